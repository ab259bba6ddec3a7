package dev.tagloop.learning.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.classification.ClassifiedText;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.testing.StarterDocuments;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.WarmStart;
import dev.tagloop.training.TrainingSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestsCarryTheirTaskTest {

    @Test
    void examplesOfEveryKindComeOutAsTheyWentIn() {
        roundTrip(TrainingData.of(StarterDocuments.labeled(4), StarterDocuments.labeled(1), "ner")
                .withRevision("abc"));
        roundTrip(TrainingData.of(
                LearningTasks.TEXT_CLASSIFICATION,
                List.of(
                        List.of(ClassifiedText.single("a\n😀", "x").withPair("b")),
                        List.of(ClassifiedText.several("c", List.of("x", "y")), ClassifiedText.number("d", -0.5))),
                List.of(),
                "mixed"));
    }

    @Test
    void whatAWarmTrainingGoesOnFromComesOutAsItWentIn() {
        roundTrip(
                TrainingData.of(StarterDocuments.labeled(4), List.of(), "ner"),
                TrainingOptions.defaults()
                        .withBase("/models/v6")
                        .withWarm(new WarmStart("v6", "minilm", TrainingSettings.defaultsFor(300), List.of(1, 3))));
    }

    private static void roundTrip(TrainingData<?> data) {
        roundTrip(data, TrainingOptions.defaults().withEpochs(3));
    }

    private static void roundTrip(TrainingData<?> data, TrainingOptions options) {
        WorkerRequest request = new WorkerRequest(data, options, "/folder");
        assertThat(request.toLine()).doesNotContain("\n");
        assertThat(WorkerRequest.parse(request.toLine())).isEqualTo(request);
    }
}
