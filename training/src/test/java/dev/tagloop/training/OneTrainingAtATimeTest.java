package dev.tagloop.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.training.testing.Texts;
import dev.tagloop.training.testing.TinyBert;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** DJL opens one gradient collector a process: a second training waits, says so, can be cancelled, and then runs. */
class OneTrainingAtATimeTest {

    private static final TrainingSettings ONE_EPOCH =
            TrainingSettings.defaultsFor(10).withEpochs(1).withThreads(1);

    @Test
    void theSecondTrainingWaitsForTheFirst() throws Exception {
        CountDownLatch firstRuns = new CountDownLatch(1);
        CountDownLatch secondWaits = new CountDownLatch(1);
        CompletableFuture<TrainingResult> first = start(training(epoch -> {
            firstRuns.countDown();
            await(secondWaits);
        }));
        await(firstRuns);
        CompletableFuture<TrainingResult> second = start(training(new WaitingListener(secondWaits)));
        assertThat(first.get(60, TimeUnit.SECONDS).epochs()).hasSize(1);
        assertThat(second.get(60, TimeUnit.SECONDS).model().weights())
                .isEqualTo(first.get().model().weights());
        assertThat(secondWaits.getCount()).isZero();
    }

    @Test
    void aWaitingTrainingCanBeCancelled() throws Exception {
        CountDownLatch firstRuns = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch secondWaits = new CountDownLatch(1);
        CompletableFuture<TrainingResult> first = start(training(epoch -> {
            firstRuns.countDown();
            await(release);
        }));
        await(firstRuns);
        CompletableFuture<TrainingResult> second =
                start(training(new WaitingListener(secondWaits)).cancelledWhen(() -> secondWaits.getCount() == 0));
        assertThat(second)
                .failsWithin(60, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(TrainingCancelledException.class);
        release.countDown();
        assertThat(first.get(60, TimeUnit.SECONDS).epochs()).hasSize(1);
    }

    private record WaitingListener(CountDownLatch waits) implements EpochListener {
        @Override
        public void epoch(EpochRecord epoch) {}

        @Override
        public void waiting() {
            waits.countDown();
        }
    }

    /** On a thread of its own: the common pool has a single one on small machines. */
    private static CompletableFuture<TrainingResult> start(FineTuning<LabeledText> training) {
        return CompletableFuture.supplyAsync(training::run, task -> new Thread(task).start());
    }

    private static FineTuning<LabeledText> training(EpochListener listener) {
        return FineTuning.tokenClassification(TinyBert.checkpoint())
                .train(Texts.some(10))
                .settings(ONE_EPOCH)
                .listener(listener);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
