package dev.tagloop.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.conformance.hub.Call;
import dev.tagloop.conformance.hub.LocalHub;
import dev.tagloop.conformance.hub.LocalRepo;
import dev.tagloop.datasets.split.SplitException;
import dev.tagloop.hub.Hub;
import dev.tagloop.hub.HubEnvironment;
import dev.tagloop.hub.repo.RepoId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectedRowsKeepTheirIndexTest {
    @TempDir
    Path folder;

    private LoadRequest parquet() {
        rows(7).slice(0, 4).toParquet(folder.resolve("train-00000.parquet"));
        rows(7).slice(4, 7).toParquet(folder.resolve("train-00001.parquet"));
        rows(3).toParquet(folder.resolve("test-00000.parquet"));
        return Datasets.request(folder.toString());
    }

    private static Dataset rows(int count) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(Map.of("text", "t" + i));
        }
        return Dataset.of(rows);
    }

    private static List<String> read(LoadRequest request, String split) {
        try (Stream<SelectedRow> rows = request.select(split).stream()) {
            return rows.map(row -> row.split() + row.index() + row.row().string("text"))
                    .toList();
        }
    }

    @Test
    void everyKindOfBoundGivesTheRowsThatLoadingGives() {
        LoadRequest request = parquet();
        assertThat(read(request, "train[3:5]")).containsExactly("train3t3", "train4t4");
        assertThat(read(request, "train[-2:]+test[:1]")).containsExactly("train5t5", "train6t6", "test0t0");
        assertThat(read(request, "train[:50%]")).hasSize(4);
        assertThat(read(request, "all")).hasSize(10).endsWith("test2t2");
        assertThat(request.select("train[5:100]").size()).isEqualTo(OptionalLong.of(2));
        assertThat(request.sizes()).isEqualTo(Map.of("train", OptionalLong.of(7), "test", OptionalLong.of(3)));
    }

    @Test
    void aSliceOfNothingIsAMistake() {
        assertThatThrownBy(() -> read(parquet(), "train[7:9]"))
                .isInstanceOf(SplitException.class)
                .hasMessage("Instruction \"train[7:9]\" corresponds to no data! The split \"train\" has 7 rows.");
        assertThatThrownBy(() -> read(parquet(), "train[5:2]")).isInstanceOf(SplitException.class);
    }

    @Test
    void whatOthersPublishedIsNeverAFolderOfThisMachine() throws IOException {
        parquet();
        try (LocalHub server = LocalHub.start(folder.resolve("server"));
                Hub hub = Hub.builder()
                        .environment(HubEnvironment.of(
                                Map.of(
                                        "HF_ENDPOINT",
                                        server.endpoint(),
                                        "HF_HOME",
                                        folder.resolve("home").toString()),
                                folder))
                        .build()) {
            assertThatThrownBy(() -> Datasets.published(folder.toString(), hub).splits())
                    .isInstanceOf(DatasetException.class)
                    .hasMessageStartingWith("There is no data set");
            assertThat(Datasets.published("starter-ner", hub).splits()).contains("train");
            server.repo("datasets", "org/few")
                    .put("train.parquet", Files.readAllBytes(folder.resolve("train-00000.parquet")));
            assertThat(read(Datasets.published("org/few", hub), "train[:2]")).hasSize(2);
            assertThat(read(Datasets.published("org/few", hub), "train[2:4]")).hasSize(2);
            assertThat(server.requests(Call.CONTENT)).hasSize(1);
        }
    }

    @Test
    void aPercentageOfManyFilesFetchesNoneOfThoseBehindIt() throws IOException {
        rows(3).toParquet(folder.resolve("three.parquet"));
        byte[] three = Files.readAllBytes(folder.resolve("three.parquet"));
        try (LocalHub server = LocalHub.start(folder.resolve("server"));
                Hub hub = Hub.builder()
                        .environment(HubEnvironment.of(
                                Map.of(
                                        "HF_ENDPOINT",
                                        server.endpoint(),
                                        "HF_HOME",
                                        folder.resolve("home").toString()),
                                folder))
                        .build()) {
            LocalRepo repo = server.repo("datasets", "org/many");
            for (int i = 0; i < 10; i++) {
                repo.put("train-%05d-of-00010.parquet".formatted(i), three);
            }
            assertThat(read(Datasets.published("org/many", hub), "train[:10%]"))
                    .containsExactly("train0t0", "train1t1", "train2t2");
            assertThat(repo.paths().stream()
                            .filter(path -> hub.cached(RepoId.dataset("org/many"), repo.head(), path)
                                    .isPresent()))
                    .containsExactly("train-00000-of-00010.parquet");
        }
    }
}
