package io.jenkins.plugins.gitlabrelease.emulator;

import java.util.List;

/** What all pages of the emulator have around their content. */
final class PageFrame {

    private static final String STYLE = """
        body { font: 16px/1.5 system-ui, sans-serif; color: #1f2328; background: #f6f8fa; margin: 0; }
        header { background: #292961; color: #fff; padding: .6rem 1.5rem; font-size: 14px; }
        header a { color: #fff; }
        main { max-width: 60rem; margin: 1.5rem auto; padding: 0 1.5rem; }
        section { background: #fff; border: 1px solid #d0d7de; border-radius: 8px; padding: 1.25rem; margin: 0 0 1.5rem; }
        h1, h2 { margin: 0 0 .5rem; line-height: 1.25; }
        h1 { font-size: 1.6rem; } h2 { font-size: 1.1rem; margin-top: 1.25rem; }
        table { border-collapse: collapse; width: 100%; font-size: 14px; }
        th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #eaeef2; vertical-align: top; }
        code { font: 12px ui-monospace, monospace; overflow-wrap: anywhere; }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f6f8fa; border-radius: 6px; padding: 1rem;
          font: 14px/1.5 ui-monospace, monospace; }
        .meta { color: #59636e; font-size: 14px; }
        .badge { background: #ddf4ff; color: #0550ae; border-radius: 1rem; padding: .1rem .6rem; font-size: 13px; }
        a { color: #0550ae; }
        """;

    private PageFrame() {}

    /**
     * Puts a page together.
     *
     * @param title any text
     * @param sections HTML, already escaped
     */
    static String of(String title, List<String> sections) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\">"
                + "<title>" + Html.escape(title) + "</title>\n<style>\n" + STYLE + "</style></head>\n<body>\n"
                + "<header>GitLab emulator: a test server, not GitLab</header>\n<main>\n"
                + String.join("\n", sections) + "\n</main>\n</body>\n</html>\n";
    }

    static String link(String url, String text) {
        return "<a href=\"" + Html.escape(url) + "\" rel=\"noreferrer\">" + Html.escape(text) + "</a>";
    }
}
