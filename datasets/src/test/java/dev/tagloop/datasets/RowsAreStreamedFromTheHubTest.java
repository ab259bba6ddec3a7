package dev.tagloop.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.conformance.hub.Call;
import dev.tagloop.conformance.hub.Fault;
import dev.tagloop.conformance.hub.LocalHub;
import dev.tagloop.conformance.hub.LocalRepo;
import dev.tagloop.hub.Backoff;
import dev.tagloop.hub.Hub;
import dev.tagloop.hub.HubEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("thorough")
class RowsAreStreamedFromTheHubTest {
    private static final int ROWS = 2500;

    @TempDir
    Path folder;

    private LocalHub server;
    private LocalRepo repo;
    private Hub hub;

    @BeforeEach
    void start() throws IOException {
        server = LocalHub.start(folder.resolve("server"));
        repo = server.repo("datasets", "org/words")
                .put("data/train-00000-of-00002.parquet", parquet(0))
                .put("data/train-00001-of-00002.parquet", parquet(ROWS));
        hub = Hub.builder()
                .environment(HubEnvironment.of(
                        Map.of(
                                "HF_ENDPOINT",
                                server.endpoint(),
                                "HF_HOME",
                                folder.resolve("home").toString()),
                        folder))
                .backoff(Backoff.defaults().withPause(time -> {}))
                .build();
    }

    @AfterEach
    void stop() {
        hub.close();
        server.close();
    }

    /** With a column that nothing compresses, so that fetching the file would show. */
    private byte[] parquet(int first) throws IOException {
        Random random = new Random(first);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            byte[] noise = new byte[300];
            random.nextBytes(noise);
            rows.add(Map.of("n", (long) first + i, "noise", noise));
        }
        Path file = folder.resolve(first + ".parquet");
        Dataset.of(rows).toParquet(file);
        return Files.readAllBytes(file);
    }

    private StreamedDataset train() {
        return Datasets.request("org/words").hub(hub).stream("train");
    }

    private static List<Long> numbers(Stream<Row> rows) {
        try (rows) {
            return rows.map(row -> (Long) row.get("n")).toList();
        }
    }

    @Test
    void allRowsComeInOrderAndNothingIsKept() {
        List<Long> numbers = numbers(train().stream());
        assertThat(numbers).hasSize(2 * ROWS).isSorted().startsWith(0L).endsWith(2L * ROWS - 1);
        assertThat(server.requests(Call.CONTENT)).isNotEmpty().allSatisfy(request -> {
            assertThat(request.status()).isEqualTo(206);
            assertThat(request.header("range")).isPresent();
        });
        assertThat(folder.resolve("home/hub/datasets--org--words/blobs")).isEmptyDirectory();
    }

    @Test
    void firstRowsNeedOnlyTheFirstFile() {
        assertThat(numbers(train().stream().limit(10))).hasSize(10).startsWith(0L);
        assertThat(server.requests(Call.CONTENT))
                .isNotEmpty()
                .allSatisfy(request ->
                        assertThat(request.target()).contains(repo.etag("data/train-00000-of-00002.parquet")));
    }

    @Test
    void cutRangesAreAskedForAgain() {
        server.faults()
                .next(Call.CONTENT, new Fault.Cut(3))
                .next(Call.CONTENT, Fault.status(503))
                .next(Call.CONTENT, Fault.status(403));
        assertThat(numbers(train().stream())).hasSize(2 * ROWS);
    }

    @Test
    void sameSeedGivesTheSameOrderOfAllRows() {
        List<Long> once = numbers(train().shuffled(7, 1000));
        assertThat(numbers(train().shuffled(7, 1000))).isEqualTo(once);
        assertThat(numbers(train().shuffled(8, 1000))).isNotEqualTo(once);
        assertThat(once)
                .isNotEqualTo(numbers(train().stream()))
                .doesNotHaveDuplicates()
                .hasSize(2 * ROWS);
    }

    @Test
    void fetchedFilesAreReadFromTheCache() {
        Datasets.request("org/words").hub(hub).load("train");
        int before = server.requests(Call.CONTENT).size();
        assertThat(numbers(train().stream())).hasSize(2 * ROWS);
        assertThat(server.requests(Call.CONTENT)).hasSize(before);
    }

    @Test
    void slicesAreRefused() {
        assertThatThrownBy(() -> Datasets.request("org/words").hub(hub).stream("train[:10]"))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("Bad split: train[:10]. Available splits: ['train']");
    }

    @Test
    void linesAreReadByRangesAndNothingIsKept() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            lines.append("{\"n\":")
                    .append(i)
                    .append(",\"t\":\"")
                    .append("x".repeat(50))
                    .append("\"}\n");
        }
        server.repo("datasets", "org/long").put("train.jsonl", lines.toString());
        StreamedDataset rows = Datasets.request("org/long").hub(hub).stream("train");
        assertThat(numbers(rows.stream().limit(10))).hasSize(10);
        assertThat(server.requests(Call.RESOLVE_GET).stream().filter(request -> request.status() == 206))
                .singleElement()
                .satisfies(request -> assertThat(request.header("range")).hasValue("bytes=0-262143"));
        assertThat(numbers(rows.stream())).hasSize(20_000).isSorted();
        assertThat(folder.resolve("home/hub/datasets--org--long/blobs"))
                .satisfiesAnyOf(
                        blobs -> assertThat(blobs).doesNotExist(),
                        blobs -> assertThat(blobs).isEmptyDirectory());
    }

    @Test
    void otherFormatsComeFileByFile() {
        repo.put("other.jsonl", "");
        server.repo("datasets", "org/lines")
                .put("train-1.jsonl", "{\"n\":1}\n")
                .put("train-2.jsonl", "{\"n\":2}\n{\"n\":3}\n");
        assertThat(numbers(Datasets.request("org/lines").hub(hub).stream("train").stream()))
                .containsExactly(1L, 2L, 3L);
    }
}
