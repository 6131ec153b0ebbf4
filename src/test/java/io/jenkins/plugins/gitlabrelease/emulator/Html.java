package io.jenkins.plugins.gitlabrelease.emulator;

/** HTML for people. */
final class Html {

    private Html() {}

    /** Makes any text harmless in an element or in a quoted attribute. Null becomes empty. */
    static String escape(String text) {
        if (text == null) {
            return "";
        }
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
