package dev.tagloop.learning.task.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.classification.ClassifiedText;
import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.ChoicesRegion;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.backend.ModelBackend;
import dev.tagloop.learning.backend.ServedTaskModel;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.preannotation.LabelMap;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.testing.TinyBert;
import dev.tagloop.learning.train.LocalTrainer;
import dev.tagloop.learning.train.RunScores;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingRun;
import dev.tagloop.learning.train.TrainingWatch;
import dev.tagloop.models.PipelineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tiny model that tells good from bad, from training to the answer of a backend. */
class WholeTextsAreLearnedAndServedTest {
    private static final String[] GOOD = {"what a fine day", "we liked the sweet cake", "a happy and warm song"};
    private static final String[] BAD = {"what a bad night", "they hated the sour soup", "a sad and cold song"};

    @TempDir
    private static Path temp;

    private static Path folder;
    private static TrainingRun run;

    @BeforeAll
    static void train() {
        List<List<ClassifiedText>> documents = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            String[] kind = i % 2 == 0 ? GOOD : BAD;
            documents.add(
                    List.of(ClassifiedText.single(kind[i / 2 % 3] + " number " + i, i % 2 == 0 ? "good" : "bad")));
        }
        folder = temp.resolve("model");
        run = new LocalTrainer()
                .train(
                        TrainingData.of(LearningTasks.TEXT_CLASSIFICATION, documents, List.of(), "moods"),
                        TrainingOptions.defaults()
                                .withBase(TinyBert.in(temp.resolve("base")))
                                .withLearningRate(5e-3)
                                .withEpochs(8)
                                .withThreads(1),
                        folder,
                        TrainingWatch.none());
    }

    @Test
    void theRunTellsItsTaskAndItsScoresAndNothingOfSpans() throws IOException {
        assertThat(run.task()).isEqualTo("text-classification");
        assertThat(run.learned()).isSameAs(LearningTasks.TEXT_CLASSIFICATION);
        assertThat(run.labels()).containsExactlyInAnyOrder("good", "bad");
        assertThat(run.scores().method()).isEqualTo(RunScores.Method.HELD_OUT);
        assertThat(run.scores().metrics().keySet())
                .containsExactly("f1", "precision", "recall", "accuracy", "f1_micro", "f1_weighted");
        assertThat(run.f1()).contains(1.0);
        assertThat(run.epochs().getLast().metrics()).containsKeys("accuracy", "f1");
        assertThat(TrainingRun.read(folder)).contains(run);
        assertThat(Files.readString(folder.resolve(TrainingRun.FILE))).doesNotContain("alignment");
        assertThat(Files.readString(folder.resolve("README.md")))
                .contains("pipeline_tag: text-classification", "Says of whole texts:", "| accuracy | 1.0000 |")
                .doesNotContain("spans", "entities");
    }

    @Test
    void aBackendAnswersWithChoicesAndTheirScores() {
        try (ModelBackend backend = new ModelBackend("Waiting", LabelMap.parse(List.of("bad=poor")))) {
            assertThat(backend.modelClass()).isEqualTo("Waiting");
            backend.serve(ServedTaskModel.load(folder.toString(), PipelineSettings.defaults()));
            assertThat(backend.modelClass()).isEqualTo("TextClassification");
            List<BackendPrediction> answers = backend.predict(PredictionRequest.of(
                    project(
                            "<Choices name=\"mood\" toName=\"text\"><Choice value=\"good\"/><Choice value=\"poor\"/></Choices>"),
                    List.of(
                            task("a happy and warm song number 77"),
                            task("they hated the sour soup"),
                            new Task(JsonObject.parse("{\"data\":{}}")))));
            assertThat(choices(answers.get(0))).containsExactly("good");
            assertThat(choices(answers.get(1))).containsExactly("poor");
            assertThat(answers.get(0).regions().getFirst().score().orElseThrow())
                    .isEqualTo(answers.get(0).score().orElseThrow())
                    .isBetween(0.5, 1.0);
            assertThat(answers.get(2).regions()).isEmpty();
        }
    }

    @Test
    void labelsThatTheProjectLacksAreLeftOutAndAConfigWithoutChoicesIsRefused() {
        try (ModelBackend backend = new ModelBackend("Waiting", LabelMap.identity())) {
            backend.serve(ServedTaskModel.load(folder.toString(), PipelineSettings.defaults()));
            List<BackendPrediction> answers = backend.predict(PredictionRequest.of(
                    project("<Choices name=\"mood\" toName=\"text\"><Choice value=\"good\"/></Choices>"),
                    List.of(task("they hated the sour soup"))));
            assertThat(answers.getFirst().regions()).isEmpty();
            assertThat(answers.getFirst().score()).isEmpty();
            assertThatThrownBy(() -> backend.setup(project("<Rating name=\"stars\" toName=\"text\"/>")))
                    .isInstanceOf(BackendException.class)
                    .hasMessageContaining("no <Choices> or <Taxonomy> for a whole <Text>");
        }
    }

    private static List<String> choices(BackendPrediction prediction) {
        return ((ChoicesRegion) prediction.regions().getFirst()).choices();
    }

    private static BackendProject project(String control) {
        return BackendProject.of(1, Instant.EPOCH, "<View><Text name=\"text\" value=\"$text\"/>" + control + "</View>");
    }

    private static Task task(String text) {
        return new Task(JsonObject.empty().with("data", Map.of("text", text)));
    }
}
