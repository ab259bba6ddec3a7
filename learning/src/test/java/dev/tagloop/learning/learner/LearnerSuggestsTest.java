package dev.tagloop.learning.learner;

import static dev.tagloop.learning.learner.LearnerWorld.predicted;
import static dev.tagloop.learning.learner.LearnerWorld.project;
import static dev.tagloop.learning.learner.LearnerWorld.shown;
import static dev.tagloop.learning.learner.LearnerWorld.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.testing.MarkedText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a version that knows PER and LOC. */
@Tag("thorough")
class LearnerSuggestsTest {
    private static final BackendProject PROJECT = project("Person", "Place", "Ship");
    /** The model knows nothing of these. */
    private static final BackendProject SHIPS = project("Ship", "Harbour");

    @TempDir
    private Path folder;

    private final LearnerWorld world = new LearnerWorld();
    private BuiltInLearner learner;

    @BeforeEach
    void promoteTheTinyModel() throws Exception {
        assertThat(LearnerWorld.promote(folder, PROJECT)).isEqualTo("v1");
        open();
    }

    private void open() {
        learner =
                BuiltInLearner.open(LearnerSetup.of(folder, LearnerWorld.NEVER).withStarter(LearnerWorld::starter));
        learner.attach(world);
    }

    @AfterEach
    void close() {
        learner.close();
    }

    private String predict(String text) {
        return predicted(learner, PROJECT, text);
    }

    @Test
    void thePromotedVersionAnswersAndWhatWasLabelledBeforeStandsBesideIt() {
        assertThat(predict("Ann lives in Rome now.")).isEqualTo("v1: [Ann|Person] lives in [Rome|Place] now.");
        learner.labelled(PROJECT, world.label(1, "on the [Argo|Ship]"));
        assertThat(predict("Ann lives in Rome now, the Argo too"))
                .isEqualTo("v1: [Ann|Person] lives in [Rome|Place] now, the [Argo|*Ship] too");
    }

    @Test
    void ofTwoThatOverlapTheLongerIsTakenAndOfEqualOnesTheRemembered() {
        learner.labelled(PROJECT, world.label(1, "the [Ann lives|Ship] and [Rome|Ship] here"));
        assertThat(predict("Ann lives in Rome now.")).isEqualTo("v1: [Ann lives|*Ship] in [Rome|*Ship] now.");
    }

    @Test
    void aTaskWithoutATextOrWithNothingToFindKeepsItsPlace() {
        Task none = new Task(JsonObject.parse("{\"id\": 1, \"data\": {\"other\": 1}}"));
        List<BackendPrediction> predictions = learner.predict(PredictionRequest.of(
                PROJECT,
                List.of(none, task(2, "Bob lives in Oslo now."), task(3, ""), task(4, "Eve lives in Cork now."))));
        assertThat(predictions).extracting(one -> one.regions().size()).containsExactly(0, 2, 0, 2);
        assertThat(predictions).extracting(one -> one.modelVersion().orElse("")).containsOnly("v1");
        assertThat(predictions.get(0).score()).isEmpty();
        assertThat(predictions.get(1).score().orElseThrow()).isBetween(0.3, 1.0);
    }

    @Test
    void deletingAnAnnotationForgetsWhatItSaid() throws Exception {
        learner.labelled(SHIPS, world.label(1, "on the [Argo|Ship]"));
        world.label(2, "on the [Nina|Ship]");
        assertThat(predicted(learner, SHIPS, "Argo, Nina")).isEqualTo("memory: [Argo|*Ship], [Nina|*Ship]");
        learner.labelled(SHIPS, world.unlabel(1));
        assertThat(predicted(learner, SHIPS, "Argo, Nina")).isEqualTo("memory: Argo, [Nina|*Ship]");
        world.unlabel(2);
        assertThat(predicted(learner, SHIPS, "Argo, Nina")).as("nobody told").isEqualTo("memory: Argo, [Nina|*Ship]");
        learner.relabelled(SHIPS);
        learner.labelled(SHIPS, world.label(3, "on the [Vasa|Ship]"));
        LearnerWorld.await(() -> predicted(learner, SHIPS, "Argo, Nina").equals("memory: Argo, Nina"));
        assertThat(predicted(learner, SHIPS, "the Vasa")).isEqualTo("memory: the [Vasa|*Ship]");
    }

    @Test
    void ofSeveralAnnotationsTheOneThatCountsIsRememberedAndSkippedOnesAreNot() {
        Task task = world.label(1, "on the [Argo|Ship]");
        String one = task.json().objects("annotations").getFirst().toString();
        String skipped =
                one.replace("\"id\":1", "\"id\":2,\"was_cancelled\":true").replace("Ship", "Tug");
        String truth = one.replace("\"id\":1", "\"id\":3,\"ground_truth\":true").replace("Ship", "Harbour");
        learner.predict(PredictionRequest.of(SHIPS, List.of(task(9, "x"))));
        learner.labelled(SHIPS, new Task(task.json().with("annotations", Json.read("[" + one + "," + skipped + "]"))));
        assertThat(predicted(learner, SHIPS, "Argo")).isEqualTo("memory: [Argo|*Ship]");
        learner.labelled(SHIPS, new Task(task.json().with("annotations", Json.read("[" + truth + "," + one + "]"))));
        assertThat(predicted(learner, SHIPS, "Argo")).isEqualTo("memory: [Argo|*Harbour]");
        learner.labelled(SHIPS, new Task(task.json().with("annotations", Json.read("[" + skipped + "]"))));
        assertThat(predicted(learner, SHIPS, "Argo")).isEqualTo("memory: Argo");
    }

    @Test
    void whatAPersonDrewIsSettledAndTheSameWordsAreSuggestedAtOnce() {
        String text = "The Nina met Ann, the Nina left.";
        LabeledText drawn = MarkedText.of("The [Nina|Ship] met [Ann|Ship], the Nina left.");
        JsonObject context = JsonObject.empty()
                .with(
                        "result",
                        LearnerWorld.regions(drawn).stream()
                                .map(region -> region.json().toNode())
                                .toList());
        BackendPrediction prediction = learner.predict(
                        PredictionRequest.of(PROJECT, List.of(task(1, text))).withContext(context))
                .getFirst();
        assertThat(shown(text, prediction.regions())).isEqualTo("The Nina met Ann, the [Nina|*Ship] left.");
    }

    @Test
    void eachLabelGoesToTheControlThatHasItAndEachTextIsRead() throws Exception {
        BackendProject several = BackendProject.of(
                3,
                Instant.EPOCH,
                "<View><Text name=\"head\" value=\"$head\"/><Text name=\"body\" value=\"$body\"/>"
                        + "<Labels name=\"people\" toName=\"head,body\"><Label value=\"Person\"/></Labels>"
                        + "<Labels name=\"places\" toName=\"body\"><Label value=\"Place\"/></Labels></View>");
        Task task = new Task(JsonObject.parse(
                "{\"id\": 1, \"data\": {\"head\": \"Ann lives in Rome now.\", \"body\": \"Bob lives in Oslo now.\"}}"));
        assertThat(learner.standing(several).suitable()).isTrue();
        assertThat(learner.predict(PredictionRequest.of(several, List.of(task)))
                        .getFirst()
                        .regions())
                .extracting(region -> region.toName().orElse("") + " "
                        + region.fromName().orElse("") + " " + region.textSpan().orElseThrow() + " "
                        + region.value().texts("labels"))
                .containsExactly(
                        "head people 0..3 [Person]", "body people 0..3 [Person]", "body places 13..17 [Place]");
    }

    @Test
    void aMappingMadeByHandOutlivesARestart() throws Exception {
        learner.map(PROJECT, JsonObject.parse("{\"labels\": {\"PER\": \"Ship\", \"LOC\": null}}"));
        assertThat(predict("Ann lives in Rome now.")).isEqualTo("v1: [Ann|Ship] lives in Rome now.");
        learner.close();
        open();
        assertThat(predict("Ann lives in Rome now.")).isEqualTo("v1: [Ann|Ship] lives in Rome now.");
        assertThat(learner.mapping(PROJECT).toString())
                .isEqualTo(
                        "{\"from\":\"v1\",\"labels\":{\"PER\":\"Ship\"},\"unmatched\":\"drop\",\"by\":{\"PER\":\"hand\",\"LOC\":\"hand\"},\"without\":[\"LOC\"]}");
        assertThatThrownBy(() -> learner.map(PROJECT, JsonObject.parse("{\"labels\": {\"PER\": \"Boat\"}}")))
                .isInstanceOf(BackendException.class)
                .hasMessage("The project has no label Boat; it has Person, Place, Ship.");
        learner.map(PROJECT, JsonObject.empty());
        assertThat(predict("Ann lives in Rome now.")).isEqualTo("v1: [Ann|Person] lives in [Rome|Place] now.");
        Files.writeString(folder.resolve("project-3/mapping.json"), "{");
        learner.close();
        open();
        assertThat(predict("Ann lives in Rome now.")).isEqualTo("v1: [Ann|Person] lives in [Rome|Place] now.");
    }

    @Test
    void whatPeopleCallTheFindsOfAModelMapsItsLabels() throws Exception {
        BackendProject other = project("Hero", "Ship");
        for (int i = 1; i <= 4; i++) {
            world.label(i, "[Ann|Hero] lives in Rome now.");
        }
        assertThat(predicted(learner, other, "Bob lives in Oslo now.")).isEqualTo("memory: Bob lives in Oslo now.");
        LearnerWorld.await(
                () -> learner.mapping(other).object("labels").orElseThrow().has("PER"));
        assertThat(learner.mapping(other).toString())
                .isEqualTo(
                        "{\"from\":\"v1\",\"labels\":{\"PER\":\"Hero\"},\"unmatched\":\"drop\",\"by\":{\"PER\":\"confusion\"},\"without\":[\"LOC\"]}");
        assertThat(predicted(learner, other, "Bob lives in Oslo now.")).isEqualTo("v1: [Bob|Hero] lives in Oslo now.");
    }

    @Test
    void aProjectThatIsGoneLeavesNothingBehind() {
        learner.labelled(PROJECT, world.label(1, "on the [Argo|Ship]"));
        predict("x");
        learner.forget(BackendProject.of(3, Instant.MAX.minusSeconds(1), ""));
        assertThat(folder.resolve("project-3")).doesNotExist();
        assertThat(learner.versions(PROJECT)).isEmpty();
    }

    @Test
    void idsThatNameNoFolderAreRefused() {
        BackendProject strange = new BackendProject(
                "../x", PROJECT.labelConfig(), java.util.Optional.empty(), java.util.Optional.empty());
        assertThatThrownBy(() -> learner.map(strange, JsonObject.empty()))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("\"../x\"");
        assertThat(predicted(learner, strange, "Ann lives in Rome now."))
                .isEqualTo("starter: [Ann|Person] lives in [Rome|Place] now.");
        assertThatThrownBy(() -> learner.promote(strange, "v1")).isInstanceOf(BackendException.class);
        assertThat(learner.versions(strange)).isEmpty();
    }

    @Test
    void manyMayAskWhileLabelsComeAndVersionsChange() throws Exception {
        LearnerWorld.promote(folder, PROJECT);
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Future<?>> all = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                all.add(threads.submit(() -> {
                    for (int i = 0; i < 40; i++) {
                        assertThat(predict("Ann lives in Rome now."))
                                .matches("v[12]: \\[Ann\\|Person\\] lives in \\[Rome\\|Place\\] now\\.");
                    }
                }));
            }
            all.add(threads.submit(() -> {
                for (int i = 0; i < 40; i++) {
                    learner.promote(PROJECT, i % 2 == 0 ? "v1" : "v2");
                }
            }));
            all.add(threads.submit(() -> {
                for (int i = 0; i < 40; i++) {
                    learner.labelled(PROJECT, world.label(1 + i % 5, "on the [Argo" + i + "|Ship]"));
                }
            }));
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(learner.promote(PROJECT, "v1").name()).isEqualTo("v1");
        assertThat(predicted(learner, SHIPS, "Argo39, Argo34")).isEqualTo("memory: [Argo39|*Ship], Argo34");
    }
}
