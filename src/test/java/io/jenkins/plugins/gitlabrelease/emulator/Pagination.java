package io.jenkins.plugins.gitlabrelease.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.gitlabrelease.emulator.http.HttpAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Offset pagination with all its headers (contract 1.5). */
final class Pagination {

    private static final int DEFAULT_SIZE = 20;
    private static final int LARGEST_SIZE = 100;
    private static final int COUNTED_ROWS = 10_000;
    private static final Pattern PAGE_PARAMETER = Pattern.compile("(page|per_page)=.*");

    private Pagination() {}

    /** Answers with the page of a list that the call asks for; checks the parameters of the call. */
    static <T> HttpAnswer answer(Call call, List<T> all, Function<T, JsonNode> view) {
        check(call);
        int page = call.params().number("page", 1);
        int size = Math.min(LARGEST_SIZE, call.params().number("per_page", DEFAULT_SIZE));
        int pages = Math.max(1, (all.size() + size - 1) / size);
        List<T> shown = all.stream().skip((page - 1L) * size).limit(size).toList();
        HttpAnswer answer = Json.answer(200, Json.array(shown, view))
                .header("X-Page", Integer.toString(page))
                .header("X-Per-Page", Integer.toString(size))
                .header("X-Next-Page", page < pages ? Integer.toString(page + 1) : "")
                .header("X-Prev-Page", page > 1 && page <= pages ? Integer.toString(page - 1) : "")
                .header("Link", links(call, page, size, pages, all.size()));
        if (all.size() > COUNTED_ROWS) {
            return answer;
        }
        return answer.header("X-Total", Integer.toString(all.size())).header("X-Total-Pages", Integer.toString(pages));
    }

    /** Ends the call if its page parameters, or any that were read before, are wrong. */
    static void check(Call call) {
        for (String name : List.of("page", "per_page")) {
            if (call.params().number(name, 1) < 1) {
                call.params().problem(name + " does not have a valid value");
            }
        }
        call.params().check();
    }

    private static String links(Call call, int page, int size, int pages, int total) {
        List<String> links = new ArrayList<>();
        if (page > 1 && page <= pages) {
            links.add(link(call, page - 1, size, "prev"));
        }
        if (page < pages) {
            links.add(link(call, page + 1, size, "next"));
        }
        links.add(link(call, 1, size, "first"));
        if (total <= COUNTED_ROWS) {
            links.add(link(call, pages, size, "last"));
        }
        return String.join(", ", links);
    }

    private static String link(Call call, int page, int size, String rel) {
        String kept = Stream.of(call.request().rawQuery().split("&"))
                .filter(pair -> !pair.isEmpty() && !PAGE_PARAMETER.matcher(pair).matches())
                .map(pair -> pair + "&")
                .collect(Collectors.joining());
        String host = call.base().replaceFirst("(//[^/]+)/.*", "$1");
        return "<" + host + call.request().rawPath() + "?" + kept + "page=" + page + "&per_page=" + size + ">; rel=\""
                + rel + "\"";
    }
}
