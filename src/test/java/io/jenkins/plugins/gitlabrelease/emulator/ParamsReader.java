package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads the parameters of a request from its query and its body, JSON or form. */
final class ParamsReader {

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

    private static void addJson(byte[] body, ObjectNode values) {
        try {
            JsonNode json = Json.MAPPER.readTree(body);
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
            if (name.endsWith("[]")) {
                values.withArray("/" + name.substring(0, name.length() - 2)).add(value);
            } else {
                values.put(name, value);
            }
        }
    }
}
