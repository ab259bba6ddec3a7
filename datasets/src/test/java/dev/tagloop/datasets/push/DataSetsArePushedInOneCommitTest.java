package dev.tagloop.datasets.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.conformance.hub.Call;
import dev.tagloop.conformance.hub.Fault;
import dev.tagloop.conformance.hub.LocalHub;
import dev.tagloop.conformance.hub.LocalRepo;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.DatasetDict;
import dev.tagloop.datasets.DatasetFolder;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.datasets.card.CardUpdate;
import dev.tagloop.datasets.card.DataCard;
import dev.tagloop.hub.Backoff;
import dev.tagloop.hub.Hub;
import dev.tagloop.hub.HubEnvironment;
import dev.tagloop.hub.HubException;
import dev.tagloop.hub.UploadRequest;
import dev.tagloop.hub.repo.CommitResult;
import dev.tagloop.hub.repo.RepoId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetsArePushedInOneCommitTest {
    private static final RepoId ID = RepoId.dataset("org/words");

    @TempDir
    Path folder;

    private LocalHub server;
    private Hub hub;

    @BeforeEach
    void start() {
        server = LocalHub.start(folder.resolve("server")).user("alice", "hf_alice", "write", "org");
        hub = Hub.builder()
                .environment(HubEnvironment.of(
                        Map.of(
                                "HF_ENDPOINT",
                                server.endpoint(),
                                "HF_HOME",
                                folder.resolve("home").toString(),
                                "HF_TOKEN",
                                "hf_alice"),
                        folder))
                .backoff(Backoff.defaults().withPause(time -> {}))
                .build();
    }

    @AfterEach
    void stop() {
        hub.close();
        server.close();
    }

    private Path written(String name, String license, String body, String... splits) {
        Map<String, Dataset> parts = new LinkedHashMap<>();
        for (String split : splits) {
            parts.put(split, Dataset.of(List.of(Map.of("n", (long) name.length()))));
        }
        Path data = folder.resolve(name);
        DatasetFolder.write(new DatasetDict(parts), data, new DataCard(license, name, List.of(), List.of(), body));
        return data;
    }

    private String card(LocalRepo repo) {
        return new String(repo.bytes("README.md").orElseThrow(), StandardCharsets.UTF_8);
    }

    @Test
    void dataOfTheLastPushGoAndOtherFilesStay() throws IOException {
        LocalRepo repo = server.repo("datasets", "org/words")
                .put("data/train-00000-of-00002.parquet", new byte[] {1})
                .put("data/train-00001-of-00002.parquet", new byte[] {2})
                .put("data/old.split-00000-of-00001.parquet", new byte[] {3})
                .put("data/notes.txt", "mine")
                .put("other/train-00000-of-00001.parquet", new byte[] {4});
        Path data = written("first", "unknown", "# Words\n", "train");
        Files.writeString(data.resolve(".secret"), "x");
        Files.writeString(data.resolve("data/left.part"), "x");
        int commits = repo.titles().size();
        CommitResult done = DatasetPush.of(hub, ID, data).run(request -> request.withMessage("Words"));
        assertThat(done.commit()).isEqualTo(repo.head());
        assertThat(repo.titles()).hasSize(commits + 1).startsWith("Words");
        assertThat(repo.paths())
                .containsExactly(
                        "README.md",
                        "data/notes.txt",
                        "data/train-00000-of-00001.parquet",
                        "other/train-00000-of-00001.parquet");
        assertThat(Datasets.request("org/words").hub(hub).load("train").column("n"))
                .containsExactly(5L);
    }

    @Test
    void aCardThatPeopleWroteIsBroughtUpToDate() {
        LocalRepo repo = server.repo("datasets", "org/words").put("README.md", """
                ---
                license: mit
                annotations_creators:
                - expert
                answer: NO
                since: 2020
                ratio: 0.5
                configs:
                - config_name: default
                  data_files: gone.csv
                - config_name: en
                  data_files: en/*.csv
                  sep: ";"
                dataset_info:
                - config_name: en
                  features:
                  - name: x
                    dtype: string
                  splits:
                  - name: train
                    num_examples: 12
                ---
                # My words
                """);
        Path data = written("made", "unknown", CardUpdate.marked("# Made"), "train");
        DatasetPush.of(hub, ID, data).run(UnaryOperator.identity());
        assertThat(card(repo)).isEqualTo("""
                ---
                license: mit
                annotations_creators:
                - expert
                answer: 'NO'
                since: 2020
                ratio: 0.5
                configs:
                - config_name: en
                  data_files: en/*.csv
                  sep: ';'
                - config_name: default
                  data_files:
                  - split: train
                    path: data/train-*
                dataset_info:
                - config_name: en
                  features:
                  - name: x
                    dtype: string
                  splits:
                  - name: train
                    num_examples: 12
                - config_name: default
                  features:
                  - name: 'n'
                    dtype: int64
                  splits:
                  - name: train
                    num_bytes: 8
                    num_examples: 1
                  download_size: %d
                  dataset_size: 8
                pretty_name: made
                size_categories:
                - 'n<1K'
                ---

                # My words

                %s""".formatted(
                        size(data.resolve("data/train-00000-of-00001.parquet")), CardUpdate.marked("# Made")));
        assertThat(Datasets.request("org/words")
                        .hub(hub)
                        .config("default")
                        .load("train")
                        .size())
                .isEqualTo(1);

        Path later = written("later", "cc0-1.0", CardUpdate.marked("# Later"), "train", "test");
        DatasetPush.of(hub, ID, later).run(UnaryOperator.identity());
        assertThat(card(repo))
                .contains("license: cc0-1.0\n")
                .contains("pretty_name: made\n")
                .endsWith("# My words\n\n" + CardUpdate.marked("# Later"))
                .doesNotContain("# Made");
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aCardOfOnesOwnReplacesTheOther() {
        LocalRepo repo = server.repo("datasets", "org/words").put("README.md", "---\nlicense: mit\n---\n# Old\n");
        DatasetPush.of(hub, ID, written("own", "cc0-1.0", "# Own\n", "train")).run(UnaryOperator.identity());
        assertThat(card(repo)).contains("license: cc0-1.0").contains("# Own").doesNotContain("# Old");
    }

    @Test
    void aCommitInBetweenIsPlannedAgainAndARefusalIsTold() {
        LocalRepo repo = server.repo("datasets", "org/words").put("README.md", "# Old\n");
        Path data = written("made", "unknown", CardUpdate.marked("# Made"), "train");
        boolean[] once = {true};
        UnaryOperator<UploadRequest> meddling = request -> {
            if (once[0]) {
                once[0] = false;
                repo.put("README.md", "# Newer\n");
            }
            return request;
        };
        DatasetPush.of(hub, ID, data).run(meddling);
        assertThat(card(repo)).contains("# Newer").contains("# Made");
        assertThat(server.requests(Call.COMMIT)).hasSize(2);

        server.faults().next(Call.COMMIT, Fault.status(403));
        assertThatThrownBy(() -> DatasetPush.of(hub, ID, written("again", "unknown", "x", "train"))
                        .run(UnaryOperator.identity()))
                .isInstanceOf(HubException.class);
        assertThat(server.requests(Call.COMMIT)).hasSize(3);
    }

    @Test
    void beforeThereIsARepositoryAllOfItIsPlanned() {
        Path data = written("new", "unknown", CardUpdate.marked("# New"), "train");
        UploadRequest plan = DatasetPush.of(hub, ID, data).plan();
        assertThat(plan.additions().stream().map(UploadRequest.Addition::path))
                .containsExactly("README.md", "data/train-00000-of-00001.parquet");
        assertThat(plan.deletions()).isEmpty();
        assertThat(server.requests(Call.COMMIT)).isEmpty();
    }
}
