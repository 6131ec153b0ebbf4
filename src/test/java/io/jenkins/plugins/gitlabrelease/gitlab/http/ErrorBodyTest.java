package io.jenkins.plugins.gitlabrelease.gitlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract 1.2: every shape of an error body. */
class ErrorBodyTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        endpoint code       | {"message":"404 Project Not Found"} | 404 Project Not Found
        model error         | {"message":{"description":["is too long"],"name":["a","b"]}} | description is too long; name a, b
        link service        | {"message":["Url has already been taken","Name is bad"]} | Url has already been taken; Name is bad
        parameter check     | {"error":"tag_name is missing"} | tag_name is missing
        OAuth layer         | {"error":"invalid_token","error_description":"Token is expired."} | Token is expired.
        OAuth scope         | {"error":"insufficient_scope","error_description":"Needs more.","scope":"api read_api"} | Needs more. (scope: api read_api)
        application limiter | {"message":{"error":"Too many times. Try again later."}} | Too many times. Try again later.
        Rack::Attack        | Retry later | Retry later
        nginx               | <html><head><title>413 Request Entity Too Large</title></head><body>x</body></html> | 413 Request Entity Too Large
        doctype, heading    | <!DOCTYPE html><body><h1 class="x">502</h1></body> | 502
        comment, heading    | <!-- for old browsers --><html><h1>Blocked</h1> | Blocked
        broken JSON         | {"message":"40 | {"message":"40
        unknown keys        | {"reason":"x"} | ``
        empty               | `` | ``
        nulls               | {"message":null,"error":null} | ``
        number              | {"message":42} | 42
        nested oddity       | {"message":[{"a":1},"b"]} | {"a":1}; b
        """)
    void words(String shape, String body, String words) {
        assertEquals(words, ErrorBody.parse(body).words(), shape);
    }

    @Test
    void tellsWhoSpoke() {
        assertTrue(ErrorBody.parse("{\"error\":\"404 Not Found\"}").isError());
        assertEquals(
                "invalid_token",
                ErrorBody.parse("{\"error\":\"invalid_token\",\"error_description\":\"x\"}")
                        .code());
        assertTrue(ErrorBody.parse(" \n<HTML>").isHtml());
        assertTrue(ErrorBody.parse("{}").isJson());
        assertTrue(!ErrorBody.parse("Retry later\n").isJson());
    }

    @Test
    void keepsTextsByField() {
        ErrorBody body = ErrorBody.parse("{\"message\":{\"url\":[\"a\",\"b\"],\"name\":\"c\",\"n\":null}}");
        assertEquals(Map.of("url", List.of("a", "b"), "name", List.of("c"), "n", List.of()), body.fields());
    }

    @Test
    void stripsAndBoundsWhatOthersWrote() {
        ErrorBody body = ErrorBody.parse("{\"message\":\"a\\u001b[31m\\nb\\u202e" + "x".repeat(2000) + "\"}");
        assertTrue(body.words().startsWith("a [31m b x"), body.words());
        assertEquals(500, body.words().length());
    }

    @Test
    void boundsTheNumberOfFields() {
        StringBuilder json = new StringBuilder("{\"message\":{\"f\":[\"x\"]");
        for (int i = 0; i < 1000; i++) {
            json.append(",\"f").append(i).append("\":[\"y\"]");
        }
        ErrorBody body = ErrorBody.parse(json + "}}");
        assertEquals(20, body.fields().size());
    }

    @Test
    void nothingMakesItFail() {
        Random random = new Random(11);
        String letters = "{}[]\":,\\ntruefalse0123456789<html>message error\u0000\ud800\u202e";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder body = new StringBuilder(random.nextBoolean() ? "{\"message\":" : "");
            for (int n = random.nextInt(60); n > 0; n--) {
                body.append(letters.charAt(random.nextInt(letters.length())));
            }
            String words = ErrorBody.parse(body.toString()).words();
            assertTrue(words.chars().noneMatch(Character::isISOControl), words);
        }
        assertEquals(
                "", ErrorBody.parse("{\"message\":" + "[".repeat(5000)).fields().isEmpty() ? "" : "fields");
    }
}
