package dev.tagloop.learning.sampling.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.sampling.NumberScores;
import dev.tagloop.learning.sampling.TaskScores;
import dev.tagloop.learning.sampling.WrittenText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoolScoresTest {
    @TempDir
    private Path folder;

    @Test
    void everythingThatWasSaidIsReadAgain() {
        float[][] rows = {{0.25f, 0.75f}, {1, 0}};
        TaskScores scores = TaskScores.of(List.of("東京", "x"), List.of("O", "B-LOC"), rows)
                .withDropout(List.of(rows, new float[][] {{0, 1}, {0.5f, 0.5f}}))
                .withMembers(List.<float[][]>of(rows))
                .withEmbedding(new float[] {0.1f, -3});
        WrittenText written = new WrittenText(new double[] {-0.5}, List.of("a", "b"));
        try (PoolScores store = PoolScores.open(folder, "v1")) {
            NumberScores number = new NumberScores(2.5, List.of(2.0, 3.0), List.of(1.0, 4.0));
            store.put(
                    Map.of("one", scores, "two", TaskScores.ofWritten(written), "number", TaskScores.ofNumber(number)));
            assertThat(store.get("number").orElseThrow().number()).contains(number);
        }
        try (PoolScores store = PoolScores.open(folder, "v1")) {
            assertThat(store.digests()).containsExactlyInAnyOrder("one", "two", "number");
            TaskScores read = store.get("one").orElseThrow();
            assertThat(read.units()).isEqualTo(scores.units());
            assertThat(read.labels()).isEqualTo(scores.labels());
            assertThat(read.probabilities()).isDeepEqualTo(rows);
            assertThat(read.dropout()).hasSize(2);
            assertThat(read.dropout().get(1)[1]).containsExactly(0.5f, 0.5f);
            assertThat(read.members()).hasSize(1);
            assertThat(read.embedding()[0]).isCloseTo(0.1f, within(1e-4f));
            assertThat(read.embedding()[1]).isEqualTo(-3);
            assertThat(store.get("two").orElseThrow().written().orElseThrow().texts())
                    .containsExactly("a", "b");
            assertThat(store.get("three")).isEmpty();
        }
    }

    @Test
    void whereverAFileWasCutOffWhatIsWholeIsThereAndTheRestIsAskedForAgain() throws IOException {
        Path file = written(List.of("one", "two", "three"));
        byte[] whole = Files.readAllBytes(file);
        int before = -1;
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            Asked model = new Asked("v1");
            try (PoolScores store = PoolScores.open(folder, "v1")) {
                int there = store.digests().size();
                assertThat(there).isGreaterThanOrEqualTo(before);
                before = there;
                refresh(store, model, List.of("one", "two", "three"));
                assertThat(model.texts).hasSize(3 - there);
                for (String text : List.of("one", "two", "three")) {
                    assertThat(store.get(PoolScores.digest(text)).orElseThrow().units())
                            .containsExactly(text);
                }
            }
            assertThat(Files.size(file)).isEqualTo(whole.length);
        }
        assertThat(before).isEqualTo(3);
    }

    @Test
    void aDamagedRecordIsNotBelieved() throws IOException {
        Path file = written(List.of("one", "two", "three"));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 3] ^= 1;
        Files.write(file, bytes);
        try (PoolScores store = PoolScores.open(folder, "v1")) {
            assertThat(store.digests()).containsExactlyInAnyOrder(PoolScores.digest("one"), PoolScores.digest("two"));
        }
    }

    @Test
    void onlyWhatChangedIsReadAgainAndEachVersionHasItsOwn() {
        Asked first = new Asked("v1");
        try (PoolScores store = PoolScores.open(folder, "v1")) {
            assertThat(refresh(store, first, List.of("a", "b", "a"))).isEqualTo(2);
            assertThat(refresh(store, first, List.of("a", "b changed", "c"))).isEqualTo(2);
        }
        assertThat(first.texts).containsExactly("a", "b", "b changed", "c");
        try (PoolScores store = PoolScores.open(folder, "v2")) {
            assertThat(store.digests()).isEmpty();
        }
        PoolScores.keepOnly(folder, Set.of("v2"));
        try (PoolScores store = PoolScores.open(folder, "v1")) {
            assertThat(store.digests()).isEmpty();
        }
    }

    @Test
    void wordsOfForgottenTextsLeaveTheFile() throws IOException {
        Path file = written(List.of("kept", "secret"));
        try (PoolScores store = PoolScores.open(folder, "v1")) {
            store.retain(Set.of(PoolScores.digest("kept")));
            assertThat(store.digests()).containsExactly(PoolScores.digest("kept"));
            refresh(store, new Asked("v1"), List.of("later"));
            assertThat(store.get(PoolScores.digest("kept")).orElseThrow().units())
                    .containsExactly("kept");
            assertThat(store.get(PoolScores.digest("later")).orElseThrow().units())
                    .containsExactly("later");
        }
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                .contains("kept", "later")
                .doesNotContain("secret");
    }

    @Test
    void aCancelledReadingGoesOnWhereItWas() {
        List<String> texts = IntStream.range(0, 200).mapToObj(i -> "text " + i).toList();
        Asked model = new Asked("v1");
        CancelToken cancel = new CancelToken();
        try (PoolScores store = PoolScores.open(folder, "v1")) {
            assertThatThrownBy(() ->
                            PoolScoring.refresh(store, model, texts, (step, done, total) -> cancel.cancel(), cancel))
                    .isInstanceOf(CancellationException.class);
        }
        try (PoolScores store = PoolScores.open(folder, "v1")) {
            assertThat(store.digests()).hasSize(64);
            assertThat(refresh(store, model, texts)).isEqualTo(136);
        }
        assertThat(model.texts).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void versionsThatCutATextIntoOtherWordsHaveNoVoteOnIt() {
        ScoreProvider other = new Asked("v0") {
            @Override
            public List<TaskScores> score(List<String> asked) {
                return asked.stream()
                        .map(text -> text.equals("same") ? scores(text) : scores(text + "!"))
                        .toList();
            }
        };
        CommitteeScoreProvider committee = new CommitteeScoreProvider(List.of(new Asked("v1"), other));
        assertThat(committee.version()).isEqualTo("committee v1 + v0");
        List<TaskScores> scores = committee.score(List.of("same", "different"));
        assertThat(scores.get(0).members()).hasSize(2);
        assertThat(scores.get(1).members()).hasSize(1);
    }

    private Path written(List<String> texts) throws IOException {
        try (PoolScores store = PoolScores.open(folder, "v1")) {
            refresh(store, new Asked("v1"), texts);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }

    private static int refresh(PoolScores store, ScoreProvider provider, List<String> texts) {
        return PoolScoring.refresh(store, provider, texts, Progress.NONE, new CancelToken());
    }

    private static TaskScores scores(String text) {
        return TaskScores.of(List.of(text), List.of("A", "B"), new float[][] {{0.5f, 0.5f}});
    }

    /** Remembers what it was asked. */
    private static class Asked implements ScoreProvider {
        private final String version;
        private final List<String> texts = new ArrayList<>();

        Asked(String version) {
            this.version = version;
        }

        @Override
        public String version() {
            return version;
        }

        @Override
        public List<TaskScores> score(List<String> asked) {
            texts.addAll(asked);
            return asked.stream().map(PoolScoresTest::scores).toList();
        }
    }
}
