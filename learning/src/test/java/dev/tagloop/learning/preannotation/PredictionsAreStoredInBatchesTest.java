package dev.tagloop.learning.preannotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.testing.Exports;
import dev.tagloop.learning.testing.FakeStudio;
import dev.tagloop.learning.testing.StarterDocuments;
import dev.tagloop.learning.train.LocalTrainer;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingWatch;
import dev.tagloop.models.Pipelines;
import dev.tagloop.models.TokenClassificationPipeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real model against a server of one project; the model is trained on PER, ORG, LOC and MISC. */
@Tag("thorough")
class PredictionsAreStoredInBatchesTest {

    @TempDir
    private static Path folder;

    private static TokenClassificationPipeline model;

    @BeforeAll
    static void train() {
        new LocalTrainer()
                .train(
                        TrainingData.of(StarterDocuments.labeled(60), List.of(), "starter"),
                        TrainingOptions.defaults().withEpochs(8).withHeldOutShare(0),
                        folder,
                        TrainingWatch.none());
        model = Pipelines.tokenClassification(folder);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void everyUnlabelledTaskGetsOnePredictionWithTheMeanScore() throws Exception {
        try (FakeStudio studio =
                        FakeStudio.withTasks(Exports.CONFIG, 7, i -> "😀 Anna Lee met Bob Ray in Paris, day " + i);
                StudioClient client = StudioClient.connect(studio.url(), FakeStudio.TOKEN)) {
            List<Long> done = new ArrayList<>();
            Progress progress = (step, now, total) -> done.add(now);

            PreAnnotationReport report = new PreAnnotator(client, model)
                    .run(PreAnnotation.unlabeled(1, "v1").withBatchSize(3), progress, new CancelToken());

            assertThat(report.predicted()).isEqualTo(7);
            assertThat(done).containsExactly(3L, 6L, 7L);
            assertThat(studio.batches()).containsExactly(3, 3, 1);
            assertThat(studio.predictions()).hasSize(7).allSatisfy(PredictionsAreStoredInBatchesTest::isWellFormed);
            long spans = studio.predictions().stream()
                    .mapToLong(prediction -> prediction.objects("result").size())
                    .sum();
            assertThat(report.spans()).isEqualTo(spans).isPositive();

            // Once more: what has a prediction of this version is passed over, another version is not.
            assertThat(run(client, PreAnnotation.unlabeled(1, "v1")))
                    .isEqualTo(new PreAnnotationReport(0, 0, 7, 0, 0, Map.of()));
            assertThat(run(client, PreAnnotation.all(1, "v2").withLimit(2)).predicted())
                    .isEqualTo(2);
        }
    }

    @Test
    void labelsTheProjectLacksAreLeftOutAndCountedOrMapped() throws Exception {
        String config = Exports.CONFIG.replace("\"PER\"", "\"person\"").replace("\"LOC\"", "\"place\"");
        try (FakeStudio studio = FakeStudio.withTasks(config, 3, i -> "Anna Lee met Bob Ray in Paris, day " + i);
                StudioClient client = StudioClient.connect(studio.url(), FakeStudio.TOKEN)) {
            PreAnnotationReport lacking = run(client, PreAnnotation.all(1, "v1"));
            assertThat(lacking.unknownLabels()).containsKey("PER");
            PreAnnotationReport mapped = run(
                    client,
                    PreAnnotation.all(1, "v2")
                            .withLabels(LabelMap.parse(List.of("PER=person", "LOC=place", "MISC=ORG"))));
            assertThat(mapped.unknownLabels()).isEmpty();
            assertThat(studio.predictions().getLast().objects("result").stream()
                            .flatMap(region -> region.object("value").orElseThrow().texts("labels").stream()))
                    .isSubsetOf("person", "place", "ORG");
        }
    }

    @Test
    void tasksWithoutTextAreCountedAndACancelKeepsWhatIsStored() throws Exception {
        try (FakeStudio studio = FakeStudio.withTasks(Exports.CONFIG, 6, i -> i == 0 ? null : "Anna in Paris " + i);
                StudioClient client = StudioClient.connect(studio.url(), FakeStudio.TOKEN)) {
            CancelToken cancel = new CancelToken();
            Progress afterTheFirstBatch = (step, now, total) -> cancel.cancel();
            assertThatThrownBy(() -> new PreAnnotator(client, model)
                            .run(PreAnnotation.all(1, "v1").withBatchSize(2), afterTheFirstBatch, cancel))
                    .isInstanceOf(CancellationException.class);
            assertThat(studio.predictions()).hasSize(2);

            PreAnnotationReport rest = run(client, PreAnnotation.all(1, "v1"));
            assertThat(List.of(rest.predicted(), rest.skipped(), rest.withoutText()))
                    .containsExactly(3L, 2L, 1L);
        }
    }

    @Test
    void wrongRequestsAreRefusedInWords() {
        assertThatThrownBy(() -> LabelMap.parse(List.of("PER")))
                .hasMessage("'PER' is no label map: write MODEL=PROJECT, such as PERSON=PER");
        assertThatThrownBy(() -> PreAnnotation.all(1, " ")).hasMessage("a model version needs a name");
        assertThatThrownBy(() -> PreAnnotation.all(1, "v1").withBatchSize(0))
                .hasMessage("the limit must be 0 or more and the batch size 1 or more, not 9223372036854775807 and 0");
    }

    private static void isWellFormed(JsonObject prediction) {
        assertThat(prediction.text("model_version")).contains("v1");
        List<JsonObject> regions = prediction.objects("result");
        assertThat(regions).allSatisfy(region -> {
            assertThat(region.text("from_name")).contains("ner");
            assertThat(region.number("score").orElseThrow()).isBetween(0.0, 1.0);
        });
        double mean = regions.stream()
                .mapToDouble(region -> region.number("score").orElseThrow())
                .average()
                .orElse(Double.NaN);
        if (regions.isEmpty()) {
            assertThat(prediction.number("score")).isEmpty();
        } else {
            assertThat(prediction.number("score").orElseThrow()).isCloseTo(mean, within(1e-12));
        }
    }

    private static PreAnnotationReport run(StudioClient client, PreAnnotation request) {
        return new PreAnnotator(client, model).run(request, Progress.NONE, new CancelToken());
    }
}
