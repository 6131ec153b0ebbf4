package io.jenkins.plugins.gitlabrelease.gitlab.trust;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides a secret that a server repeats in its answer, in any spelling: as it is, escaped as in JSON, addresses or HTML
 * (also twice), as base64 or hexadecimal digits, broken across lines, or cut.
 */
public final class EchoedSecret {
    private static final String HIDDEN = "****";

    /** Of a secret that is long enough, any part of this length is hidden. Nobody can use a shorter part. */
    private static final int PART = 8;

    private static final int LONG_ENOUGH = 2 * PART;

    /** JSON and other languages with backslashes, addresses, HTML. */
    private static final Pattern ESCAPE = Pattern.compile("(?:\\\\u+|\\\\U0000|%u)(?<hex4>[0-9a-fA-F]{4})"
            + "|(?:\\\\x|%)(?<hex2>[0-9a-fA-F]{2})|\\\\[ux]\\{0*(?<braces>[0-9a-fA-F]{1,4})\\}"
            + "|\\\\(?<octal>[0-3][0-7]{2})|\\\\(?<itself>.)"
            + "|&#[xX]0*(?<html>[0-9a-fA-F]{1,4});?|&#0*(?<decimal>[0-9]{1,5});?|&(?<named>[a-zA-Z]{2,8});");

    /** Quoted-printable text. It has a view of its own, since an equals sign also stands before what is not encoded. */
    private static final Pattern QUOTED = Pattern.compile("=([0-9A-F]{2})");

    private static final Map<String, Character> NAMED = Map.ofEntries(
            Map.entry("amp", '&'),
            Map.entry("lt", '<'),
            Map.entry("gt", '>'),
            Map.entry("quot", '"'),
            Map.entry("apos", '\''),
            Map.entry("sol", '/'),
            Map.entry("bsol", '\\'),
            Map.entry("period", '.'),
            Map.entry("lowbar", '_'),
            Map.entry("UnderBar", '_'),
            Map.entry("shy", '\u00ad'),
            Map.entry("zwj", '\u200d'),
            Map.entry("zwnj", '\u200c'),
            Map.entry("hyphen", '-'),
            Map.entry("dash", '-'),
            Map.entry("plus", '+'),
            Map.entry("equals", '='),
            Map.entry("colon", ':'),
            Map.entry("nbsp", ' '));

    /** What may stand where a line is broken: also tags of HTML and the {@code =} of quoted-printable text. */
    private static final Pattern LINE_BREAK = Pattern.compile("<[^<>]{0,200}>|=\\r?\\n|[\\r\\n\\p{Cf}]");

    private static final Pattern BREAK = Pattern.compile(LINE_BREAK + "|[\\s\\p{Cc}]");

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{8,}");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-Fx\\\\:-]{8,}");

    /** The octets one by one, as tools show them. */
    private static final Pattern HEX_OCTETS =
            Pattern.compile("(?<![0-9a-zA-Z])(?:0x)?[0-9a-fA-F]{2}(?:[ ,;]{1,3}(?:0x)?[0-9a-fA-F]{2}){7,}+");

    private static final Pattern DECIMAL_OCTETS = Pattern.compile("(?<![0-9])[0-9]{2,3}(?:[ ,;]{1,3}[0-9]{2,3}){7,}+");
    private static final Pattern NO_HEX_DIGIT = Pattern.compile("0x|[^0-9a-fA-F]");

    private final Set<String> parts = new HashSet<>();
    private final int length;
    private final BitSet found = new BitSet();

    private EchoedSecret(String secret) {
        length = secret.length() < LONG_ENOUGH ? secret.length() : PART;
        for (int i = 0; i + length <= secret.length(); i++) {
            parts.add(secret.substring(i, i + length));
        }
    }

    /** The text with each occurrence of the secret replaced by asterisks. */
    public static String hide(String text, String secret) {
        EchoedSecret echoes = new EchoedSecret(secret);
        View view = View.of(text);
        for (int depth = 0; depth < 4; depth++) {
            View joined = view.without(LINE_BREAK);
            echoes.lookForParts(view.without(BREAK));
            echoes.lookForParts(view.unquoted().without(BREAK));
            echoes.lookInDigits(view);
            echoes.lookInDigits(joined);
            View decoded = view.decoded();
            if (decoded.text.equals(view.text)) {
                break;
            }
            view = decoded;
        }
        return echoes.found.isEmpty() ? text : echoes.replaced(text);
    }

    private String replaced(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        int from = 0;
        while (from < text.length()) {
            int start = found.nextSetBit(from);
            if (start < 0 || start >= text.length()) {
                break;
            }
            clean.append(text, from, start).append(HIDDEN);
            from = found.nextClearBit(start);
        }
        return clean.append(text, Math.min(from, text.length()), text.length()).toString();
    }

    private void lookForParts(View view) {
        for (int i = 0; i + length <= view.text.length(); i++) {
            if (parts.contains(view.text.substring(i, i + length))) {
                view.mark(found, i, i + length);
            }
        }
    }

    /** In UTF-16 too, where each second octet is 0. */
    private boolean has(String decoded) {
        String text = decoded.replace("\0", "");
        for (int i = 0; i + length <= text.length(); i++) {
            if (parts.contains(text.substring(i, i + length))) {
                return true;
            }
        }
        return false;
    }

    /** Hides whole runs of digits: where in a run the secret begins depends on what is before it. */
    private void lookInDigits(View view) {
        Matcher base64 = BASE64.matcher(view.text);
        while (base64.find()) {
            String digits = base64.group().replace('-', '+').replace('_', '/');
            markIf(view, base64, 4, skip -> fromBase64(digits, skip));
        }
        for (Pattern digits : List.of(HEX, HEX_OCTETS)) {
            Matcher hex = digits.matcher(view.text);
            while (hex.find()) {
                String plain = NO_HEX_DIGIT.matcher(hex.group()).replaceAll("");
                markIf(view, hex, 2, skip -> fromHex(plain, skip));
            }
        }
        Matcher decimal = DECIMAL_OCTETS.matcher(view.text);
        while (decimal.find()) {
            markIf(view, decimal, 1, skip -> fromDecimal(decimal.group()));
        }
    }

    private static String fromDecimal(String octets) {
        StringBuilder decoded = new StringBuilder();
        for (String octet : octets.split("[ ,;]+")) {
            decoded.append((char) Integer.parseInt(octet));
        }
        return decoded.toString();
    }

    private void markIf(View view, Matcher run, int alignments, IntFunction<String> decoding) {
        if (view.isMarked(found, run.start(), run.end())) {
            return;
        }
        for (int skip = 0; skip < alignments; skip++) {
            if (has(decoding.apply(skip))) {
                view.mark(found, run.start(), run.end());
                return;
            }
        }
    }

    private static String fromBase64(String digits, int skip) {
        int length = digits.length() - skip;
        length -= length % 4 == 1 ? 1 : 0;
        return new String(
                Base64.getDecoder().decode(digits.substring(skip, skip + length)), StandardCharsets.ISO_8859_1);
    }

    private static String fromHex(String digits, int skip) {
        StringBuilder decoded = new StringBuilder();
        for (int i = skip; i + 2 <= digits.length(); i += 2) {
            decoded.append((char) Integer.parseInt(digits.substring(i, i + 2), 16));
        }
        return decoded.toString();
    }

    /** A text as something reads it, with where each of its characters comes from. */
    private record View(String text, int[] starts, int[] ends) {
        static View of(String text) {
            int[] starts = new int[text.length()];
            int[] ends = new int[text.length()];
            for (int i = 0; i < starts.length; i++) {
                starts[i] = i;
                ends[i] = i + 1;
            }
            return new View(text, starts, ends);
        }

        void mark(BitSet found, int from, int to) {
            if (from < to) {
                found.set(starts[from], ends[to - 1]);
            }
        }

        boolean isMarked(BitSet found, int from, int to) {
            return found.nextClearBit(starts[from]) >= ends[to - 1];
        }

        View without(Pattern dropped) {
            return replaced(dropped, matcher -> "");
        }

        View decoded() {
            return replaced(ESCAPE, View::meaning);
        }

        View unquoted() {
            return replaced(QUOTED, octet -> character(octet.group(1), 16));
        }

        private static String meaning(Matcher escape) {
            for (String group : List.of("hex4", "hex2", "braces", "html")) {
                if (escape.group(group) != null) {
                    return character(escape.group(group), 16);
                }
            }
            if (escape.group("octal") != null) {
                return character(escape.group("octal"), 8);
            }
            if (escape.group("decimal") != null) {
                return character(escape.group("decimal"), 10);
            }
            String itself = escape.group("itself");
            if (itself != null) {
                return "nrtbf".contains(itself) ? "\n" : itself;
            }
            Character named = NAMED.get(escape.group("named"));
            return named == null ? escape.group() : named.toString();
        }

        private static String character(String digits, int radix) {
            return String.valueOf((char) Integer.parseInt(digits, radix));
        }

        /** @param meaning of one match: a character, nothing, or the match as it is */
        private View replaced(Pattern pattern, Function<Matcher, String> meaning) {
            Matcher matcher = pattern.matcher(text);
            if (!matcher.find()) {
                return this;
            }
            StringBuilder read = new StringBuilder(text.length());
            int[] from = new int[text.length()];
            int[] to = new int[text.length()];
            int done = 0;
            do {
                copy(done, matcher.start(), read, from, to);
                String replacement = meaning.apply(matcher);
                if (replacement.equals(matcher.group())) {
                    copy(matcher.start(), matcher.end(), read, from, to);
                } else if (!replacement.isEmpty()) {
                    from[read.length()] = starts[matcher.start()];
                    to[read.length()] = ends[matcher.end() - 1];
                    read.append(replacement);
                }
                done = matcher.end();
            } while (matcher.find());
            copy(done, text.length(), read, from, to);
            return new View(read.toString(), Arrays.copyOf(from, read.length()), Arrays.copyOf(to, read.length()));
        }

        private void copy(int start, int end, StringBuilder read, int[] from, int[] to) {
            for (int i = start; i < end; i++) {
                from[read.length()] = starts[i];
                to[read.length()] = ends[i];
                read.append(text.charAt(i));
            }
        }
    }
}
