package dev.tagloop.labelstudio.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tagloop.labelstudio.backend.BackendConnector.Reach;
import dev.tagloop.labelstudio.backend.BackendException.Fault;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@Tag("thorough")
class HostileBackendsAreBoundedTest {
    private static final PredictionRequest REQUEST = PredictionRequest.of(
            BackendProject.of(1, Instant.EPOCH, "<View/>"),
            List.of(new Task(JsonObject.parse("{\"id\": 1, \"data\": {\"text\": \"Ann\"}}"))));

    private final ExecutorService threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
    private final GatedConnector connector = new GatedConnector(List.of());
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        connector.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private ConnectedBackend answering(Handler handler) {
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                handler.handle(exchange);
            }
        });
        return connector.connect(BackendAddress.of(url()).withPatience(Duration.ofSeconds(2)), Reach.THIS_MACHINE_TOO);
    }

    private ConnectedBackend answering(int status, String body) {
        return answering(exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    private static BackendException refused(ConnectedBackend backend) {
        return catchThrowableOfType(BackendException.class, () -> backend.predict(REQUEST));
    }

    private BackendException refused(Handler handler) {
        return refused(answering(handler));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<html></html> | no JSON",
                "~~ | empty",
                "[] | JSON object",
                "{} | no list under \"results\"",
                "{\"results\": {}} | no list under \"results\"",
                "{\"results\": [1]} | no object",
                "{\"results\": [{\"score\": Infinity}]} | no JSON",
            })
    void whatIsNotTheProtocolIsNamed(String body, String why) {
        BackendException e = refused(answering(200, body));
        assertThat(e.fault()).isEqualTo(Fault.ANSWER);
        assertThat(e).hasMessageContaining(url() + "/predict").hasMessageContaining(why);
    }

    @Test
    void aScoreThatPythonWritesAsNanIsNought() {
        BackendPrediction prediction = answering(
                        200, "{\"results\": [{\"result\": [], \"score\": NaN, \"model_version\": \"NaN\"}]}")
                .predict(REQUEST)
                .getFirst();
        assertThat(prediction.score()).hasValue(0);
        assertThat(prediction.modelVersion()).contains("NaN");
    }

    @Test
    void aMillionRegionsAreCountedBeforeTheyAreMade() {
        String regions = "{},".repeat(1_000_000) + "{}";
        BackendException e = refused(answering(200, "{\"results\": [{\"result\": [" + regions + "]}]}"));
        assertThat(e.fault()).isEqualTo(Fault.ANSWER);
        assertThat(e).hasMessageContaining("more than 1000000 values");
    }

    @Test
    void anEndlessBodyEndsAtTheLimit() {
        BackendException e = refused(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            byte[] blanks = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
            while (true) {
                out.write(blanks);
            }
        });
        assertThat(e.fault()).isIn(Fault.ANSWER, Fault.TIME);
    }

    @Test
    void fewPackedBytesDoNotBecomeMany() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] blanks = new byte[1 << 20];
            java.util.Arrays.fill(blanks, (byte) ' ');
            for (int i = 0; i < 64; i++) {
                gzip.write(blanks);
            }
        }
        BackendException e = refused(exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.size());
            exchange.getResponseBody().write(packed.toByteArray());
        });
        assertThat(e.fault()).isEqualTo(Fault.ANSWER);
        assertThat(e).hasMessageContaining("bytes allowed");
    }

    @Test
    void aSlowAnswerIsNotWaitedForForEver() {
        BackendException e = refused(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                for (int i = 0; i < 100; i++) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                    Thread.sleep(100);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(e.fault()).isEqualTo(Fault.TIME);
    }

    @Test
    void aRedirectIsNotFollowed() {
        BackendException e = refused(exchange -> {
            exchange.getResponseHeaders().set("Location", "http://169.254.169.254/");
            exchange.sendResponseHeaders(302, -1);
        });
        assertThat(e).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"401, LOG_IN", "403, LOG_IN", "404, STATUS", "500, STATUS", "503, STATUS"})
    void anErrorStatusTellsItselfAndNothingOfTheBody(int status, Fault fault) {
        BackendException e = refused(answering(status, "{\"detail\": \"secret of the machine\"}"));
        assertThat(e.fault()).isEqualTo(fault);
        assertThat(e.status()).isEqualTo(status);
        assertThat(e).hasMessageContaining(Integer.toString(status)).message().doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://here", "here", "http://", "http://h/?a=b", "http://h/#f", "http:// h"})
    void anAddressThatIsNoneIsRefused(String address) {
        assertThat(catchThrowableOfType(BackendException.class, () -> BackendAddress.of(address))
                        .fault())
                .isEqualTo(Fault.ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1",
                "http://localhost:1",
                "http://10.0.0.1",
                "http://[::1]:1",
                "http://169.254.169.254"
            })
    void withoutTheOwnersRightNothingPrivateIsAsked(String address) {
        ConnectedBackend backend = connector.connect(BackendAddress.of(address), Reach.PUBLIC);
        BackendException e = catchThrowableOfType(BackendException.class, backend::modelClass);
        assertThat(e.fault()).isEqualTo(Fault.ADDRESS);
        assertThat(e).hasMessageContaining("--outbound-allow");
    }

    @Test
    void theOwnersRightReachesThisMachineAndNothingElse() {
        ConnectedBackend backend = connector.connect(BackendAddress.of("http://10.0.0.1"), Reach.THIS_MACHINE_TOO);
        assertThat(catchThrowableOfType(BackendException.class, backend::modelClass))
                .hasMessageContaining("--outbound-allow");
        assertThat(answering(200, "{\"model_class\": \"X\"}").modelClass()).isEqualTo("X");
    }

    @Test
    void credentialsGoOnlyToTheBackendThatTheyAreFor() {
        ConnectedBackend backend = connector.connect(
                BackendAddress.of(url() + "/prefix").withCredentials(new BackendAddress.Credentials("ünal", "pa:ss")),
                Reach.THIS_MACHINE_TOO);
        StringBuilder seen = new StringBuilder();
        server.createContext("/", exchange -> {
            try (exchange) {
                seen.append(exchange.getRequestURI())
                        .append(' ')
                        .append(exchange.getRequestHeaders().getFirst("Authorization"));
                exchange.sendResponseHeaders(200, 2);
                exchange.getResponseBody().write("{}".getBytes(StandardCharsets.US_ASCII));
            }
        });
        backend.modelClass();
        assertThat(seen).hasToString("/prefix/health Basic w7xuYWw6cGE6c3M=");
    }
}
