package dev.tagloop.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceKeyTest {
    @TempDir
    Path folder;

    private InstanceKey key;

    @BeforeEach
    void make() throws Exception {
        key = InstanceKey.loadOrCreate(folder.resolve("instance.key"));
    }

    @Test
    void sealedValueOpensUnderTheSameKeyAndPurposeOnly() throws Exception {
        String sealed = key.seal("legacy token", "secret");
        assertThat(sealed).doesNotContain("secret").isNotEqualTo(key.seal("legacy token", "secret"));
        assertThat(InstanceKey.loadOrCreate(folder.resolve("instance.key")).open("legacy token", sealed))
                .isEqualTo("secret");
        assertThatThrownBy(() -> key.open("another purpose", sealed)).isInstanceOf(IllegalStateException.class);
        InstanceKey other = InstanceKey.loadOrCreate(folder.resolve("other.key"));
        assertThatThrownBy(() -> other.open("legacy token", sealed)).hasMessageContaining("instance key");
    }

    @Test
    void digestsDifferByPurposeAndKey() throws Exception {
        assertThat(key.digest("session", "x")).matches("[0-9a-f]{64}").isEqualTo(key.digest("session", "x"));
        assertThat(key.digest("csrf", "x")).isNotEqualTo(key.digest("session", "x"));
        assertThat(InstanceKey.loadOrCreate(folder.resolve("other.key")).digest("session", "x"))
                .isNotEqualTo(key.digest("session", "x"));
    }
}
