package dev.tagloop.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.Schema;
import dev.tagloop.server.storage.TestDatabases;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A column that is added later and sounds like a secret is not forgotten in backups without secrets. */
class SecretColumnsTest {
    /** What sounds like one and is none: settings of tokens, times, and what names a thing for good. */
    private static final Set<String> HARMLESS = Set.of(
            "organizations.api_tokens_enabled",
            "organizations.legacy_api_tokens_enabled",
            "users.legacy_token_made_at",
            "users.legacy_token_used_at");

    @Test
    void everyColumnThatSoundsLikeASecretIsTakenOut(@TempDir Path folder) {
        List<String> sounding;
        try (DataFolder data = TestDatabases.open(folder)) {
            sounding = data.read(handle -> Schema.of(handle).tables().stream()
                    .filter(table -> !SecretColumns.TABLES.contains(table.name()))
                    .flatMap(table -> table.columns().stream().map(column -> table.name() + "." + column.name()))
                    .filter(name ->
                            name.split("\\.")[1].matches(".*(pass|token|secret|sealed|login|header|auth_p|key_).*"))
                    .filter(name -> !HARMLESS.contains(name))
                    .toList());
        }
        List<String> taken = Stream.of(SecretColumns.EMPTIED, SecretColumns.CLEARED, SecretColumns.REMADE)
                .map(Map::entrySet)
                .flatMap(Set::stream)
                .flatMap(table -> table.getValue().stream().map(column -> table.getKey() + "." + column))
                .toList();
        assertThat(sounding).isNotEmpty().allMatch(taken::contains);
    }
}
