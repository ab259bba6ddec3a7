package dev.tagloop.learning.writing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelConfigTemplates;
import dev.tagloop.core.writing.TextPair;
import dev.tagloop.datasets.TextPairs;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.labelstudio.model.TextAreaRegion;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.preannotation.LabelMap;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.learning.task.TaskPrediction;
import dev.tagloop.learning.train.LocalTrainer;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingRun;
import dev.tagloop.learning.train.TrainingWatch;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.MiniLm;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.training.UntrainedT5;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a project's summaries to a model and back to its tasks. */
@Tag("thorough")
class WritingIsLearnedTest {

    private static final List<List<TextPair>> PAIRS = TextPairs.read("starter-summaries", "train").pairs().stream()
            .map(List::of)
            .toList();
    private static final TrainingWatch WATCH = new TrainingWatch(Progress.NONE, new CancelToken(), epoch -> {});

    @TempDir
    private Path folder;

    @Test
    void anEncoderLearnsTheLengthAndBeatsTheFirstSentences() throws IOException {
        TrainingData<TextPair> data =
                TrainingData.of(LearningTasks.SUMMARIZATION, PAIRS.subList(0, 40), PAIRS.subList(40, 55), "summaries");

        TrainingRun run = new LocalTrainer().train(data, TrainingOptions.defaults(), folder, WATCH);

        Map<String, Double> metrics = run.scores().metrics();
        assertThat(metrics.get("rougeL")).isGreaterThan(0.15).isGreaterThan(metrics.get("lead_rougeL") + 0.02);
        assertThat(run.notes()).noneMatch(note -> note.contains("only one label"));
        Checkpoint model = Checkpoint.read(folder);
        assertThat(LearningTasks.of(model)).contains(LearningTasks.SUMMARIZATION);
        assertThat(Double.parseDouble(
                        model.config().text("tagloop_summary_share").orElseThrow()))
                .isBetween(0.12, 0.25);
        assertThat(model.weights()).isEqualTo(MiniLm.checkpoint().weights());
        assertThat(Files.readString(folder.resolve("README.md")))
                .contains("pipeline_tag: summarization", "Says in few words what a text says.", "| rougeL | ");

        Task task = new Task(JsonObject.empty()
                .with("id", 1)
                .with("data", Map.of("text", PAIRS.getFirst().getFirst().source())));
        LabelConfig config = LabelConfig.parse(LabelConfigTemplates.summarization());
        try (TaskModel<TextPair> summarizer = LearningTasks.SUMMARIZATION.open(model, PipelineSettings.defaults())) {
            List<TaskPrediction> predicted = summarizer
                    .in(config, LabelMap.identity())
                    .predict(List.of(task, new Task(JsonObject.parse("{\"id\": 2, \"data\": {}}"))), List.of());
            TextAreaRegion region =
                    (TextAreaRegion) predicted.getFirst().regions().getFirst();
            assertThat(region.fromName()).contains("answer");
            assertThat(region.texts().getFirst().length())
                    .isBetween(20, PAIRS.getFirst().getFirst().source().length() / 3);
            assertThat(predicted.get(1).regions()).isEmpty();
        }
    }

    @Test
    void aModelThatWritesIsTrainedAndKnownAgain() {
        Path base = folder.resolve("base");
        new UntrainedT5(16, 1, 2, 7).checkpoint(MiniLm.checkpoint(), "[SEP]").write(base);
        List<List<TextPair>> pairs = List.of(
                List.of(TextPair.of("question: Where? context: In Rome.", "Rome")),
                List.of(TextPair.of("question: Who? context: It was Ann.", "Ann")));
        TrainingData<TextPair> data = TrainingData.of(LearningTasks.WRITTEN_ANSWERS, pairs, pairs, "answers");

        TrainingRun run = new LocalTrainer()
                .train(
                        data,
                        TrainingOptions.defaults()
                                .withBase(base.toString())
                                .withEpochs(2)
                                .withForce(true),
                        folder.resolve("model"),
                        WATCH);

        assertThat(run.epochs()).hasSize(2).allMatch(epoch -> epoch.metrics().containsKey("rougeL"));
        assertThat(run.epochs().get(1).loss()).isLessThan(run.epochs().get(0).loss());
        assertThat(run.scores().metrics()).containsKeys("rougeL", "exact_match").doesNotContainKey("lead_rougeL");
        assertThat(LearningTasks.of(Checkpoint.read(folder.resolve("model")))).contains(LearningTasks.WRITTEN_ANSWERS);
    }

    @Test
    void everyProjectHasTheTaskThatItsConfigAsksFor() {
        assertThat(LearningTasks.of(LabelConfig.parse(LabelConfigTemplates.summarization())))
                .contains(LearningTasks.SUMMARIZATION);
        assertThat(LearningTasks.of(LabelConfig.parse(LabelConfigTemplates.generativeQuestionAnswering())))
                .contains(LearningTasks.WRITTEN_ANSWERS);
        assertThat(LearningTasks.named("text2text-generation")).isSameAs(LearningTasks.WRITTEN_ANSWERS);
    }
}
