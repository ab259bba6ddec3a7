package dev.tagloop.server.ml;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tagloop.labelstudio.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A small backend on a port of its own. Unless a test says otherwise it finds nothing in any task, as version v1. */
public final class TestBackend implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
    private final AtomicReference<Handler> predict = new AtomicReference<>(TestBackend::nothing);
    private final AtomicReference<String> version = new AtomicReference<>("v1");
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private volatile String login = "";

    /** A request as it came. */
    public record Seen(String route, JsonNode body) {}

    /** How a request is answered. */
    public interface Handler {
        void handle(JsonNode body, HttpExchange exchange) throws IOException;
    }

    public TestBackend() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<Seen> seen() {
        return seen;
    }

    /** The bodies of the predictions that it was asked for. */
    public List<JsonNode> predictions() {
        return seen.stream()
                .filter(one -> one.route().equals("predict"))
                .map(Seen::body)
                .toList();
    }

    public TestBackend version(String name) {
        version.set(name);
        return this;
    }

    /** Wants this as the Authorization of every request. */
    public TestBackend login(String header) {
        login = header;
        return this;
    }

    /** Answers predictions so from now on. */
    public TestBackend predicting(Handler handler) {
        predict.set(handler);
        return this;
    }

    /** Answers predictions with this text. */
    public TestBackend answering(String json) {
        return predicting((body, exchange) -> send(exchange, 200, json));
    }

    /** Finds a person in the first {@code length} characters of each task. */
    public TestBackend finding(int length) {
        return predicting((body, exchange) -> {
            ObjectNode json = Json.mapper().createObjectNode();
            ArrayNode results = json.putArray("results");
            body.get("tasks").forEach(task -> {
                ObjectNode region =
                        results.addObject().put("score", 0.5).putArray("result").addObject();
                region.put("from_name", "ner").put("to_name", "text").put("type", "labels");
                region.putObject("value")
                        .put("start", 0)
                        .put("end", length)
                        .putArray("labels")
                        .add("PER");
            });
            send(exchange, 200, Json.write(json));
        });
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            JsonNode body = Json.read(sent.length == 0 ? "null".getBytes(StandardCharsets.UTF_8) : sent);
            String path = exchange.getRequestURI().getPath();
            String route = path.substring(path.lastIndexOf('/') + 1);
            seen.add(new Seen(route, body));
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (!login.isEmpty() && !login.equals(authorization)) {
                send(exchange, 401, "{}");
                return;
            }
            switch (route) {
                case "health" -> send(exchange, 200, "{\"status\":\"UP\",\"model_class\":\"Test\"}");
                case "setup" -> send(exchange, 200, "{\"model_version\":\"" + version.get() + "\"}");
                case "predict" -> predict.get().handle(body, exchange);
                case "webhook" -> send(exchange, 201, "{\"result\":{},\"status\":\"ok\"}");
                case "versions" -> send(exchange, 200, "{\"versions\":[\"v0\",\"" + version.get() + "\"]}");
                default -> send(exchange, 404, "{}");
            }
        }
    }

    private static void nothing(JsonNode body, HttpExchange exchange) throws IOException {
        ObjectNode json = Json.mapper().createObjectNode();
        ArrayNode results = json.putArray("results");
        body.get("tasks").forEach(task -> results.addObject().putArray("result"));
        send(exchange, 200, Json.write(json));
    }

    public static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
