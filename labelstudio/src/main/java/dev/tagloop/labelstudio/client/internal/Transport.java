package dev.tagloop.labelstudio.client.internal;

import dev.tagloop.labelstudio.client.ClientOptions;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.JsonBacked;
import dev.tagloop.net.OutboundBody;
import dev.tagloop.net.OutboundGate;
import dev.tagloop.net.OutboundLimits;
import dev.tagloop.net.OutboundPolicy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The calls of the API in terms of paths and JSON. */
public final class Transport implements AutoCloseable {
    private static final long LARGEST_ANSWER = 1L << 30;
    private static final long LARGEST_EXPORT = 1L << 40;

    private final BaseUrl base;
    private final OutboundGate gate;
    private final Caller caller;
    private final OutboundLimits shortLimits;
    private final OutboundLimits longLimits;

    /** A transport to one server under one identity. */
    public Transport(BaseUrl base, Credentials credentials, ClientOptions options) {
        this(base, credentials, options, OutboundPolicy.operator());
    }

    /** The same under a policy: somebody else named the address. */
    public Transport(BaseUrl base, Credentials credentials, ClientOptions options, OutboundPolicy policy) {
        this.base = base;
        this.shortLimits = OutboundLimits.defaults()
                .withConnect(options.connectTimeout())
                .withIdle(options.requestTimeout())
                .withTotal(options.requestTimeout())
                .withBodyBytes(LARGEST_ANSWER);
        this.longLimits = shortLimits
                .withIdle(options.exportTimeout())
                .withTotal(options.exportTimeout())
                .withBodyBytes(LARGEST_EXPORT);
        this.gate = OutboundGate.create(policy, shortLimits);
        this.caller = new Caller(base, gate, credentials, new Backoff(options, Clock.systemUTC()), shortLimits);
    }

    /** The server's address. */
    public BaseUrl base() {
        return base;
    }

    /** How long an export or import may take. */
    public Duration longest() {
        return longLimits.total();
    }

    /** GET. */
    public Answer get(String path) {
        return get(path, Query.none());
    }

    /** GET with parameters. */
    public Answer get(String path, Query query) {
        return caller.call(Call.of("GET", path, query, Optional.empty(), shortLimits));
    }

    /** POST of an object. */
    public Answer post(String path, JsonObject body) {
        return post(path, Query.none(), body);
    }

    /** POST of an object, with parameters. */
    public Answer post(String path, Query query, JsonObject body) {
        return caller.call(Call.of("POST", path, query, Optional.of(json(body.toNode())), shortLimits));
    }

    /** POST of a list that may take long to store. */
    public Answer postLong(String path, Query query, List<? extends JsonBacked> items) {
        ArrayNode list = Json.mapper().createArrayNode();
        items.forEach(item -> list.add(item.json().toNode()));
        return caller.call(Call.of("POST", path, query, Optional.of(json(list)), longLimits));
    }

    /** POST of a file as it is, which the server may take long to read. */
    public Answer send(String path, Query query, String contentType, Path file) {
        return caller.call(Call.of("POST", path, query, Optional.of(OutboundBody.file(contentType, file)), longLimits));
    }

    /** PATCH of an object. */
    public Answer patch(String path, JsonObject body) {
        return caller.call(Call.of("PATCH", path, Query.none(), Optional.of(json(body.toNode())), shortLimits));
    }

    /** DELETE. */
    public void delete(String path) {
        caller.call(Call.of("DELETE", path, Query.none(), Optional.empty(), shortLimits));
    }

    /** The items under {@code key} on all pages, fetched as they are reached. */
    public Stream<JsonObject> pages(String path, Query query, String key, int size) {
        return Pages.stream(this, path, query, key, size);
    }

    /** The items of a large list, read as they arrive. */
    public Stream<JsonNode> stream(String path, Query query) {
        Call call = Call.of("GET", path, query, Optional.empty(), longLimits);
        return Downloads.items(call.shown(base), caller.open(call));
    }

    /** Saves an answer to a file. */
    public void download(String path, Query query, Path file) {
        Call call = Call.of("GET", path, query, Optional.empty(), longLimits);
        Downloads.save(call.shown(base), caller.open(call), file);
    }

    @Override
    public void close() {
        gate.close();
    }

    /** ASCII only, so that whatever characters a text holds arrive as they are. */
    private static OutboundBody json(JsonNode tree) {
        return OutboundBody.json(Json.writeAscii(tree));
    }
}
