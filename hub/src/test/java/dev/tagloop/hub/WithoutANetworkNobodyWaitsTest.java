package dev.tagloop.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.hub.repo.RepoId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that has no address gets none by waiting for seconds; whoever works from the cache goes on at once. */
class WithoutANetworkNobodyWaitsTest {
    @TempDir
    Path home;

    @Test
    void aHostWithoutAnAddressIsNotAskedAgain() {
        List<Duration> waits = new ArrayList<>();
        try (Hub hub = Hub.builder()
                .environment(HubEnvironment.of(Map.of("HF_ENDPOINT", "http://nowhere.invalid"), home))
                .backoff(Backoff.defaults().withPause(waits::add))
                .build()) {
            assertThatThrownBy(() -> hub.info(RepoId.model("org/net"), "main"))
                    .isInstanceOfSatisfying(
                            HubException.class, e -> assertThat(e.kind()).isEqualTo(HubException.Kind.UNREACHABLE))
                    .hasMessageContaining("no address found for the host (nowhere.invalid");
        }
        assertThat(waits).isEmpty();
    }
}
