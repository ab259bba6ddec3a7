package dev.tagloop.learning.learner;

import static dev.tagloop.learning.learner.LearnerWorld.predicted;
import static dev.tagloop.learning.learner.LearnerWorld.project;
import static dev.tagloop.learning.learner.LearnerWorld.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.Learner;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.json.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TheFirstTaskHasSuggestionsTest {
    private static final BackendProject PROJECT = project("Person", "Place");

    @TempDir
    private Path folder;

    private BuiltInLearner open() {
        return BuiltInLearner.open(LearnerSetup.of(folder, LearnerWorld.NEVER).withStarter(LearnerWorld::starter));
    }

    private BuiltInLearner openWithBase(String base) {
        return BuiltInLearner.open(LearnerSetup.of(folder, LearnerWorld.NEVER)
                .withStarter(LearnerWorld::starter)
                .withBase(base));
    }

    @Test
    void theStarterModelAnswersAtOnceUnderTheProjectsLabels() {
        try (BuiltInLearner learner = open()) {
            assertThat(learner.standing(PROJECT))
                    .isEqualTo(new Learner.Standing(true, Optional.of("starter"), Optional.empty()));
            assertThat(learner.setup(PROJECT)).contains("starter");
            assertThat(learner.mapping(PROJECT).toString())
                    .isEqualTo("{\"from\":\"starter\",\"labels\":{\"PER\":\"Person\",\"LOC\":\"Place\"},"
                            + "\"unmatched\":\"drop\",\"by\":{\"PER\":\"name\",\"LOC\":\"name\"},\"without\":[]}");
            assertThat(predicted(learner, PROJECT, "😀 Ann lives in Rome now."))
                    .startsWith("starter: ")
                    .endsWith(" [Ann|Person] lives in [Rome|Place] now.");
            assertThat(learner.versions(PROJECT)).isEmpty();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theOneThatComesWithTheProgramFindsNames() {
        try (BuiltInLearner learner = BuiltInLearner.open(LearnerSetup.of(folder, LearnerWorld.NEVER))) {
            assertThat(predicted(learner, PROJECT, "Yesterday Maria Lopez came to London."))
                    .isEqualTo("starter: Yesterday [Maria Lopez|Person] came to [London|Place].");
        }
    }

    @Test
    void whileABaseIsNotThereWhatIsRememberedIsSuggestedOrNothing() {
        try (BuiltInLearner learner = open()) {
            BackendProject unknown = PROJECT.withExtraParams(Json.read("{\"base\": \"nobody/has-this-model\"}"));
            assertThat(predicted(learner, unknown, "to Ys")).isIn("memory: to Ys", "starter: to Ys");
            LearnerWorld world = new LearnerWorld();
            world.label(1, "in [Ys|Place]");
            learner.attach(world);
            LearnerWorld.eventually(
                    () -> assertThat(predicted(learner, unknown, "to Ys")).endsWith(": to [Ys|*Place]"));
        }
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
        try (BuiltInLearner learner = open()) {
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
        try (BuiltInLearner learner = open()) {
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
}
