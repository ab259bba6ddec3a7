package dev.tagloop.labelstudio.client.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The part of an address behind the question mark.
 *
 * @param pairs names and values in their order, unescaped
 */
public record Query(List<Map.Entry<String, String>> pairs) {
    private static final Query NONE = new Query(List.of());

    /** Copies the list. */
    public Query {
        pairs = List.copyOf(pairs);
    }

    /** No parameters. */
    public static Query none() {
        return NONE;
    }

    /** With one more. */
    public Query with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(pairs);
        more.add(Map.entry(name, value));
        return new Query(more);
    }

    String toText() {
        if (pairs.isEmpty()) {
            return "";
        }
        return pairs.stream()
                .map(pair -> escape(pair.getKey()) + "=" + escape(pair.getValue()))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
