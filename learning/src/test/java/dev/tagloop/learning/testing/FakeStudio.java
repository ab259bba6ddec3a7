package dev.tagloop.learning.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A server of one project, number 1, that answers what pre-annotation asks. */
public final class FakeStudio implements AutoCloseable {

    /** A token that it accepts, as any other. */
    public static final String TOKEN = "0123456789012345678901234567890123456789";

    private final HttpServer server;
    private final String config;
    private final List<ObjectNode> tasks = new ArrayList<>();
    private final List<JsonObject> predictions = new ArrayList<>();
    private final List<Integer> batches = new ArrayList<>();

    private FakeStudio(String config) throws IOException {
        this.config = config;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/projects/1/import/predictions", this::store);
        server.createContext("/api/projects/1/", this::project);
        server.createContext("/api/tasks/", this::tasks);
        server.start();
    }

    /** A project with tasks whose texts are given by number; null for a task without text. */
    public static FakeStudio withTasks(String config, int count, IntFunction<String> text) throws IOException {
        FakeStudio studio = new FakeStudio(config);
        for (int i = 0; i < count; i++) {
            ObjectNode task = Json.mapper().createObjectNode();
            task.put("id", i + 1);
            ObjectNode data = task.putObject("data");
            if (text.apply(i) != null) {
                data.put("text", text.apply(i));
            }
            task.putArray("annotations");
            task.putArray("predictions");
            studio.tasks.add(task);
        }
        return studio;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** All predictions stored so far. */
    public List<JsonObject> predictions() {
        return predictions;
    }

    /** How many came in each request. */
    public List<Integer> batches() {
        return batches;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void project(HttpExchange exchange) throws IOException {
        ObjectNode project = Json.mapper().createObjectNode();
        project.put("id", 1).put("label_config", config).put("task_number", tasks.size());
        answer(exchange, 200, project);
    }

    private void tasks(HttpExchange exchange) throws IOException {
        boolean first = !exchange.getRequestURI().getQuery().matches(".*\\bpage=([2-9]|[0-9]{2,}).*");
        ObjectNode page = Json.mapper().createObjectNode();
        ArrayNode list = page.putArray("tasks");
        tasks.forEach(list::add);
        answer(exchange, first ? 200 : 404, page);
    }

    private void store(HttpExchange exchange) throws IOException {
        JsonNode sent = Json.read(exchange.getRequestBody());
        batches.add(sent.size());
        for (JsonNode prediction : sent) {
            predictions.add(JsonObject.of((ObjectNode) prediction));
            int task = prediction.get("task").intValue();
            ((ArrayNode) tasks.get(task - 1).get("predictions")).add(prediction);
        }
        answer(exchange, 201, Json.mapper().createObjectNode().put("created", sent.size()));
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
