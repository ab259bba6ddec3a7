package dev.tagloop.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.net.OutboundLimitException.Limit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
@Tag("thorough")
class HostileAnswersAreCutTest {
    private static final OutboundLimits TIGHT = OutboundLimits.defaults()
            .withIdle(Duration.ofSeconds(2))
            .withTotal(Duration.ofMillis(700))
            .withBodyBytes(100_000);

    private static void assertCut(RawServer server, OutboundLimits limits, Limit limit) throws IOException {
        try (server;
                OutboundGate gate = OutboundGate.create(OutboundPolicy.operator(), limits)) {
            ThrowingCallable fetch = () -> {
                try (OutboundResponse response = gate.send(OutboundRequest.get(server.uri()))) {
                    response.bytes();
                }
            };
            long start = System.nanoTime();
            assertThatThrownBy(fetch)
                    .isInstanceOfSatisfying(
                            OutboundLimitException.class,
                            e -> assertThat(e.limit()).isEqualTo(limit));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void endlessBody() throws IOException {
        RawServer server = new RawServer(out -> {
            RawServer.say(out, "HTTP/1.1 200 OK\r\n\r\n");
            byte[] chunk = new byte[8192];
            while (true) {
                out.write(chunk);
            }
        });
        assertCut(server, TIGHT.withTotal(Duration.ofSeconds(20)), Limit.SIZE);
    }

    @Test
    void bodyAnnouncedAsTooLargeIsNotEvenRead() throws IOException {
        RawServer server =
                new RawServer(out -> RawServer.say(out, "HTTP/1.1 200 OK\r\nContent-Length: 100001\r\n\r\n"));
        assertCut(server, TIGHT, Limit.SIZE);
    }

    @Test
    void gzipBomb() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bomb)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                zip.write(zeros);
            }
        }
        assertThat(bomb.size()).isLessThan(100_000);
        RawServer server = new RawServer(out -> {
            RawServer.say(
                    out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.size() + "\r\n\r\n");
            out.write(bomb.toByteArray());
        });
        assertCut(server, TIGHT.withTotal(Duration.ofSeconds(20)), Limit.SIZE);
    }

    @Test
    void headThatTricklesIn() throws IOException {
        RawServer server = new RawServer(out -> trickle(out, "HTTP/1.1 200 OK\r\nX: ", "a"));
        assertCut(server, TIGHT, Limit.TIME);
    }

    @Test
    void bodyThatTricklesIn() throws IOException {
        RawServer server = new RawServer(out -> trickle(out, "HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n", "a"));
        assertCut(server, TIGHT, Limit.TIME);
    }

    @Test
    void informationalAnswersWithoutEnd() throws IOException {
        RawServer server = new RawServer(out -> trickle(out, "", "HTTP/1.1 103 Early Hints\r\n\r\n"));
        assertCut(server, TIGHT, Limit.TIME);
    }

    @Test
    void silence() throws IOException {
        RawServer server = new RawServer(out -> Thread.sleep(20_000));
        try (server;
                OutboundGate gate = OutboundGate.create(
                        OutboundPolicy.operator(), OutboundLimits.defaults().withIdle(Duration.ofMillis(300)))) {
            assertThatThrownBy(() -> gate.send(OutboundRequest.get(server.uri())))
                    .isExactlyInstanceOf(OutboundException.class)
                    .hasMessage(server.uri() + ": no answer for 0.3 s");
        }
    }

    @Test
    void silenceInTheMiddleOfTheBodyByTheRequestsOwnLimit() throws IOException {
        RawServer server = new RawServer(out -> {
            RawServer.say(out, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
            Thread.sleep(20_000);
        });
        try (server;
                OutboundGate gate = OutboundGate.create(OutboundPolicy.operator())) {
            OutboundRequest request = OutboundRequest.get(server.uri())
                    .withLimits(OutboundLimits.defaults().withIdle(Duration.ofMillis(300)));
            try (OutboundResponse response = gate.send(request)) {
                assertThat(response.body().readNBytes(3)).hasSize(3);
                assertThatThrownBy(response::bytes).hasMessage(server.uri() + ": no answer for 0.3 s");
            }
        }
    }

    @Test
    void silenceInsteadOfTls() throws IOException {
        try (RawServer server = new RawServer(out -> {});
                OutboundGate gate = OutboundGate.create(OutboundPolicy.operator(), TIGHT)) {
            URI uri = URI.create("https://127.0.0.1:" + server.uri().getPort() + "/");
            long start = System.nanoTime();
            assertThatThrownBy(() -> gate.send(OutboundRequest.get(uri))).isInstanceOf(OutboundException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void headersWithoutEnd() throws IOException {
        assertBroken(out -> {
            RawServer.say(out, "HTTP/1.1 200 OK\r\n");
            for (int i = 0; i < 100_000; i++) {
                RawServer.say(out, "X-" + i + ": y\r\n");
            }
        });
    }

    @Test
    void headerLineWithoutEnd() throws IOException {
        assertBroken(out -> {
            RawServer.say(out, "HTTP/1.1 200 OK\r\nX: ");
            for (int i = 0; i < 100_000; i++) {
                RawServer.say(out, "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy");
            }
        });
    }

    @Test
    void codingThatNobodyAskedFor() throws IOException {
        assertBroken(
                out -> RawServer.say(out, "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 1\r\n\r\nx"));
    }

    @Test
    void brokenGzip() throws IOException {
        assertBroken(out ->
                RawServer.say(out, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\nnot gzip!"));
    }

    @Test
    void noHttpAtAll() throws IOException {
        assertBroken(out -> RawServer.say(out, "SSH-2.0-OpenSSH_9.6\r\n"));
    }

    @Test
    void bodyThatBreaksOff() throws IOException {
        assertBroken(out -> RawServer.say(out, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"));
    }

    private static void assertBroken(RawServer.Speaker speaker) throws IOException {
        try (RawServer server = new RawServer(speaker);
                OutboundGate gate =
                        OutboundGate.create(OutboundPolicy.operator(), TIGHT.withTotal(Duration.ofSeconds(20)))) {
            assertThatThrownBy(() -> {
                        try (OutboundResponse response = gate.send(OutboundRequest.get(server.uri()))) {
                            response.bytes();
                        }
                    })
                    .isExactlyInstanceOf(OutboundException.class)
                    .hasMessageStartingWith(server.uri() + ": ");
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    private static void trickle(OutputStream out, String first, String again) throws IOException, InterruptedException {
        RawServer.say(out, first);
        for (int i = 0; i < 1000; i++) {
            RawServer.say(out, again);
            Thread.sleep(50);
        }
    }
}
