package dev.tagloop.learning.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.learning.data.TrainingData;
import dev.tagloop.learning.testing.StarterDocuments;
import dev.tagloop.learning.train.LocalTrainer;
import dev.tagloop.learning.train.RunEpoch;
import dev.tagloop.learning.train.TooFewLabelsException;
import dev.tagloop.learning.train.TrainingFailedException;
import dev.tagloop.learning.train.TrainingOptions;
import dev.tagloop.learning.train.TrainingRun;
import dev.tagloop.learning.train.TrainingWatch;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.ModelFormatException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real children; each costs the start of a JVM. */
@Tag("thorough")
class ChildTrainingIsHarmlessTest {

    private static final TrainingOptions SHORT =
            TrainingOptions.defaults().withEpochs(1).withThreads(1);

    @TempDir
    private Path folder;

    private final ChildTrainer trainer = new ChildTrainer(ChildJvm.defaults());

    @Test
    void aChildMakesTheSameModelAsThisProcessAndTellsHowItGoes() {
        TrainingData<LabeledText> data = TrainingData.of(StarterDocuments.labeled(40), List.of(), "starter");
        List<RunEpoch> epochs = new ArrayList<>();
        List<String> steps = new ArrayList<>();
        Progress progress = (step, done, total) -> steps.add(step);

        TrainingRun run = trainer.train(
                data, SHORT, folder.resolve("child"), new TrainingWatch(progress, new CancelToken(), epochs::add));
        TrainingRun own = new LocalTrainer().train(data, SHORT, folder.resolve("own"), TrainingWatch.none());

        assertThat(run.scores()).isEqualTo(own.scores());
        assertThat(run.baseRevision()).isEqualTo(own.baseRevision());
        assertThat(epochs).isEqualTo(run.epochs());
        assertThat(steps).contains("Training", "Evaluating");
        Checkpoint child = Checkpoint.read(folder.resolve("child"));
        Checkpoint here = Checkpoint.read(folder.resolve("own"));
        assertThat(child.weight("classifier.weight").toArray())
                .containsExactly(here.weight("classifier.weight").toArray());
    }

    @Test
    void whatGoesWrongInTheChildIsTheSameExceptionHere() {
        assertThatThrownBy(() -> train(trainer, StarterDocuments.labeled(7).size(), SHORT))
                .isInstanceOf(TooFewLabelsException.class)
                .hasMessageStartingWith("7 labelled documents are too few");
        assertThatThrownBy(() -> train(trainer, 12, SHORT.withBase("no/such-model-anywhere")))
                .isInstanceOf(ModelFormatException.class);
    }

    @Test
    void aCancelledChildStops() {
        CancelToken cancel = new CancelToken();
        long begin = System.nanoTime();
        assertThatThrownBy(() -> trainer.train(
                        TrainingData.of(StarterDocuments.labeled(200), List.of(), "starter"),
                        SHORT.withEpochs(50),
                        folder,
                        new TrainingWatch((step, done, total) -> cancel.cancel(), cancel, epoch -> {})))
                .isInstanceOf(CancellationException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(60));
        assertThat(TrainingRun.read(folder)).isEmpty();
    }

    @Test
    void aChildThatCannotStartOrFallsSilentIsAnErrorOfTheTrainingOnly() {
        ChildJvm noHeap = new ChildJvm("1m", 1, Duration.ofSeconds(60), Duration.ofSeconds(1), "nowhere.jar");
        assertThatThrownBy(() -> train(new ChildTrainer(noHeap), 12, SHORT))
                .isInstanceOf(TrainingFailedException.class)
                .hasMessageStartingWith("the training process ended with exit code 1");
        ChildJvm impatient = ChildJvm.defaults().withPatience(Duration.ofMillis(1), Duration.ofSeconds(1));
        assertThatThrownBy(() -> train(new ChildTrainer(impatient), 12, SHORT))
                .isInstanceOf(TrainingFailedException.class)
                .hasMessageContaining("gave no sign of life");
    }

    private TrainingRun train(ChildTrainer childTrainer, int documents, TrainingOptions options) {
        return childTrainer.train(
                TrainingData.of(StarterDocuments.labeled(documents), List.of(), "starter"),
                options,
                folder,
                TrainingWatch.none());
    }
}
