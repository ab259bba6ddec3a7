package dev.tagloop.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.text.Text;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.hub.Hub;
import dev.tagloop.hub.HubEnvironment;
import dev.tagloop.hub.repo.RepoId;
import dev.tagloop.models.Aggregation;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Pipelines;
import dev.tagloop.models.TokenClassificationPipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Read as the tutorial reads: through the product's own client, under the tutorial's own names. */
@Tag("thorough")
class TutorialHubServesTheTutorialsNamesTest {
    @TempDir
    static Path home;

    private static TutorialHub server;
    private static Hub hub;

    @BeforeAll
    static void start() throws Exception {
        server = TutorialHub.start(Path.of("target", "tutorial-hub"), 0);
        Map<String, String> environment =
                Map.of("HF_ENDPOINT", server.endpoint(), "HF_HOME", home.toString(), "HF_TOKEN", TutorialHub.TOKEN);
        hub = Hub.builder().environment(HubEnvironment.of(environment, home)).build();
    }

    @AfterAll
    static void stop() {
        hub.close();
        server.close();
    }

    private static Dataset wikiann(String split) {
        return Datasets.request("wikiann").config("en").hub(hub).load(split);
    }

    @Test
    void wikiannHasTheColumnsAndTheSevenTagsOfWikiann() {
        Dataset rows = wikiann("train[:100]");
        assertThat(rows.size()).isEqualTo(100);
        assertThat(rows.features().names()).containsExactly("tokens", "ner_tags", "langs", "spans");
        assertThat(((ListOf) rows.features().get("ner_tags")).element())
                .isEqualTo(new ClassLabel("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"));
        assertThat(Datasets.request("wikiann").config("en").hub(hub).splits())
                .containsExactlyInAnyOrder("train", "validation", "test");
        rows.rows().forEach(row -> {
            assertThat(row.labels("ner_tags")).hasSameSizeAs(row.strings("tokens"));
            assertThat(row.strings("langs"))
                    .hasSameSizeAs(row.strings("tokens"))
                    .containsOnly("en");
            assertThat(row.strings("spans")).hasSize((int) row.labels("ner_tags").stream()
                    .filter(tag -> tag.startsWith("B-"))
                    .count());
        });
    }

    @Test
    void theModelHasNeverSeenTheRowsThatAreServed() {
        Set<String> served = wikiann("train").stream()
                .map(row -> String.join(" ", row.strings("tokens")))
                .collect(Collectors.toSet());
        Set<String> learned = StarterRows.learned().stream()
                .map(row -> String.join(" ", row.strings("tokens")))
                .collect(Collectors.toCollection(HashSet::new));
        assertThat(served).hasSize(300);
        learned.retainAll(served);
        assertThat(learned).isEmpty();
    }

    @Test
    void bertBaseCasedIsAnEncoderWithATokenizer() {
        Checkpoint encoder = Checkpoint.read(hub.snapshot(RepoId.model("bert-base-cased")));
        assertThat(encoder.config().layers()).isEqualTo(6);
        assertThat(encoder.labels()).isEmpty();
        assertThat(encoder.tokenizer().names()).contains("tokenizer.json");
    }

    @Test
    void theModelFindsTheFourKindsOfNames() {
        Path folder = hub.snapshot(RepoId.model(TutorialHub.MODEL));
        try (TokenClassificationPipeline ner = Pipelines.tokenClassification(folder)) {
            assertThat(ner.labels())
                    .containsExactlyInAnyOrder(
                            "O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC");
            String sample = "Apple Inc. was founded by Steve Jobs in California.";
            List<String> found = ner.predict(sample, Aggregation.SIMPLE).stream()
                    .map(entity -> Text.of(sample).slice(entity.span()) + " " + entity.label())
                    .toList();
            assertThat(found).contains("Steve Jobs PER", "California LOC");
        }
    }

    @Test
    void eachCardSaysThatItIsAStandIn() throws Exception {
        for (RepoId id : List.of(
                RepoId.dataset("wikiann"), RepoId.model("bert-base-cased"), RepoId.model("dslim/bert-base-NER"))) {
            assertThat(Files.readString(hub.download(id, "README.md")))
                    .as(id.toString())
                    .contains("# This is not ")
                    .contains("stand-in")
                    .doesNotContain("@");
        }
    }
}
