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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The webhook receiver of the recording: compares the messages that come with those that came from the original. */
final class RecordedReceiver implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** After the last request nothing more may come. */
    private static final Duration QUIET = Duration.ofMillis(500);

    private final HttpServer server;
    /** By the line of the request that caused them. */
    private final Map<Integer, List<JsonNode>> recorded = new HashMap<>();

    private final BlockingQueue<Message> came = new LinkedBlockingQueue<>();

    /** A message as it came. */
    private record Message(String path, String contentType, String secret, JsonNode body) {}

    RecordedReceiver(Path file) throws IOException {
        read(file);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void read(Path file) throws IOException {
        List<JsonNode> before = new ArrayList<>();
        int line = 0;
        for (String text : Files.readAllLines(file)) {
            line++;
            JsonNode json = Json.read(text);
            if (json.path("direction").asString("").equals("server to webhook receiver")) {
                before.add(json.get("request"));
            } else if (json.has("request")) {
                recorded.put(line, List.copyOf(before));
                before.clear();
            }
        }
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        came.add(new Message(
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                exchange.getRequestHeaders().getFirst("X-Secret"),
                Json.read(exchange.getRequestBody().readAllBytes())));
        byte[] answer = "{\"ok\":true}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    /** How the messages that this request caused differ from those of the original. @param more how many come beside those */
    List<String> differences(Exchange exchange, int more, Bindings bindings, List<Pattern> ignored)
            throws InterruptedException {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < more; i++) {
            if (came.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) == null) {
                differences.add("a message that comes on purpose did not come");
            }
        }
        for (JsonNode wanted : recorded.getOrDefault(exchange.line(), List.of())) {
            Message message = came.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (message == null) {
                differences.add("no message came, recorded " + wanted.at("/body/action"));
                continue;
            }
            JsonNode headers = wanted.get("headers");
            compare(differences, "path", wanted.get("path").asString(), message.path());
            compare(differences, "Content-Type", headers.get("content-type").asString(), message.contentType());
            compare(differences, "X-Secret", headers.path("x-secret").asString(null), message.secret());
            Comparison comparison = new Comparison(bindings, ignored);
            comparison.compare("/to-receiver", wanted.get("body"), message.body());
            differences.addAll(comparison.differences());
        }
        return differences;
    }

    private static void compare(List<String> differences, String what, String wanted, String got) {
        if (wanted == null ? got != null : !wanted.equals(got)) {
            differences.add(what + " of the message was " + got + ", recorded " + wanted);
        }
    }

    /** Messages that nothing was recorded for. */
    List<String> left() throws InterruptedException {
        Message message = came.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS);
        return message == null
                ? List.of()
                : List.of("a message too many: " + message.body().path("action"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
