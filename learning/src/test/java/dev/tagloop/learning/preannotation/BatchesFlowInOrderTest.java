package dev.tagloop.learning.preannotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever threads are quicker, what is stored is stored in the order of the tasks, and nothing of it is lost. */
@Timeout(30)
class BatchesFlowInOrderTest {

    @Test
    void aSlowBatchIsNotOvertaken() {
        CountDownLatch second = new CountDownLatch(1);
        try (PredictionFlow<List<Long>> flow = new PredictionFlow<>(() -> tasks(7), task -> true, 3, 2, batch -> {
            List<Long> ids = ids(batch);
            if (ids.getFirst() == 1) {
                await(second);
            } else {
                second.countDown();
            }
            return ids;
        })) {
            assertThat(all(flow)).containsExactly(List.of(1L, 2L, 3L), List.of(4L, 5L, 6L), List.of(7L));
        }
    }

    @Test
    void onlyAcceptedTasksArePredicted() {
        try (PredictionFlow<List<Long>> flow = new PredictionFlow<>(
                () -> tasks(6), task -> task.id().orElseThrow() % 2 == 0, 2, 2, BatchesFlowInOrderTest::ids)) {
            assertThat(all(flow)).containsExactly(List.of(2L, 4L), List.of(6L));
        }
    }

    @Test
    void whatGoesWrongIsToldAfterEverythingBeforeIt() {
        try (PredictionFlow<List<Long>> flow = new PredictionFlow<>(() -> tasks(100), task -> true, 1, 4, batch -> {
            if (ids(batch).getFirst() == 3) {
                throw new IllegalStateException("the third");
            }
            return ids(batch);
        })) {
            assertThat(flow.next()).contains(List.of(1L));
            assertThat(flow.next()).contains(List.of(2L));
            assertThatThrownBy(flow::next)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the third");
        }
        Stream<Task> breaking = tasks(5).peek(task -> {
            if (task.id().orElseThrow() == 4) {
                throw new IllegalStateException("the connection");
            }
        });
        try (PredictionFlow<List<Long>> flow =
                new PredictionFlow<>(() -> breaking, task -> true, 2, 2, BatchesFlowInOrderTest::ids)) {
            assertThat(flow.next()).contains(List.of(1L, 2L));
            assertThatThrownBy(flow::next).hasMessage("the connection");
        }
    }

    @Test
    void fewBatchesAreOnTheirWayAndClosingEndsThem() throws Exception {
        AtomicInteger fetched = new AtomicInteger();
        AtomicBoolean closed = new AtomicBoolean();
        Stream<Task> endless = LongStream.iterate(1, id -> id + 1)
                .mapToObj(BatchesFlowInOrderTest::task)
                .peek(task -> fetched.incrementAndGet())
                .onClose(() -> closed.set(true));
        try (PredictionFlow<List<Long>> flow =
                new PredictionFlow<>(() -> endless, task -> true, 1, 2, BatchesFlowInOrderTest::ids)) {
            assertThat(flow.next()).contains(List.of(1L));
            Thread.sleep(100);
            assertThat(fetched.get()).isLessThan(10);
        }
        assertThat(closed).isTrue();
    }

    private static <P> List<P> all(PredictionFlow<P> flow) {
        List<P> all = new ArrayList<>();
        for (Optional<P> next = flow.next(); next.isPresent(); next = flow.next()) {
            all.add(next.get());
        }
        return all;
    }

    private static List<Long> ids(List<Task> tasks) {
        return tasks.stream().map(task -> task.id().orElseThrow()).toList();
    }

    private static Stream<Task> tasks(int count) {
        return LongStream.rangeClosed(1, count).mapToObj(BatchesFlowInOrderTest::task);
    }

    private static Task task(long id) {
        return new Task(JsonObject.owning(Json.mapper().createObjectNode().put("id", id)));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
