package dev.tagloop.server.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UniqueIdsTest {
    @Test
    void freshOnesAreUuidsThatBeginWithTheTime() {
        long before = System.currentTimeMillis();
        List<UUID> fresh = Stream.generate(UniqueIds::fresh)
                .limit(1000)
                .map(UUID::fromString)
                .toList();
        long after = System.currentTimeMillis();

        assertThat(fresh).doesNotHaveDuplicates().allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, after);
        });
        assertThat(UniqueIds.of(fresh.getFirst().toString()))
                .contains(fresh.getFirst().toString());
    }
}
