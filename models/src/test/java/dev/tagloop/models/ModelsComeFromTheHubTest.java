package dev.tagloop.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.conformance.hub.Call;
import dev.tagloop.conformance.hub.LocalHub;
import dev.tagloop.conformance.hub.LocalRepo;
import dev.tagloop.hub.Backoff;
import dev.tagloop.hub.Hub;
import dev.tagloop.hub.HubEnvironment;
import dev.tagloop.hub.TransferListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("thorough")
class ModelsComeFromTheHubTest {
    private static final String ID = "org/places";

    @TempDir
    Path folder;

    private LocalHub server;
    private LocalRepo repo;
    private Hub hub;

    @BeforeEach
    void start() {
        server = LocalHub.start(folder.resolve("server"));
        Path model = folder.resolve("model");
        RuleCheckpoint.of(Map.of("berlin", "B-LOC")).write(model);
        repo = server.repo("models", ID)
                .putFolder(model)
                .put("pytorch_model.bin", new byte[] {1})
                .put("onnx/model.onnx", new byte[] {2})
                .put("training_args.bin", new byte[] {3});
        hub = client(false);
    }

    @AfterEach
    void stop() {
        hub.close();
        server.close();
    }

    private Hub client(boolean offline) {
        return Hub.builder()
                .environment(HubEnvironment.of(
                        Map.of(
                                "HF_ENDPOINT",
                                server.endpoint(),
                                "HF_HOME",
                                folder.resolve("home").toString()),
                        folder))
                .backoff(Backoff.defaults().withPause(time -> {}))
                .offline(offline)
                .build();
    }

    private static List<String> found(TokenClassifier ner) {
        return ner.predict("in Berlin").stream().map(Entity::label).toList();
    }

    @Test
    void aModelIsFetchedOnceWithoutWhatItDoesNotNeed() throws IOException {
        AtomicLong last = new AtomicLong();
        assertThat(HubModels.cached(hub, ID, "main")).isEmpty();
        try (TokenClassifier ner = TokenClassifier.from(hub, ID, "main", (file, done, total) -> last.set(done))) {
            assertThat(found(ner)).containsExactly("LOC");
            assertThat(ner.labels()).isEqualTo(RuleCheckpoint.LABELS);
        }
        assertThat(last.get()).isGreaterThan(1000);
        Path snapshot = HubModels.cached(hub, ID, "main").orElseThrow();
        assertThat(snapshot).endsWithRaw(Path.of("models--org--places", "snapshots", repo.head()));
        try (Stream<Path> files = Files.list(snapshot)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "config.json",
                            "model.safetensors",
                            "special_tokens_map.json",
                            "tokenizer.json",
                            "tokenizer_config.json");
        }
        int asked = server.requests(Call.CONTENT).size();
        try (TokenClassifier again = TokenClassifier.from(hub, ID, repo.head(), TransferListener.NONE)) {
            assertThat(found(again)).containsExactly("LOC");
        }
        assertThat(server.requests(Call.CONTENT)).hasSize(asked);
    }

    @Test
    void withoutTheHubTheCacheServes() throws IOException {
        HubModels.fetch(hub, ID, "main", TransferListener.NONE);
        int asked = server.requests().size();
        try (Hub offline = client(true);
                TokenClassifier ner = TokenClassifier.from(offline, ID, "main", TransferListener.NONE)) {
            assertThat(found(ner)).containsExactly("LOC");
            assertThatThrownBy(() -> HubModels.fetch(offline, "org/other", "main", TransferListener.NONE))
                    .isInstanceOf(ModelFormatException.class)
                    .hasMessageContaining("the model 'org/other' cannot be fetched");
        }
        assertThat(server.requests()).hasSize(asked);
        // As programs leave the cache that keep no listing of a commit.
        Path trees = folder.resolve("home/hub/models--org--places/trees");
        if (Files.exists(trees)) {
            try (Stream<Path> walk = Files.walk(trees)) {
                for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        try (Hub offline = client(true);
                TokenClassifier ner = TokenClassifier.from(offline, ID, "main", TransferListener.NONE)) {
            assertThat(found(ner)).containsExactly("LOC");
        }
    }

    @Test
    void aTokenizerNeedsNoWeights() {
        Path fetched = HubModels.fetchTokenizer(hub, ID, "main", TransferListener.NONE);
        assertThat(fetched.resolve("model.safetensors")).doesNotExist();
        try (FastTokenizer tokenizer = FastTokenizer.in(fetched)) {
            assertThat(tokenizer.encode(dev.tagloop.core.text.Text.of("Berlin")).size())
                    .isEqualTo(3);
        }
    }

    @Test
    void whatCannotBeUsedIsSaid() {
        server.repo("models", "org/pickled").put("config.json", "{}").put("pytorch_model.bin", new byte[] {1});
        server.repo("models", "org/words").put("words.txt", "a");
        assertThatThrownBy(() -> HubModels.fetch(hub, "org/pickled", "main", TransferListener.NONE))
                .hasMessageContaining("pickled weights are not read");
        assertThatThrownBy(() -> HubModels.fetch(hub, "org/words", "main", TransferListener.NONE))
                .hasMessageContaining("no config.json");
        assertThatThrownBy(() -> HubModels.fetch(hub, "org/none", "main", TransferListener.NONE))
                .hasMessageContaining("the model 'org/none' cannot be fetched");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc", "a/b/c", "a--b", "-a", "a/..", "", "a b", "x.git"})
    void hostileNamesNeverReachDiskOrNetwork(String id) {
        assertThat(HubModels.isId(id)).isFalse();
        assertThatThrownBy(() -> HubModels.cached(hub, id, "main")).isInstanceOf(ModelFormatException.class);
        assertThatThrownBy(() -> HubModels.fetch(hub, id, "main", TransferListener.NONE))
                .isInstanceOf(ModelFormatException.class);
        assertThatThrownBy(() -> HubModels.cached(hub, ID, "../main")).isInstanceOf(ModelFormatException.class);
        assertThat(server.requests()).isEmpty();
    }
}
