package dev.tagloop.models.internal.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.models.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubCacheTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({
        "HF_HUB_CACHE, a/b, a/b",
        "HUGGINGFACE_HUB_CACHE, a/c, a/c",
        "HF_HOME, a, a/hub",
        "HF_HOME, ~/x, x/hub",
        "XDG_CACHE_HOME, xdg, xdg/huggingface/hub",
        "NOTHING, '', .cache/huggingface/hub",
    })
    void theFolderIsTheOneOfHuggingFacesPrograms(String variable, String value, String folder) throws IOException {
        Path snapshot = cached(home.resolve(folder), "models--owner--name", "main");
        String absolute = value.startsWith("~") || value.isEmpty()
                ? value
                : home.resolve(value).toString();
        HubCache cache = HubCache.of(Map.of(variable, absolute)::get, home.toString());
        assertThat(cache.model("owner/name", "main")).isEqualTo(snapshot);
    }

    @Test
    void aCommitAndANestedRevisionAreFound() throws IOException {
        Path root = home.resolve(".cache/huggingface/hub");
        Path snapshot = cached(root, "models--gpt2", "refs/pr/1");
        HubCache cache = HubCache.of(name -> null, home.toString());
        assertThat(cache.model("gpt2", "refs/pr/1")).isEqualTo(snapshot);
        assertThat(cache.model("gpt2", COMMIT)).isEqualTo(snapshot);
        assertThatThrownBy(() -> cache.model("gpt2", "v9")).hasMessageContaining("does not know the revision 'v9'");
    }

    @Test
    void whatIsMissingIsSaidWithTheFolder() throws IOException {
        Path root = home.resolve(".cache/huggingface/hub");
        HubCache cache = HubCache.of(name -> null, home.toString());
        assertThatThrownBy(() -> cache.model("owner/name", "main"))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(root.toString())
                .hasMessageContaining("minilm");
        Path snapshot = cached(root, "models--owner--name", "main");
        Files.delete(snapshot.resolve("config.json"));
        assertThatThrownBy(() -> cache.model("owner/name", "main")).hasMessageContaining("no config.json");
        Files.writeString(root.resolve("models--owner--name/refs/main"), "../../../etc");
        assertThatThrownBy(() -> cache.model("owner/name", "main")).hasMessageContaining("does not hold a commit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../b", "a/b/c", "/etc", "", ".", "..", "a/..", "a--b/c", "a b", "a\\b"})
    void pathsAreNoIds(String id) {
        assertThat(HubCache.isId(id)).isFalse();
        assertThatThrownBy(() -> HubCache.of(name -> null, home.toString()).model(id, "main"))
                .isInstanceOf(ModelFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../main", "a/../../b", "/main", "a//b"})
    void pathsAreNoRevisions(String revision) {
        assertThatThrownBy(() -> HubCache.of(name -> null, home.toString()).model("a/b", revision))
                .hasMessageContaining("not a Hub id and revision");
    }

    private static Path cached(Path root, String repository, String revision) throws IOException {
        Path ref = root.resolve(repository).resolve("refs").resolve(revision);
        Files.createDirectories(ref.getParent());
        Files.writeString(ref, COMMIT);
        Path snapshot = root.resolve(repository).resolve("snapshots").resolve(COMMIT);
        Files.createDirectories(snapshot);
        Files.writeString(snapshot.resolve("config.json"), "{}");
        return snapshot;
    }
}
