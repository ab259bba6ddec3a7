package dev.tagloop.learning.learner;

import static dev.tagloop.learning.learner.LearnerWorld.predicted;
import static dev.tagloop.learning.learner.LearnerWorld.project;
import static dev.tagloop.learning.learner.LearnerWorld.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.Learner;
import dev.tagloop.labelstudio.backend.NotReadyException;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.learning.testing.TinyModel;
import dev.tagloop.learning.train.LocalTrainer;
import dev.tagloop.learning.train.Trainer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TheFirstTaskHasSuggestionsTest {
    private static final BackendProject PROJECT = project("Person", "Place");

    @TempDir
    private Path folder;

    private BuiltInLearner open(Trainer trainer) {
        return BuiltInLearner.open(LearnerSetup.of(folder, trainer).withStarter(TinyModel::texts, TinyModel.options()));
    }

    private BuiltInLearner openWithBase(String base) {
        return BuiltInLearner.open(LearnerSetup.of(folder, LearnerWorld.NEVER)
                .withStarter(TinyModel::texts, TinyModel.options())
                .withBase(base));
    }

    @Test
    void theStarterModelIsTrainedOnceInTheBackgroundAndThenAnswersUnderTheProjectsLabels() throws Exception {
        CountDownLatch mayTrain = new CountDownLatch(1);
        AtomicInteger trainings = new AtomicInteger();
        Trainer counting = (data, options, target, watch) -> {
            trainings.incrementAndGet();
            try {
                mayTrain.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new LocalTrainer().train(data, options, target, watch);
        };
        try (BuiltInLearner learner = open(counting)) {
            Learner.Standing standing = learner.standing(PROJECT);
            assertThat(standing.suitable()).isTrue();
            assertThat(standing.serving()).isEmpty();
            assertThat(standing.reason().orElseThrow()).startsWith("The starter model is being prepared");
            assertThat(learner.setup(PROJECT)).contains("starter");
            assertThat(learner.mapping(PROJECT).toString())
                    .isEqualTo("{\"from\":\"starter\",\"labels\":{\"PER\":\"Person\",\"LOC\":\"Place\"},"
                            + "\"unmatched\":\"drop\",\"by\":{\"PER\":\"name\",\"LOC\":\"name\"},\"without\":[]}");
            assertThatThrownBy(() -> predicted(learner, PROJECT, "Ann lives in Rome now."))
                    .isInstanceOfSatisfying(NotReadyException.class, e -> {
                        assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(5));
                        assertThat(e).hasMessageStartingWith("The starter model is being prepared");
                    });
            mayTrain.countDown();
            LearnerWorld.await(() -> learner.standing(PROJECT).serving().isPresent());
            assertThat(learner.standing(PROJECT))
                    .isEqualTo(new Learner.Standing(true, Optional.of("starter"), Optional.empty()));
            assertThat(predicted(learner, PROJECT, "😀 Ann lives in Rome now."))
                    .startsWith("starter: ")
                    .endsWith(" [Ann|Person] lives in [Rome|Place] now.");
            assertThat(learner.versions(PROJECT)).isEmpty();
        }
        assertThat(trainings).hasValue(1);
        try (BuiltInLearner again = open(LearnerWorld.NEVER)) {
            LearnerWorld.await(() -> again.standing(PROJECT).serving().isPresent());
            assertThat(predicted(again, PROJECT, "Bob lives in Oslo now."))
                    .isEqualTo("starter: [Bob|Person] lives in [Oslo|Place] now.");
        }
        assertThat(folder.resolve("project-3")).doesNotExist();
    }

    @Test
    void aStarterThatCannotBeTrainedIsSaidAndMemoryGoesOn() throws Exception {
        try (BuiltInLearner learner = open(LearnerWorld.NEVER)) {
            learner.standing(PROJECT);
            LearnerWorld.await(
                    () -> learner.standing(PROJECT).reason().orElse("").contains("could not be trained"));
            assertThat(learner.standing(PROJECT).reason())
                    .contains("The starter model could not be trained: nothing is trained here.");
            LearnerWorld world = new LearnerWorld();
            world.label(1, "in [Ys|Place]");
            learner.attach(world);
            assertThat(predicted(learner, PROJECT, "to Ys")).isEqualTo("memory: to [Ys|*Place]");
            assertThat(learner.standing(PROJECT).serving()).contains("memory");
        }
    }

    @Test
    void closingEndsATrainingThatIsAtWork() {
        CountDownLatch begun = new CountDownLatch(1);
        Trainer endless = (data, options, target, watch) -> {
            begun.countDown();
            while (true) {
                watch.cancel().throwIfCancelled();
                Thread.onSpinWait();
            }
        };
        long start;
        try (BuiltInLearner learner = open(endless)) {
            learner.standing(PROJECT);
            begun.await();
            start = System.nanoTime();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void aModelThatFindsLabelsIsABaseThatAnswersAsItIs() throws Exception {
        try (BuiltInLearner learner = openWithBase(LearnerWorld.tiny().toString())) {
            learner.standing(PROJECT);
            LearnerWorld.await(() -> learner.standing(PROJECT).serving().isPresent());
            String version = learner.standing(PROJECT).serving().orElseThrow();
            assertThat(version).matches("tiny-[0-9a-f]{8}");
            assertThat(learner.setup(PROJECT)).contains(version);
            assertThat(predicted(learner, PROJECT, "Eve lives in Cork now."))
                    .isEqualTo(version + ": [Eve|Person] lives in [Cork|Place] now.");
            assertThat(learner.mapping(PROJECT).text("from")).contains(version);
        }
    }

    @Test
    void aBaseThatOnlyIsAnEncoderLeavesTheAnswerToTheStarter() {
        try (BuiltInLearner learner = openWithBase("minilm")) {
            assertThat(learner.setup(PROJECT)).contains("starter");
        }
    }

    @Test
    void aProjectMayChooseABaseByItsIdAndNoFolder() throws Exception {
        try (BuiltInLearner learner = open(LearnerWorld.NEVER)) {
            BackendProject folderOfMine =
                    PROJECT.withExtraParams(Json.read("{\"base\": \"" + LearnerWorld.tiny() + "\"}"));
            assertThat(learner.standing(folderOfMine).reason().orElseThrow())
                    .startsWith("The model to begin with must be named by its Hub id");
            BackendProject unknown = PROJECT.withExtraParams(Json.read("{\"base\": \"nobody/has-this-model\"}"));
            learner.standing(unknown);
            LearnerWorld.await(() ->
                    learner.standing(unknown).reason().orElse("").startsWith("The model to begin with cannot be used"));
        }
    }

    @Test
    void whatCollectsNothingThatCanBeLearnedIsUnsuitableAndSaysWhy() {
        try (BuiltInLearner learner = open(LearnerWorld.NEVER)) {
            BackendProject dates = BackendProject.of(
                    4,
                    Instant.EPOCH,
                    "<View><Text name=\"t\" value=\"$text\"/><DateTime name=\"d\" toName=\"t\"/></View>");
            String reason =
                    "The built-in learner finds nothing to learn in this label config. It learns <Labels> for a <Text>;"
                            + " <Choices>, <Taxonomy>, <Rating> or <Number> for a whole <Text>; answers to questions;"
                            + " and a <TextArea> for what is written about a <Text>.";
            assertThat(learner.learnable(dates)).isEmpty();
            assertThat(learner.standing(dates))
                    .isEqualTo(new Learner.Standing(false, Optional.empty(), Optional.of(reason)));
            assertThatThrownBy(() -> learner.setup(dates))
                    .isInstanceOf(BackendException.class)
                    .hasMessage(reason);
            assertThatThrownBy(() -> learner.predict(PredictionRequest.of(dates, List.of(task(1, "a")))))
                    .isInstanceOf(BackendException.class)
                    .hasMessage(reason);
            assertThat(learner.standing(BackendProject.of(5, Instant.EPOCH, "<View"))
                            .suitable())
                    .isFalse();
        }
    }

    @Test
    void theBundledTextsAndTheirLabelsAreThere() {
        assertThat(StarterModel.bundled().labels()).containsExactlyInAnyOrder("PER", "ORG", "LOC", "MISC");
    }
}
