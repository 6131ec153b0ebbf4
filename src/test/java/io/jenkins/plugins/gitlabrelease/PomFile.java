package io.jenkins.plugins.gitlabrelease;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A {@code pom.xml} and the properties that it sees, without Maven. */
final class PomFile {
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

    private final Document document;
    private final Map<String, String> properties = new LinkedHashMap<>();

    private PomFile(Document document, Map<String, String> inherited) {
        this.document = document;
        properties.putAll(inherited);
        nodes("/project/properties/*").forEach(p -> properties.put(p.getNodeName(), p.getTextContent()));
        for (String name : List.of("groupId", "artifactId", "version", "name", "description", "url")) {
            nodes("/project/" + name).forEach(n -> properties.put("project." + name, n.getTextContent()));
        }
    }

    /** Reads a file that inherits nothing of interest. */
    static PomFile read(Path file) throws IOException {
        return new PomFile(parse(file), Map.of("scmTag", "HEAD"));
    }

    /** Reads a file whose parent is this one. */
    PomFile child(Path file) throws IOException {
        return new PomFile(parse(file), properties);
    }

    private static Document parse(Path file) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file + " cannot be read", e);
        }
    }

    /** The text at a path of element names below {@code project}, with properties replaced; empty if it is not there. */
    String text(String path) {
        List<Node> found = nodes("/project/" + path);
        return found.isEmpty() ? "" : interpolate(found.get(0).getTextContent());
    }

    /** A property with the properties in it replaced. */
    String property(String name) {
        return interpolate("${" + name + "}");
    }

    /** The elements at a path below {@code project}, each as a map of its children's names and texts. */
    List<Map<String, String>> list(String path) {
        List<Map<String, String>> list = rawList(path);
        list.forEach(element -> element.replaceAll((name, text) -> interpolate(text)));
        return list;
    }

    /** The same, with properties left as they are written. */
    List<Map<String, String>> rawList(String path) {
        List<Map<String, String>> list = new ArrayList<>();
        for (Node node : nodes("/project/" + path)) {
            Map<String, String> element = new LinkedHashMap<>();
            NodeList children = node.getChildNodes();
            for (int i = 0; i < children.getLength(); i++) {
                if (children.item(i) instanceof Element child) {
                    element.put(child.getTagName(), child.getTextContent());
                }
            }
            list.add(element);
        }
        return list;
    }

    private String interpolate(String text) {
        Matcher matcher = PROPERTY.matcher(text.trim());
        return matcher.replaceAll(m -> {
            String value = properties.get(m.group(1));
            return Matcher.quoteReplacement(value == null ? m.group() : interpolate(value));
        });
    }

    private List<Node> nodes(String expression) {
        try {
            XPath xpath = XPathFactory.newInstance().newXPath();
            NodeList found = (NodeList) xpath.evaluate(expression, document, XPathConstants.NODESET);
            List<Node> nodes = new ArrayList<>();
            for (int i = 0; i < found.getLength(); i++) {
                nodes.add(found.item(i));
            }
            return nodes;
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(expression, e);
        }
    }
}
