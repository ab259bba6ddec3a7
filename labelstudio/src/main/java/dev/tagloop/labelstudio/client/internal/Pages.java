package dev.tagloop.labelstudio.client.internal;

import dev.tagloop.labelstudio.client.StudioApiException;
import dev.tagloop.labelstudio.client.StudioProtocolException;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A list that the server hands out page by page, each fetched when it is reached. It ends at an empty page or at a 404
 * beyond the first one; {@code next} links and totals are not relied on, since servers differ in them.
 */
final class Pages implements Iterator<JsonObject> {
    private static final int NOT_FOUND = 404;
    private static final String NO_SUCH_PAGE = "Invalid page.";

    private final Transport transport;
    private final String path;
    private final Query query;
    private final String key;
    private final int size;
    private final Queue<JsonObject> items = new ArrayDeque<>();
    private List<JsonObject> previous = List.of();
    private int page;
    private boolean ended;

    private Pages(Transport transport, String path, Query query, String key, int size) {
        this.transport = transport;
        this.path = path;
        this.query = query;
        this.key = key;
        this.size = size;
    }

    static Stream<JsonObject> stream(Transport transport, String path, Query query, String key, int size) {
        Pages pages = new Pages(transport, path, query, key, size);
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(pages, traits), false);
    }

    @Override
    public boolean hasNext() {
        if (items.isEmpty() && !ended) {
            List<JsonObject> fetched = fetch();
            ended = fetched.isEmpty();
            items.addAll(fetched);
        }
        return !items.isEmpty();
    }

    @Override
    public JsonObject next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return items.remove();
    }

    private List<JsonObject> fetch() {
        page++;
        Query paged = query.with("page", Integer.toString(page)).with("page_size", Integer.toString(size));
        Answer answer;
        try {
            answer = transport.get(path, paged);
        } catch (StudioApiException e) {
            if (e.status() == NOT_FOUND && (page > 1 || e.serverMessage().equals(NO_SUCH_PAGE))) {
                return List.of();
            }
            throw e;
        }
        JsonObject body = answer.object();
        if (!body.has(key)) {
            throw new StudioProtocolException(answer.request(), "the answer holds no \"" + key + "\"", null);
        }
        List<JsonObject> fetched = body.objects(key);
        if (!fetched.isEmpty() && fetched.equals(previous)) {
            throw new StudioProtocolException(answer.request(), "page " + page + " repeats the page before", null);
        }
        previous = fetched;
        return fetched;
    }
}
