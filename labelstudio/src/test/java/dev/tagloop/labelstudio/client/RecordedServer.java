package dev.tagloop.labelstudio.client;

import com.sun.net.httpserver.HttpExchange;
import dev.tagloop.labelstudio.Golden;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Answers with what the original server answered, exchange by exchange in the order that a test names, and holds each
 * request to what was recorded: method, path, and the body wherever the test says so. Placeholders become values.
 */
final class RecordedServer implements AutoCloseable {
    static final String ACCESS = TestTokens.jwt("access", 4_000_000_000L);
    private static final Pattern PLACEHOLDER = Pattern.compile("<(id|str):([a-z]+):([0-9]+)>");

    private final Queue<JsonObject> script = new ArrayDeque<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final StubServer server = new StubServer(this::answer);

    /** Adds exchanges of a scenario to what is answered next. */
    RecordedServer then(String scenario, String... names) {
        for (String name : names) {
            script.add(JsonObject.parse(fill(Golden.exchange(scenario, name).toString())));
        }
        return this;
    }

    /** The number that stands for an object of the recordings, {@code id("task", 3)}. */
    static long id(String kind, int index) {
        return Math.floorMod(kind.hashCode(), 900) * 1000L + index;
    }

    String url() {
        return server.url();
    }

    List<StubServer.Seen> seen() {
        return server.seen();
    }

    StubServer.Seen last() {
        return server.seen().getLast();
    }

    /** What requests had that the recordings do not; empty is good. */
    List<String> complaints() {
        return complaints;
    }

    /** Whether all exchanges were asked for. */
    boolean done() {
        return script.isEmpty();
    }

    private synchronized void answer(StubServer.Seen seen, HttpExchange exchange) throws IOException {
        JsonObject recorded = script.poll();
        if (recorded == null) {
            complaints.add(seen + " was not expected");
            StubServer.json(exchange, 418, "{}");
            return;
        }
        JsonObject request = recorded.object("request").orElseThrow();
        compare("method", request.text("method").orElseThrow(), seen.method());
        // Recorded with or without a final slash: the original server takes both where it has one.
        compare("path", withoutSlash(request.text("path").orElseThrow()), withoutSlash(seen.path()));
        if (request.get("body").isPresent()) {
            compare("body", request.get("body").orElseThrow(), Json.read(seen.body()));
            compare("content type", "application/json", seen.headers().getFirst("Content-Type"));
        }
        JsonObject response = recorded.object("response").orElseThrow();
        JsonObject headers = response.object("headers").orElse(JsonObject.empty());
        headers.keys().stream()
                .filter(name -> !name.equals("content-type"))
                .forEach(name -> exchange.getResponseHeaders()
                        .set(name, headers.text(name).orElse("")));
        int status = (int) response.integer("status").orElseThrow();
        String body = response.get("body").map(RecordedServer::text).orElse("");
        StubServer.send(exchange, status, headers.text("content-type").orElse("text/plain"), body);
    }

    private void compare(String what, Object recorded, Object sent) {
        if (!recorded.equals(sent)) {
            complaints.add(what + " was " + sent + ", recorded " + recorded);
        }
    }

    private static String text(JsonNode body) {
        return body.isString() ? body.stringValue() : Json.write(body);
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Puts values in the place of the recordings' placeholders: a bare id is a number, one inside a text its digits. */
    private static String fill(String json) {
        Map<String, String> fixed = new HashMap<>();
        fixed.put("<time>", "2026-11-24T08:30:00.123456Z");
        fixed.put("<uuid>", "0f8fad5b-d9cb-469f-a165-70867728950e");
        fixed.put("<token>", TestTokens.LEGACY);
        fixed.put("<jwt>", ACCESS);
        fixed.put("<jwt without signature>", ACCESS.substring(0, ACCESS.lastIndexOf('.')));
        fixed.put("\"<number>\"", "0.25");
        String filled = Pattern.compile("\"<id:([a-z]+):([0-9]+)>\"")
                .matcher(json)
                .replaceAll(match -> Long.toString(id(match.group(1), Integer.parseInt(match.group(2)))));
        Matcher inside = PLACEHOLDER.matcher(filled);
        filled = inside.replaceAll(match -> Long.toString(id(match.group(2), Integer.parseInt(match.group(3)))));
        for (Map.Entry<String, String> entry : fixed.entrySet()) {
            filled = filled.replace(entry.getKey(), entry.getValue());
        }
        return filled.replaceAll("<email:([a-z]+)>", "$1@example.org");
    }

    @Override
    public void close() {
        server.close();
    }
}
