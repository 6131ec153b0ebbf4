package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** Compares JSON with what is expected of it. In the latter {@code "<any>"} stands for any value. */
final class JsonMatch {

    private JsonMatch() {}

    /** Says where a value differs from what it must be, or at least contain; keys that are not expected do not count. */
    static Optional<String> difference(String at, JsonNode expected, JsonNode actual) {
        if (expected.isTextual() && expected.asText().equals("<any>") && !actual.isMissingNode()) {
            return Optional.empty();
        }
        if (expected.isObject() && actual.isObject()) {
            return ofFields(at, expected, actual);
        }
        if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            return ofItems(at, expected, actual);
        }
        return expected.equals(actual)
                ? Optional.empty()
                : Optional.of(at + " is " + (actual.isMissingNode() ? "absent" : actual) + ", not " + expected);
    }

    private static Optional<String> ofFields(String at, JsonNode expected, JsonNode actual) {
        for (Map.Entry<String, JsonNode> field : expected.properties()) {
            Optional<String> difference =
                    difference(at + "/" + field.getKey(), field.getValue(), actual.path(field.getKey()));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofItems(String at, JsonNode expected, JsonNode actual) {
        for (int i = 0; i < expected.size(); i++) {
            Optional<String> difference = difference(at + "/" + i, expected.get(i), actual.get(i));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }
}
