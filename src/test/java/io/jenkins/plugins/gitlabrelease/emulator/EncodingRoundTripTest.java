package io.jenkins.plugins.gitlabrelease.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.gitlabrelease.emulator.Router.RawPath;
import io.jenkins.plugins.gitlabrelease.gitlab.trust.ServerUrl;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the client encodes, the emulator's routing reads back: 100,000 tags, names and paths, one seed. */
class EncodingRoundTripTest {

    private static final String PIECES = "abcXYZ019-._~/+%@:;,=&?#[]{}|\\^`'\"<>()*!$ \tä漢€";
    private static final String PREFIX = "/gitlab/api/v4/projects/";

    @Test
    void hundredThousandSegmentsArriveAsTheyWere() {
        ServerUrl server = ServerUrl.parse("https://gitlab.example.com/gitlab");
        Random random = new Random(42);
        for (int i = 0; i < 100_000; i++) {
            String project = text(random);
            String tag = text(random);
            String raw = server.api("projects", project, "releases", tag).encodedPath();
            List<String> segments = RawPath.of(raw.substring(PREFIX.length())).segments();
            assertEquals(3, segments.size(), raw);
            assertEquals(project, RawPath.decode(segments.get(0)));
            assertEquals(tag, RawPath.decode(segments.get(2)));
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(16); n >= 0; n--) {
            text.append(PIECES.charAt(random.nextInt(PIECES.length())));
        }
        // No tag, project or file is called "." or "..", and the client refuses to ask for one.
        return text.toString().matches("\\.{1,2}") ? "dots" : text.toString();
    }
}
