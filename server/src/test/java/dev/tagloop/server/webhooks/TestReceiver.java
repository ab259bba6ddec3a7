package dev.tagloop.server.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tagloop.labelstudio.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A receiver on a port of its own that keeps what comes. Unless a test says otherwise it answers 200 at once. */
public final class TestReceiver implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpServer server;
    private final ExecutorService threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
    private final BlockingQueue<Message> came = new LinkedBlockingQueue<>();
    private volatile Handler handler = (message, exchange) -> exchange.sendResponseHeaders(200, -1);

    /** A message as it came. */
    public record Message(String path, com.sun.net.httpserver.Headers headers, String text) {
        public JsonNode body() {
            return Json.read(text);
        }

        public String action() {
            return body().get("action").asString();
        }

        public String header(String name) {
            return headers.getFirst(name);
        }
    }

    /** How a message is answered. */
    public interface Handler {
        void handle(Message message, HttpExchange exchange) throws IOException;
    }

    public TestReceiver() {
        this(0);
    }

    /** @param port one that was free before, to be there again */
    public TestReceiver(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Message message = new Message(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders(),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            came.add(message);
            handler.handle(message, exchange);
        }
    }

    /** Answers so from now on. */
    public TestReceiver answering(Handler next) {
        handler = next;
        return this;
    }

    /** Answers with this status from now on. */
    public TestReceiver answering(int status) {
        return answering((message, exchange) -> exchange.sendResponseHeaders(status, -1));
    }

    public String url() {
        return "http://127.0.0.1:" + port() + "/hook";
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** The next message; waits for it. */
    public Message next() {
        try {
            Message message = came.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(message).as("a message").isNotNull();
            return message;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next messages; waits for them. */
    public List<Message> next(int count) {
        List<Message> messages = new ArrayList<>();
        while (messages.size() < count) {
            messages.add(next());
        }
        return messages;
    }

    /** What came and was not asked for yet. */
    public List<Message> more() {
        List<Message> messages = new ArrayList<>();
        came.drainTo(messages);
        return messages;
    }

    /** True when nothing comes for a moment. */
    public boolean isQuiet() throws InterruptedException {
        Message message = came.poll(400, TimeUnit.MILLISECONDS);
        return message == null;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
