package dev.tagloop.learning.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.testing.StarterDocuments;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingWatch;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("thorough")
class AChildWaitsReadyTest {
    private final ReadyChild ready = new ReadyChild(ChildJvm.defaults());

    @Test
    void oneWaitsAndIsTakenOnce() throws Exception {
        ready.prepare();
        ready.prepare();
        Process first = ready.take();
        try {
            assertThat(ready.isThere()).isFalse();
            Process second = ready.take();
            second.destroyForcibly();
            assertThat(second.pid()).isNotEqualTo(first.pid());
            assertThat(first.isAlive()).isTrue();
            // Whoever started it goes away before anything was asked for.
            first.getOutputStream().close();
            assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            first.destroyForcibly();
        }
    }

    @Test
    void oneThatEndedMeanwhileIsReplaced() throws Exception {
        ready.prepare();
        Process dead = ready.take();
        dead.destroyForcibly().waitFor();
        ready.prepare();
        assertThat(ready.isThere()).isTrue();
        ready.close();
        assertThat(ready.isThere()).isFalse();
    }

    @Test
    void aTrainingGoesToTheOneThatWaits(@TempDir Path folder) {
        ChildTrainer trainer = new ChildTrainer(ChildJvm.defaults());
        trainer.prepare();
        long children = ProcessHandle.current().children().count();
        assertThat(children).isPositive();
        assertThat(trainer.train(
                                TrainingData.of(StarterDocuments.labeled(20), List.of(), "starter"),
                                TrainingOptions.defaults().withEpochs(1).withHeldOutShare(0),
                                folder,
                                TrainingWatch.none())
                        .epochs())
                .hasSize(1);
        assertThat(ProcessHandle.current()
                        .children()
                        .filter(ProcessHandle::isAlive)
                        .count())
                .as("the one that waited has trained and ended, and no other was started")
                .isLessThan(children);
    }
}
