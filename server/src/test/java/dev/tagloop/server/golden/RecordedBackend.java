package dev.tagloop.server.golden;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tagloop.labelstudio.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The ML backend of the recording: answers as it answered, and compares what it is asked with what the original asked. How often it is asked
 * how it is does not count, since the original asks twice where once is enough.
 */
final class RecordedBackend implements AutoCloseable {
    private static final Set<String> STATE = Set.of("health", "setup");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    /** By the line of the request that caused them. */
    private final Map<Integer, List<Row>> recorded = new HashMap<>();

    private final Map<String, Row> last = new HashMap<>();
    private List<Row> expected = List.of();
    private List<Row> open = new ArrayList<>();
    private final List<Row> seen = new ArrayList<>();

    /** A request to the backend with its answer. */
    private record Row(String route, JsonNode body, String authorization, int status, String answer) {
        boolean isStateOnly() {
            return STATE.contains(route);
        }

        boolean isMessage() {
            return route.equals("webhook");
        }

        @Override
        public String toString() {
            return route;
        }
    }

    RecordedBackend(Path file) throws IOException {
        read(file);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    private void read(Path file) throws IOException {
        List<Row> before = new ArrayList<>();
        int line = 0;
        for (String text : Files.readAllLines(file)) {
            line++;
            JsonNode json = Json.read(text);
            if (json.path("direction").asString("").equals("server to ML backend")) {
                JsonNode request = json.get("request");
                before.add(new Row(
                        route(request.get("path").asString()),
                        request.path("body"),
                        request.path("headers").path("authorization").asString(""),
                        json.at("/response/status").asInt(),
                        Json.write(json.at("/response/body"))));
            } else if (json.has("request")) {
                recorded.put(line, List.copyOf(before));
                before.clear();
            }
        }
    }

    private static String route(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String route = route(exchange.getRequestURI().getPath());
        byte[] sent = exchange.getRequestBody().readAllBytes();
        JsonNode body = sent.length == 0 ? Json.read("null") : Json.read(sent);
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        Row row = open.stream()
                .filter(one -> one.route().equals(route))
                .findFirst()
                .orElse(last.get(route));
        open.remove(row);
        if (row != null) {
            last.put(route, row);
        }
        seen.add(new Row(route, body, authorization == null ? "" : authorization, 0, ""));
        byte[] answer = (row == null ? "{}" : row.answer()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(row == null ? 404 : row.status(), answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
        notifyAll();
    }

    synchronized void before(Exchange exchange) {
        expected = recorded.getOrDefault(exchange.line(), List.of());
        open = new ArrayList<>(expected);
        seen.clear();
    }

    /** How what the server asked meanwhile differs from what the original asked. */
    synchronized List<String> differences(Bindings bindings, List<Pattern> ignored) {
        List<String> differences = new ArrayList<>();
        for (String route : STATE) {
            boolean asks = expected.stream().anyMatch(row -> row.route().equals(route));
            boolean asked = seen.stream().anyMatch(row -> row.route().equals(route));
            if (asks != asked && !isIgnored(ignored, "/to-backend/" + route)) {
                differences.add("/" + route + (asks ? " was not asked" : " was asked"));
            }
        }
        List<Row> wanted = expected.stream().filter(row -> !row.isStateOnly()).toList();
        awaitMessages(wanted);
        List<Row> got = seen.stream().filter(row -> !row.isStateOnly()).toList();
        if (wanted.size() != got.size()) {
            differences.add("the backend was asked " + got + ", recorded " + wanted);
            return differences;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!wanted.get(i).body().isMissingNode()) {
                Comparison comparison = new Comparison(bindings, ignored);
                comparison.compare(
                        "/to-backend", wanted.get(i).body(), got.get(i).body());
                differences.addAll(comparison.differences());
            }
        }
        for (Row row : seen) {
            List<Row> alike = expected.stream()
                    .filter(one -> one.route().equals(row.route()))
                    .toList();
            if (!alike.isEmpty()
                    && alike.stream().noneMatch(one -> one.authorization().equals(row.authorization()))) {
                differences.add("/" + row.route() + " came with another user name and password");
            }
            if (row.route().equals("setup") && !alike.isEmpty()) {
                differences.addAll(nearest(alike, row, bindings, ignored));
            }
        }
        return differences;
    }

    /** Messages of webhooks come behind the answer that they tell of. */
    private void awaitMessages(List<Row> wanted) {
        long messages = wanted.stream().filter(Row::isMessage).count();
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (seen.stream().filter(Row::isMessage).count() < messages && System.nanoTime() < end) {
                wait(PATIENCE.toMillis() / 100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How a request differs from that of the recorded ones which it is most like. */
    private static List<String> nearest(List<Row> alike, Row row, Bindings bindings, List<Pattern> ignored) {
        return alike.stream()
                .map(one -> {
                    Comparison comparison = new Comparison(bindings, ignored);
                    comparison.compare("/to-backend", one.body(), row.body());
                    return comparison.differences();
                })
                .min(Comparator.comparingInt(List::size))
                .orElseThrow();
    }

    private static boolean isIgnored(List<Pattern> ignored, String path) {
        return ignored.stream().anyMatch(pattern -> pattern.matcher(path).matches());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
