package io.jenkins.plugins.gitlabrelease.gitlab.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.HarmlessText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The body of an error in any of the shapes that GitLab, its layers and the proxies before it send: {@code message} as
 * text, list or object, {@code error} with or without {@code error_description}, plain text, HTML, or nothing.
 *
 * @param words what the body says, in one line without control characters; may be empty
 * @param fields texts by field, of model errors
 * @param code of the OAuth layer, such as {@code invalid_token}; else empty
 * @param isError whether the words came under the key {@code error}: from routing or parameter checks, not from the
 *     endpoint
 * @param isJson whether the body was a JSON object
 * @param isHtml whether the body was a web page
 */
record ErrorBody(
        String words, Map<String, List<String>> fields, String code, boolean isError, boolean isJson, boolean isHtml) {
    private static final int LONGEST = 500;
    private static final int FIELD_LIMIT = 20;
    private static final Pattern HTML =
            Pattern.compile("^[\\s\\uFEFF]*<(!doctype|!--|html|head|body|\\?xml)", Pattern.CASE_INSENSITIVE);
    private static final Pattern TITLE =
            Pattern.compile("<(title|h1)\\b[^>]{0,200}>([^<]{1,1000})</\\1>", Pattern.CASE_INSENSITIVE);

    static ErrorBody parse(String body) {
        String text = body.strip();
        if (text.startsWith("{")) {
            try {
                return ofJson(Json.tree(text));
            } catch (IOException e) {
                return plain(text);
            }
        }
        return HTML.matcher(text).find() ? html(text) : plain(text);
    }

    private static ErrorBody ofJson(JsonNode json) {
        JsonNode message = json.path("message");
        if (message.isObject() && !message.path("error").isTextual()) {
            Map<String, List<String>> fields = fields(message);
            return new ErrorBody(line(sentences(fields)), fields, "", false, true, false);
        }
        if (message.isObject()) {
            return new ErrorBody(line(message.path("error").asText()), Map.of(), "", false, true, false);
        }
        if (!message.isMissingNode() && !message.isNull()) {
            return new ErrorBody(line(String.join("; ", texts(message))), Map.of(), "", false, true, false);
        }
        String error = String.join("; ", texts(json.path("error")));
        String description = json.path("error_description").asText("");
        if (description.isEmpty()) {
            return new ErrorBody(line(error), Map.of(), "", !error.isEmpty(), true, false);
        }
        String scope = json.path("scope").asText("");
        String words = scope.isEmpty() ? description : description + " (scope: " + scope + ")";
        return new ErrorBody(line(words), Map.of(), line(error), true, true, false);
    }

    private static Map<String, List<String>> fields(JsonNode message) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        message.properties().forEach(field -> {
            if (fields.size() < FIELD_LIMIT) {
                fields.put(line(field.getKey()), texts(field.getValue()));
            }
        });
        return Collections.unmodifiableMap(fields);
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(item -> texts.add(line(item.isTextual() ? item.asText() : item.toString())));
        } else if (!node.isMissingNode() && !node.isNull()) {
            texts.add(line(node.isValueNode() ? node.asText() : node.toString()));
        }
        return texts.size() > FIELD_LIMIT ? List.copyOf(texts.subList(0, FIELD_LIMIT)) : List.copyOf(texts);
    }

    private static String sentences(Map<String, List<String>> fields) {
        List<String> sentences = new ArrayList<>();
        fields.forEach((field, texts) -> sentences.add(field + " " + String.join(", ", texts)));
        return String.join("; ", sentences);
    }

    private static ErrorBody html(String text) {
        Matcher title = TITLE.matcher(text);
        return new ErrorBody(title.find() ? line(title.group(2)) : "", Map.of(), "", false, false, true);
    }

    private static ErrorBody plain(String text) {
        return new ErrorBody(line(text), Map.of(), "", false, false, false);
    }

    private static String line(String text) {
        return HarmlessText.oneLine(text, LONGEST);
    }
}
