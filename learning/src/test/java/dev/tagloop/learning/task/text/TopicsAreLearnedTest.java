package dev.tagloop.learning.task.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.classification.ClassifiedText;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.evaluation.Measurement;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.models.MiniLm;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.training.FineTuning;
import dev.tagloop.training.TrainingResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The floors of the bundled topics, aspects and sentiment with the default encoder; minutes, so not by default. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicsAreLearnedTest {
    private static final LearningTask<ClassifiedText> TASK = LearningTasks.TEXT_CLASSIFICATION;
    private static final List<Long> SEEDS = List.of(1L, 2L, 3L);

    @Test
    void theEncoderTellsTopicsApartFarBetterThanWordsDo() {
        List<ClassifiedText> test = part("topic", "test");
        BagOfWords words = new BagOfWords(part("topic", "train"));
        double floor =
                TASK.measure(test, test.stream().map(words::predict).toList()).figure();
        double mean = mean("topic", test);
        System.out.printf("topics: bag of words macro F1 %.3f, MiniLM mean %.3f%n", floor, mean);
        assertThat(mean).isGreaterThanOrEqualTo(0.80);
        assertThat(floor).isLessThanOrEqualTo(mean - 0.05);
    }

    @Test
    void severalAspectsAndTheSentimentOfATextAreLearned() {
        double aspects = mean("aspects", part("aspects", "test"));
        double sentiment = mean("sentiment", part("sentiment", "test"));
        System.out.printf("aspects: macro F1 %.3f; sentiment: Pearson %.3f%n", aspects, sentiment);
        assertThat(aspects).isGreaterThanOrEqualTo(0.47);
        assertThat(sentiment).isGreaterThanOrEqualTo(0.54);
    }

    private static double mean(String column, List<ClassifiedText> test) {
        double sum = 0;
        for (long seed : SEEDS) {
            sum += figure(column, test, seed);
        }
        return sum / SEEDS.size();
    }

    private static double figure(String column, List<ClassifiedText> test, long seed) {
        List<ClassifiedText> train = part(column, "train");
        TrainingResult result = FineTuning.textClassification(MiniLm.checkpoint())
                .train(train)
                .validation(part(column, "validation"))
                .settings(TASK.settings(train.size()).withSeed(seed))
                .run();
        try (TaskModel<ClassifiedText> model = TASK.open(result.model(), PipelineSettings.defaults())) {
            Measurement measured = TASK.measure(test, model.predict(test, Progress.NONE, new CancelToken()));
            System.out.printf("%s, seed %d: %s%n", column, seed, measured.metrics());
            return measured.figure();
        }
    }

    private static List<ClassifiedText> part(String column, String split) {
        return TASK.of(Datasets.load("starter-topics", split), Optional.of(column)).stream()
                .flatMap(List::stream)
                .toList();
    }
}
