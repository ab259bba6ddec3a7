package dev.tagloop.server.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One page of a list in the form {@code {count, next, previous, results}}.
 *
 * @param number from 1
 */
public record Page(long number, long size, long count) {
    /** Larger pages are cut to this: a client that asks for ten million rows means all of them. */
    public static final long LARGEST = 100_000;

    /** The page that the query asks for. @throws ApiException 404 past the end or for a page that is no number */
    public static Page strict(Call call, long count, long defaultSize) {
        Page page = lenient(call, count, defaultSize);
        boolean named = call.query().has("page");
        boolean last = call.query().text("page").filter("last"::equals).isPresent();
        if (last) {
            return new Page(page.last(), page.size, count);
        }
        if ((named && call.query().number("page").isEmpty()) || page.number < 1 || page.number > page.last()) {
            throw ApiException.invalidPage();
        }
        return page;
    }

    /** The same, with an empty page past the end. */
    public static Page lenient(Call call, long count, long defaultSize) {
        long size = call.query().number("page_size").filter(asked -> asked > 0).orElse(defaultSize);
        return new Page(call.query().number("page").orElse(1L), Math.min(size, LARGEST), count);
    }

    private long last() {
        return Math.max(1, (count + size - 1) / size);
    }

    /** Rows before this page. */
    public long offset() {
        return number < 1 || number > last() ? count : (number - 1) * size;
    }

    /** The rows of this page out of all. */
    public <T> List<T> slice(List<T> all) {
        int from = (int) Math.min(offset(), all.size());
        return all.subList(from, (int) Math.min(from + size, all.size()));
    }

    /** The answer around the rows of this page. */
    public ObjectNode answer(Call call, ArrayNode results) {
        ObjectNode json = Json.object().put("count", count);
        json.put("next", number >= 1 && number < last() ? link(call, Optional.of(number + 1)) : null);
        // The first page is the address without a page number, as the original writes it.
        json.put(
                "previous",
                number > 1 && number <= last()
                        ? link(call, Optional.of(number - 1).filter(n -> n > 1))
                        : null);
        json.set("results", results);
        return json;
    }

    private static String link(Call call, Optional<Long> page) {
        TreeMap<String, List<String>> parameters = new TreeMap<>(call.context().queryParamMap());
        parameters.remove("page");
        page.ifPresent(number -> parameters.put("page", List.of(number.toString())));
        String query = parameters.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> encode(entry.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
        return call.baseUrl() + call.path() + (query.isEmpty() ? "" : "?" + query);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
