package dev.tagloop.hub.internal.http;

import dev.tagloop.hub.HubException;
import dev.tagloop.net.OutboundResponse;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Lists that come in pages: each answer's {@code Link} header leads to the next. */
public final class Paging {
    private static final Pattern NEXT = Pattern.compile("<([^<>]*)>\\s*;\\s*rel=\"?next\"?");
    private static final int MOST_PAGES = 100_000;

    private final HubHttp http;

    /** Pages fetched by {@code http}. */
    public Paging(HubHttp http) {
        this.http = http;
    }

    /** Hands every item of every page to {@code sink}. */
    public void each(HubCall first, Consumer<JsonNode> sink) {
        Set<URI> seen = new HashSet<>();
        HubCall call = first;
        while (call != null) {
            if (!seen.add(call.uri()) || seen.size() > MOST_PAGES) {
                throw new HubException(
                        HubException.Kind.NOT_A_HUB,
                        first.about() + ": the list has no end, its pages lead in a circle");
            }
            Page page = page(call);
            if (!page.items().isArray()) {
                throw new HubException(HubException.Kind.NOT_A_HUB, first.about() + ": the answer is no list");
            }
            page.items().forEach(sink);
            call = page.next().map(call::to).orElse(null);
        }
    }

    private record Page(JsonNode items, Optional<URI> next) {}

    private Page page(HubCall call) {
        return http.exchange(call, response -> {
            try (response) {
                return new Page(HubJson.read(call, response), next(call, response));
            }
        });
    }

    private Optional<URI> next(HubCall call, OutboundResponse response) {
        Matcher matcher = NEXT.matcher(response.header("Link").orElse(""));
        if (!matcher.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(response.uri().resolve(http.endpoint().rebased(matcher.group(1))));
        } catch (IllegalArgumentException e) {
            throw new HubException(
                    HubException.Kind.NOT_A_HUB, call.about() + ": the address of the next page cannot be read", e);
        }
    }
}
