package dev.tagloop.learning.learner;

import static dev.tagloop.learning.learner.LearnerWorld.project;
import static dev.tagloop.learning.learner.LearnerWorld.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.TaskOrdering;
import dev.tagloop.labelstudio.model.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("thorough")
class TasksAreOrderedByWhatTheModelSaysTest {
    private static final BackendProject PROJECT = project("Person", "Place");
    private static final List<Task> TASKS = List.of(
            task(1, "Ann lives in Rome now."),
            task(2, "Xyz quux in Blorp zonk."),
            task(3, "Ann lives in Rome now!"),
            task(4, "Bob lives in Oslo now."));

    @TempDir
    private Path folder;

    private BuiltInLearner open() throws Exception {
        BuiltInLearner learner = BuiltInLearner.open(LearnerSetup.of(folder, LearnerWorld.NEVER)
                .withStarter(LearnerWorld::starter)
                .withBase(LearnerWorld.tiny().toString()));
        learner.standing(PROJECT);
        LearnerWorld.await(() -> learner.standing(PROJECT).serving().isPresent());
        return learner;
    }

    private static TaskOrdering.Order order(TaskOrdering orders, String sampler) {
        return orders.order(
                PROJECT, sampler, new TaskOrdering.Pool(List.of(TASKS).iterator(), List.of()), 4, 1);
    }

    private static int read(TaskOrdering orders, String sampler) {
        try (TaskOrdering.Reading reading = orders.read(PROJECT, sampler)) {
            int count = reading.read(TASKS);
            reading.complete();
            return count;
        }
    }

    private static List<Long> tasks(TaskOrdering.Order order) {
        return order.places().stream().map(TaskOrdering.Place::task).toList();
    }

    @Test
    void onceTheyAreReadUnderTheProjectsLabelsAndNearDuplicatesLast() throws Exception {
        try (BuiltInLearner learner = open()) {
            TaskOrdering orders = learner.ordering().orElseThrow();
            assertThat(orders.reader(PROJECT, "random")).isEmpty();
            assertThat(orders.reader(PROJECT, "mnlp").orElseThrow()).matches("tiny-[0-9a-f]{8}");
            TaskOrdering.Order before = order(orders, "mnlp");
            assertThat(before.method()).isEqualTo("random");
            assertThat(before.note())
                    .contains(
                            "No task has a model's probabilities yet, so they come in random order instead of by mnlp.");
            assertThat(read(orders, "mnlp")).isEqualTo(4);
            assertThat(read(orders, "mnlp")).isZero();
            TaskOrdering.Order after = order(orders, "mnlp");
            assertThat(after.method()).isEqualTo("mnlp");
            assertThat(after.note()).isEmpty();
            assertThat(tasks(after)).startsWith(2L).hasSize(4);
            assertThat(after.places().getFirst().reason())
                    .startsWith("least sure about ")
                    .contains(" % ")
                    .doesNotContain("PER", "LOC");
            assertThat(after.places().getLast().reason()).startsWith("nearly the same as task ");
            assertThat(tasks(order(orders, "mnlp"))).isEqualTo(tasks(after));
            assertThat(tasks(order(orders, "hybrid"))).hasSize(4).doesNotHaveDuplicates();
        }
    }

    @Test
    void withDropoutTheyAreReadAnewAndOnlyTheNewestReadingStays() throws Exception {
        try (BuiltInLearner learner = open()) {
            TaskOrdering orders = learner.ordering().orElseThrow();
            assertThat(read(orders, "mnlp")).isEqualTo(4);
            assertThat(read(orders, "bald")).isEqualTo(4);
            assertThat(order(orders, "bald").places().getFirst().reason()).startsWith("passes with dropout ");
            assertThat(read(orders, "bald-full")).isEqualTo(4);
            assertThat(order(orders, "bald-full").method()).isEqualTo("bald-full");
            assertThat(order(orders, "bald").method()).as("its passes are gone").isEqualTo("random");
            // What was read with dropout tells all that is known without it, too.
            assertThat(order(orders, "mnlp").method()).isEqualTo("mnlp");
            try (Stream<Path> files = Files.list(folder.resolve("project-3/scores"))) {
                assertThat(files).hasSize(1);
            }
        }
    }

    @Test
    void whatWasReadIsThereAfterARestartUntilItIsForgotten() throws Exception {
        try (BuiltInLearner learner = open()) {
            assertThat(read(learner.ordering().orElseThrow(), "mnlp")).isEqualTo(4);
        }
        try (BuiltInLearner learner = open()) {
            TaskOrdering orders = learner.ordering().orElseThrow();
            assertThat(order(orders, "mnlp").method()).isEqualTo("mnlp");
            assertThat(read(orders, "mnlp")).isZero();
            learner.forget(PROJECT, Set.of(1L));
            assertThat(folder.resolve("project-3/scores")).doesNotExist();
            assertThat(order(orders, "mnlp").method()).isEqualTo("random");
            assertThat(read(orders, "mnlp")).isEqualTo(4);
        }
    }

    @Test
    void whatCannotChooseSaysWhy() throws Exception {
        try (BuiltInLearner learner = open()) {
            TaskOrdering orders = learner.ordering().orElseThrow();
            assertThat(orders.methods(PROJECT)).hasSize(23);
            assertThat(orders.kind(PROJECT)).contains("spans");
            assertThat(obstacle(orders, PROJECT, "mnlp")).isEmpty();
            assertThat(obstacle(orders, PROJECT, "bald-full")).isEmpty();
            assertThat(obstacle(orders, PROJECT, "committee-kl"))
                    .contains("It compares versions of the model: train twice first.");
            BackendProject images =
                    BackendProject.of(3, Instant.EPOCH, "<View><Image name=\"image\" value=\"$image\"/></View>");
            assertThat(orders.kind(images)).isEmpty();
            assertThat(orders.methods(images))
                    .extracting(TaskOrdering.Method::name)
                    .containsExactly("random", "sequential", "longest-first");
            assertThat(tasks(orders.order(
                            images,
                            "longest-first",
                            new TaskOrdering.Pool(
                                    List.of(List.of(task(1, "short"), task(2, "a longer one")))
                                            .iterator(),
                                    List.of()),
                            2,
                            1)))
                    .containsExactly(2L, 1L);
            assertThatThrownBy(() -> order(orders, "best"))
                    .isInstanceOf(BackendException.class)
                    .hasMessageStartingWith("There is no sampler best; there are random, sequential, ");
        }
    }

    private static Optional<String> obstacle(TaskOrdering orders, BackendProject project, String sampler) {
        return orders.methods(project).stream()
                .filter(method -> method.name().equals(sampler))
                .findFirst()
                .orElseThrow()
                .obstacle();
    }
}
