package dev.tagloop.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RebindingNameIsJudgedEachTimeTest {
    private static final OutboundPolicy ONLY_FIRST_LOOPBACK =
            OutboundPolicy.user().allowing(List.of(Cidr.parse("127.0.0.1")));

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void secondAnswerThatPointsInsideIsRefused() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        AddressResolver rebinding = host -> List.of(address(asked.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2"));
        try (LocalServer server = new LocalServer(exchange -> {
                    exchange.getResponseHeaders().set("Connection", "close");
                    LocalServer.answer(exchange, 200, "first");
                });
                OutboundGate gate = OutboundGate.create(ONLY_FIRST_LOOPBACK, OutboundLimits.defaults(), rebinding)) {
            URI uri = URI.create("http://rebind.example:" + server.port() + "/");
            try (OutboundResponse response = gate.send(OutboundRequest.get(uri))) {
                assertThat(response.text()).isEqualTo("first");
            }
            assertThatThrownBy(() -> gate.send(OutboundRequest.get(uri)))
                    .isInstanceOf(OutboundRefusedException.class)
                    .hasMessageContaining("127.0.0.2 is a loopback address");
            assertThat(asked).hasValue(2);
            assertThat(server.seen()).hasSize(1);
        }
    }

    @Test
    void oneConnectionAsksOnceAndUsesWhatWasJudged() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        AddressResolver counting = host -> {
            asked.incrementAndGet();
            return List.of(address("127.0.0.1"));
        };
        try (LocalServer server = new LocalServer(exchange -> LocalServer.answer(exchange, 200, "ok"));
                OutboundGate gate = OutboundGate.create(ONLY_FIRST_LOOPBACK, OutboundLimits.defaults(), counting)) {
            gate.send(OutboundRequest.get(URI.create("http://name.example:" + server.port() + "/")))
                    .close();
            assertThat(asked).hasValue(1);
            assertThat(server.seen().getFirst().headers().getFirst("Host")).isEqualTo("name.example:" + server.port());
        }
    }

    @Test
    void innerAddressesAmongOthersAreLeftOut() throws Exception {
        AddressResolver mixed = host -> List.of(address("127.0.0.2"), address("10.0.0.1"), address("127.0.0.1"));
        try (LocalServer server = new LocalServer(exchange -> LocalServer.answer(exchange, 200, "ok"));
                OutboundGate gate = OutboundGate.create(ONLY_FIRST_LOOPBACK, OutboundLimits.defaults(), mixed);
                OutboundResponse response =
                        gate.send(OutboundRequest.get(URI.create("http://mixed.example:" + server.port() + "/")))) {
            assertThat(response.text()).isEqualTo("ok");
        }
    }

    @Test
    void slowNameServerDoesNotHoldTheCaller() {
        AddressResolver slow = host -> {
            try {
                Thread.sleep(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of(address("127.0.0.1"));
        };
        OutboundLimits limits = OutboundLimits.defaults().withConnect(Duration.ofMillis(200));
        try (OutboundGate gate = OutboundGate.create(OutboundPolicy.operator(), limits, slow)) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> gate.send(OutboundRequest.get(URI.create("http://slow.example/"))))
                    .isInstanceOf(OutboundException.class)
                    .hasMessage("http://slow.example/: no address found for the host (slow.example: "
                            + "no name server answered within 0.2 s)");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void unknownNameIsSaid() {
        AddressResolver nothing = host -> {
            throw new UnknownHostException(host);
        };
        try (OutboundGate gate = OutboundGate.create(OutboundPolicy.operator(), OutboundLimits.defaults(), nothing)) {
            assertThatThrownBy(() -> gate.send(OutboundRequest.get(URI.create("http://my_container:8080/x"))))
                    .isExactlyInstanceOf(OutboundException.class)
                    .hasMessage("http://my_container:8080/x: no address found for the host (my_container)");
        }
    }
}
