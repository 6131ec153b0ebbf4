package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.gitlabrelease.emulator.Json.Times;
import io.jenkins.plugins.gitlabrelease.emulator.Router.RawPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The parameters of a request, query and body together, with the checks that GitLab's Grape declarations make (contract 1.2).
 * Problems are collected; {@link #check()} answers 400 with all of them.
 */
final class Params {

    private final JsonNode values;
    private final String prefix;
    private final List<String> problems;

    Params(ObjectNode values) {
        this(values, "", new ArrayList<>());
    }

    private Params(JsonNode values, String prefix, List<String> problems) {
        this.values = values;
        this.prefix = prefix;
        this.problems = problems;
    }

    /** Ends the request if anything asked for so far was wrong. */
    void check() {
        if (!problems.isEmpty()) {
            throw ApiError.error(400, String.join(", ", problems));
        }
    }

    boolean has(String name) {
        return values.has(name);
    }

    boolean hasAny(String... names) {
        return Stream.of(names).anyMatch(this::has);
    }

    void problem(String text) {
        problems.add(text);
    }

    /** Returns a text, or null if it is absent or null. */
    String text(String name) {
        JsonNode value = values.path(name);
        if (value.isContainerNode()) {
            problems.add(shown(name) + " is invalid");
        }
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    String required(String name) {
        if (!has(name)) {
            problems.add(shown(name) + " is missing");
        }
        return text(name);
    }

    String oneOf(String name, String otherwise, String... allowed) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        if (!Arrays.asList(allowed).contains(value)) {
            problems.add(shown(name) + " does not have a valid value");
        }
        return value;
    }

    boolean flag(String name, boolean otherwise) {
        String value = text(name);
        if (value != null && !value.matches("(?i)true|false|t|f|1|0|yes|no|on|off")) {
            problems.add(shown(name) + " is invalid");
        }
        return value == null ? otherwise : value.matches("(?i)true|t|1|yes|on");
    }

    int number(String name, int otherwise) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("-?\\d{1,9}")) {
            problems.add(shown(name) + " is invalid");
            return otherwise;
        }
        return Integer.parseInt(value);
    }

    /** Returns a time, or null if it is absent or null. */
    Instant time(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        Instant time = Times.parse(value).orElse(null);
        if (time == null) {
            problems.add(shown(name) + " is invalid");
        }
        return time;
    }

    /** Returns the items of a JSON array or of a text with commas, or null if it is absent. */
    List<String> texts(String name) {
        JsonNode value = values.path(name);
        if (value.isMissingNode()) {
            return null;
        }
        Stream<String> items = value.isArray() ? items(value).map(JsonNode::asText) : Stream.of(value.asText(""));
        return items.flatMap(item -> Stream.of(item.split(",")))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** Returns the objects of an array inside an object, each with its own name in problems. */
    List<Params> objects(String outer, String inner) {
        JsonNode array = values.path(outer).path(inner);
        String shown = outer + "[" + inner + "]";
        boolean wrongOuter = values.hasNonNull(outer) && !values.get(outer).isObject();
        if (wrongOuter || (!array.isMissingNode() && !array.isNull() && !array.isArray())) {
            problems.add((wrongOuter ? outer : shown) + " is invalid");
            return List.of();
        }
        List<Params> objects = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            objects.add(new Params(array.get(i), shown + "[" + i + "]", problems));
        }
        return objects;
    }

    private static Stream<JsonNode> items(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items.stream();
    }

    private String shown(String name) {
        return prefix.isEmpty() ? name : prefix + "[" + name + "]";
    }

    /** Reads the parameters of a request from its query and its body, JSON or form. */
    static final class ParamsReader {

        private ParamsReader() {}

        static ObjectNode query(String rawQuery) {
            ObjectNode values = Json.object();
            addForm(rawQuery, values);
            return values;
        }

        static ObjectNode queryAndBody(String rawQuery, String contentType, byte[] body) {
            ObjectNode values = query(rawQuery);
            String type = contentType.toLowerCase(Locale.ROOT);
            if (type.startsWith("application/json") && body.length > 0) {
                addJson(body, values);
            } else if (type.startsWith("application/x-www-form-urlencoded")) {
                addForm(new String(body, StandardCharsets.ISO_8859_1), values);
            }
            return values;
        }

        /** Text with a null character is refused before Grape (lib/gitlab/middleware/handle_malformed_strings.rb). */
        private static void addJson(byte[] body, ObjectNode values) {
            try {
                JsonNode json = Json.MAPPER.readTree(body);
                if (json != null && json.toString().contains("\\u0000")) {
                    throw ApiError.malformedRequest();
                }
                if (!(json instanceof ObjectNode fields)) {
                    throw ApiError.error(400, "The request body is no JSON object");
                }
                values.setAll(fields);
            } catch (JsonProcessingException e) {
                throw ApiError.error(400, "There was a problem in the JSON you submitted");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void addForm(String form, ObjectNode values) {
            for (String pair : form.split("&")) {
                if (pair.isEmpty()) {
                    continue;
                }
                String[] parts = pair.split("=", 2);
                String name = RawPath.decode(parts[0].replace('+', ' '));
                String value = parts.length == 1 ? "" : RawPath.decode(parts[1].replace('+', ' '));
                int bracket = name.indexOf('[');
                if (bracket <= 0) {
                    values.put(name, value);
                } else {
                    put(values, name.substring(0, bracket), name.substring(bracket), value);
                }
            }
        }

        /**
         * Nests a value as Rack does: {@code a[b]} is a field of an object, {@code a[]} an item of an array, and
         * {@code a[][b]} a field of the array's last object, of a new one if that has the field already.
         */
        private static void put(ObjectNode into, String name, String rest, String value) {
            if (rest.isEmpty()) {
                into.put(name, value);
            } else if (rest.equals("[]")) {
                array(into, name).add(value);
            } else if (rest.startsWith("[][")) {
                ArrayNode items = array(into, name);
                int end = rest.indexOf(']', 3);
                String field = rest.substring(3, end);
                String deeper = rest.substring(end + 1);
                boolean fresh = items.isEmpty()
                        || !(items.get(items.size() - 1) instanceof ObjectNode last)
                        || last.has(field) && !deeper.startsWith("[");
                ObjectNode item = fresh ? items.addObject() : (ObjectNode) items.get(items.size() - 1);
                put(item, field, deeper, value);
            } else {
                int end = rest.indexOf(']');
                ObjectNode nested = into.get(name) instanceof ObjectNode known ? known : into.putObject(name);
                put(nested, rest.substring(1, end), rest.substring(end + 1), value);
            }
        }

        private static ArrayNode array(ObjectNode into, String name) {
            return into.get(name) instanceof ArrayNode known ? known : into.putArray(name);
        }
    }
}
