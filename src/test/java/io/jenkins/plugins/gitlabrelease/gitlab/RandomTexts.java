package io.jenkins.plugins.gitlabrelease.gitlab;

import java.util.Random;

/** Names as nobody would choose them. */
public final class RandomTexts {
    private static final String TRICKY = "/%+ .~?#&=;:@\\\"'<>|^`{}[]()*,!$-_\t\u00a0\u00e9\u0130\u4e2d\ufeff";

    private RandomTexts() {}

    /** Any well-formed text that can be one path segment. */
    public static String segment(Random random) {
        while (true) {
            StringBuilder text = new StringBuilder();
            int length = 1 + random.nextInt(12);
            for (int i = 0; i < length; i++) {
                text.appendCodePoint(codePoint(random));
            }
            if (!text.toString().equals(".") && !text.toString().equals("..")) {
                return text.toString();
            }
        }
    }

    /** A legal name of a Git tag, often with slashes and other characters that URLs treat specially. */
    static String tag(Random random) {
        String allowed = "abcXYZ0189/+-_.%@#&=;,!$'()<>|\"{}`\u00e9\u4e2d";
        StringBuilder tag = new StringBuilder("t");
        int length = 1 + random.nextInt(10);
        for (int i = 0; i < length; i++) {
            char c = allowed.charAt(random.nextInt(allowed.length()));
            char last = tag.charAt(tag.length() - 1);
            boolean twice = (c == '/' || c == '.') && (last == '/' || last == '.') || c == '{' && last == '@';
            tag.append(twice ? 'x' : c);
        }
        return tag.append("9").toString();
    }

    private static int codePoint(Random random) {
        switch (random.nextInt(4)) {
            case 0:
                return TRICKY.charAt(random.nextInt(TRICKY.length()));
            case 1:
                return 'a' + random.nextInt(26);
            case 2:
                return 0x20 + random.nextInt(0x5f);
            default:
                int c = random.nextInt(0x110000);
                return c >= 0xd800 && c <= 0xdfff ? 0x1f600 : c;
        }
    }
}
