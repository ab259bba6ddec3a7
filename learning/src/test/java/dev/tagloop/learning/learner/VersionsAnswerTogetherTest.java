package dev.tagloop.learning.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.combination.Combinations;
import dev.tagloop.learning.data.HeldOut;
import dev.tagloop.learning.testing.LabeledTasks;
import dev.tagloop.learning.testing.RecordedWatch;
import dev.tagloop.learning.testing.TinyBert;
import dev.tagloop.learning.train.LocalTrainer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two versions of a tiny model, trained on parts of a project's labels, as a version of their own. */
@Tag("thorough")
class VersionsAnswerTogetherTest {
    private static final int TASKS = 90;

    @TempDir
    private static Path folder;

    private static LearnerTrainings trainings;

    @BeforeAll
    static void learn() {
        trainings = LearnerTrainings.open(folder.resolve("project"), new LocalTrainer());
        String base = TinyBert.in(folder.resolve("tiny"));
        for (int seed = 1; seed <= 2; seed++) {
            JsonObject settings = JsonObject.parse(
                            "{\"num_train_epochs\": 12, \"learning_rate\": 0.003, \"seed\": " + seed + "}")
                    .with("base", base);
            trainings.learn(LabeledTasks.PROJECT, LabeledTasks.some(0, 45 * seed), settings, new RecordedWatch());
        }
    }

    private LearnedVersion combine(String... names) {
        return trainings.combine(
                LabeledTasks.PROJECT, LabeledTasks.some(0, TASKS), List.of(names), new RecordedWatch());
    }

    @Test
    void theyAreMeasuredOnWhatNoneHasLearnedFromAndAnswerAsAnyVersion() {
        LearnedVersion combined = combine("v1", "v2");
        JsonObject details = combined.details();
        assertThat(combined.promoted()).isFalse();
        assertThat(details.text("kind")).contains("combined");
        assertThat(details.text("base")).contains("combined: v1+v2");
        assertThat(details.get("members").orElseThrow()).hasSize(2);
        assertThat(details.get("members").orElseThrow().get(0).get("name").stringValue())
                .isEqualTo("v1");
        Path model = trainings.model(combined.name());
        assertThat(Combinations.read(model).members())
                .extracting(member -> member.model())
                .containsExactly("../v1", "../v2");
        HeldOut rule = new HeldOut(HeldOut.DEFAULT_SHARE, 42);
        long held = LabeledTasks.some(0, TASKS)
                .filter(task ->
                        rule.holdsOutTexts(List.of(task.data().text("text").orElseThrow())))
                .count();
        assertThat(Combinations.read(model).documents()).isEqualTo((int) held);
        assertThat(trainings.compare("v1", combined.name()).integer("documents"))
                .hasValue(held);
        trainings.promote(combined.name());
        // What a project's labels are held against are types, not the tags of the members.
        assertThat(trainings.promotedModel().orElseThrow().run().labels())
                .containsExactlyInAnyOrderElementsOf(
                        trainings.models().getFirst().run().labels());
        assertThat(trainings.warmParent(LabeledTasks.PROJECT)).isEmpty();
    }

    @Test
    void oneAloneUnknownOnesAndCombinationsAreRefusedAndNothingIsLeft() {
        int before = trainings.versions().size();
        assertThatThrownBy(() -> combine("v1"))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("two models or more");
        assertThatThrownBy(() -> combine("v1", "v9"))
                .isInstanceOf(BackendException.class)
                .hasMessageContaining("There is no version v9");
        assertThat(trainings.versions()).hasSize(before);
    }

    @Test
    void whoeverCancelsGetsNoVersion() {
        int before = trainings.versions().size();
        RecordedWatch watch = new RecordedWatch();
        watch.cancel();
        assertThatThrownBy(() -> trainings.combine(
                        LabeledTasks.PROJECT, LabeledTasks.some(0, TASKS), List.of("v1", "v2"), watch))
                .isInstanceOf(CancellationException.class);
        assertThat(trainings.versions()).hasSize(before);
    }
}
