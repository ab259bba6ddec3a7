package dev.tagloop.server.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns();

    private Turns.Turn take(long project, boolean makesWay, Progress progress) throws InterruptedException {
        return turns.take(project, makesWay, progress, new CancelToken());
    }

    @Test
    void oneThatNobodyWaitsForHearsThatItIsWantedAndGoesAfterThoseThatAreWaitedFor() throws Exception {
        List<Long> order = new CopyOnWriteArrayList<>();
        CountDownLatch waits = new CountDownLatch(1);
        List<String> told = new CopyOnWriteArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Turns.Turn background = take(1, true, Progress.NONE);
            assertThat(background.isWanted()).isFalse();
            Future<?> patient = threads.submit(() -> {
                take(2, true, Progress.NONE).close();
                order.add(2L);
                return null;
            });
            Future<?> waited = threads.submit(() -> {
                try (Turns.Turn turn = take(3, false, (step, done, total) -> {
                    told.add(step);
                    waits.countDown();
                })) {
                    order.add(3L);
                    Thread.sleep(300);
                    assertThat(turn.isWanted()).isFalse();
                }
                return null;
            });
            waits.await();
            assertThat(background.isWanted()).isTrue();
            background.close();
            waited.get();
            patient.get();
        }
        assertThat(order).containsExactly(3L, 2L);
        assertThat(told).first().isEqualTo("Waiting: another training runs (project 1); it makes way");
    }

    @Test
    void oneThatIsWaitedForIsNotWantedBack() throws Exception {
        Turns.Turn turn = take(1, false, Progress.NONE);
        CancelToken cancel = new CancelToken();
        CountDownLatch waits = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> other =
                    threads.submit(() -> turns.take(2, false, (step, done, total) -> waits.countDown(), cancel));
            waits.await();
            assertThat(turn.isWanted()).isFalse();
            assertThat(turns.waitingFor(2)).contains("Another training runs (project 1)");
            assertThat(turns.waitingFor(1)).isEmpty();
            cancel.cancel();
            assertThat(other).failsWithin(java.time.Duration.ofSeconds(10));
        }
        turn.close();
    }
}
