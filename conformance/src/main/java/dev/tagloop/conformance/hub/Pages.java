package dev.tagloop.conformance.hub;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Long lists in pages: the address of the next one stands in a header and holds the whole query. */
final class Pages {
    private Pages() {}

    static Reply of(Ask ask, String endpoint, List<? extends JsonNode> all, int size) {
        int start = Integer.parseInt(ask.query("cursor").orElse("0"));
        int end = Math.min(all.size(), start + size);
        ArrayNode page = Json.array();
        all.subList(Math.min(start, end), end).forEach(page::add);
        Reply reply = Reply.json(page);
        if (end < all.size()) {
            List<String> query = new ArrayList<>();
            ask.query().forEach((name, values) -> {
                if (!name.equals("cursor")) {
                    values.forEach(value -> query.add(name + "=" + ResolveRoutes.encoded(value)));
                }
            });
            query.add("cursor=" + end);
            reply.with("Link", "<" + endpoint + ask.path() + "?" + String.join("&", query) + ">; rel=\"next\"");
        }
        return reply;
    }
}
