package dev.tagloop.server.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.ManualClock;
import dev.tagloop.server.TestStudio;
import dev.tagloop.server.storage.Occupant;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's door opens for who holds the data folder, and for nobody else. */
class OperatorSealTest {
    private static final String LIST = "{\"action\":\"list\",\"email\":\"\"}";

    @TempDir
    Path folder;

    private static int status(Http http, String seal, String body) {
        return http.header(OperatorSeal.HEADER, seal)
                .post(OperatorRoutes.PATH, body)
                .status();
    }

    @Test
    void onlyAFreshSealOfThatVeryTextOpens() {
        ManualClock clock = new ManualClock();
        try (TestStudio studio = new TestStudio(folder, clock, config -> {})) {
            OperatorSeal seal =
                    new OperatorSeal(Occupant.of(folder).orElseThrow().key(), InstantSource.system());
            String value = seal.of(LIST);
            assertThat(status(Http.to(studio.url()), value, LIST)).isEqualTo(200);
            assertThat(status(Http.to(studio.url()), value, LIST.replace("list", "link")))
                    .isEqualTo(403);
            for (String wrong :
                    new String[] {"", ".", "1", "x." + value, value + "0", "9".repeat(40) + ".00", "-" + value}) {
                assertThat(status(Http.to(studio.url()), wrong, LIST)).as(wrong).isEqualTo(403);
            }
            clock.jump(Duration.ofMinutes(2));
            assertThat(status(Http.to(studio.url()), value, LIST)).isEqualTo(403);
            clock.jump(Duration.ofMinutes(-4));
            assertThat(status(Http.to(studio.url()), value, LIST)).isEqualTo(403);
        }
    }

    @Test
    void noAccountOpensItNotEvenTheOwners() {
        try (TestStudio studio = new TestStudio(folder)) {
            assertThat(studio.ann().post(OperatorRoutes.PATH, LIST).status()).isEqualTo(403);
            assertThat(Http.to(studio.url()).post(OperatorRoutes.PATH, LIST).status())
                    .isEqualTo(403);
        }
    }

    @Test
    void theAddressGoesWithTheServer() {
        try (TestStudio studio = new TestStudio(folder)) {
            assertThat(Occupant.of(folder).orElseThrow().url()).isEqualTo(studio.url());
        }
        assertThat(Occupant.of(folder)).isEmpty();
    }
}
