package dev.tagloop.learning.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.learning.backend.ServedTaskModel;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.task.token.SpanModel;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Pipelines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("thorough")
class ModelsAreOpenWhileTheyAreUsedTest {
    private final AtomicInteger opened = new AtomicInteger();

    private ModelSource source(String name) {
        return new ModelSource(
                name,
                name,
                List.of("PER"),
                () -> {
                    opened.incrementAndGet();
                    return new ServedTaskModel(
                            name,
                            LearningTasks.TOKEN_CLASSIFICATION,
                            new SpanModel(Pipelines.tokenClassification(LearnerWorld.tiny())));
                },
                Optional.of(ModelsAreOpenWhileTheyAreUsedTest::checkpoint));
    }

    private static Checkpoint checkpoint() {
        return Checkpoint.read(LearnerWorld.tiny());
    }

    private static int found(OpenModels.Lease lease) {
        return MappedModel.finder(lease.model())
                .find(List.of("Ann lives in Rome now."))
                .getFirst()
                .size();
    }

    @Test
    void oneModelIsOpenedOnceForAllAndStaysForTheNext() throws Exception {
        try (OpenModels models = new OpenModels(Duration.ofHours(1), 2);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(threads.submit(() -> {
                    try (OpenModels.Lease lease = models.use(source("a"))) {
                        return found(lease);
                    }
                }));
            }
            for (Future<Integer> one : all) {
                assertThat(one.get()).isEqualTo(2);
            }
            assertThat(opened).hasValue(1);
            assertThat(models.size()).isEqualTo(1);
        }
    }

    @Test
    void ofThoseThatNobodyUsesTheLongestUnusedAreClosed() {
        try (OpenModels models = new OpenModels(Duration.ofHours(1), 1)) {
            OpenModels.Lease inUse = models.use(source("a"));
            models.use(source("b")).close();
            models.use(source("c")).close();
            assertThat(models.size()).as("a, which is in use, and c").isEqualTo(2);
            assertThat(found(inUse)).isEqualTo(2);
            models.use(source("c")).close();
            assertThat(opened).hasValue(3);
            models.use(source("b")).close();
            assertThat(opened).hasValue(4);
            inUse.close();
            assertThat(models.size()).isEqualTo(1);
        }
    }

    @Test
    void oneThatNobodyHasUsedForLongIsClosed() {
        try (OpenModels models = new OpenModels(Duration.ZERO, 9)) {
            models.use(source("a")).close();
            assertThat(models.size()).isZero();
        }
    }

    @Test
    void closingLeavesAModelToItsLastUser() {
        OpenModels models = new OpenModels(Duration.ofHours(1), 9);
        OpenModels.Lease lease = models.use(source("a"));
        models.close();
        assertThat(found(lease)).isEqualTo(2);
        ServedTaskModel model = lease.model();
        lease.close();
        assertThat(models.size()).isZero();
        assertThatThrownBy(() -> MappedModel.finder(model).find(List.of("Ann"))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> models.use(source("b"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void oneThatCannotBeOpenedIsTriedAgainByTheNext() {
        try (OpenModels models = new OpenModels(Duration.ofHours(1), 9)) {
            ModelSource broken = new ModelSource(
                    "a",
                    "a",
                    List.of(),
                    () -> {
                        throw new IllegalArgumentException("broken");
                    },
                    Optional.of(ModelsAreOpenWhileTheyAreUsedTest::checkpoint));
            assertThatThrownBy(() -> models.use(broken))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("broken");
            assertThat(models.size()).isZero();
            models.use(source("a")).close();
            assertThat(opened).hasValue(1);
        }
    }
}
