package dev.tagloop.training.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import dev.tagloop.training.EpochListener;
import dev.tagloop.training.Natives;
import dev.tagloop.training.TrainingSettings;
import dev.tagloop.training.internal.data.LengthBuckets;
import dev.tagloop.training.internal.data.Window;
import dev.tagloop.training.internal.task.token.TokenPreparation;
import dev.tagloop.training.internal.tensor.Autograd;
import dev.tagloop.training.internal.tensor.Torch;
import dev.tagloop.training.testing.Texts;
import dev.tagloop.training.testing.TinyBert;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An operation's result belongs to the manager of its receiver: one call on a parameter leaks a tensor a step. */
class LiveTensorsStayConstantTest {

    @Test
    void twoHundredStepsAndAnEvaluationLeaveNoTensorBehind() {
        int before = live();
        TrainingSettings settings = TrainingSettings.defaultsFor(40);
        try (TrainingLock lock = TrainingLock.acquire(() -> {}, () -> {});
                Epochs<Window, float[][]> training = new Epochs<>(
                        lock,
                        TinyBert.checkpoint(),
                        new TokenPreparation().prepare(TinyBert.checkpoint(), Texts.some(40), List.of(), settings),
                        settings,
                        EpochListener.NONE,
                        () -> {},
                        Optional.empty())) {
            Autograd.off();
            Torch.threads(1);
            int afterOne = 0;
            for (int step = 0; step < 200; step++) {
                training.trainOn(LengthBuckets.batches(training.examples(), Window::length, 8, step)
                        .subList(0, 1));
                if (step == 0) {
                    afterOne = live();
                }
            }
            assertThat(live()).isEqualTo(afterOne);
            // Weights and the two moments of each.
            assertThat(training.model().parameters().live())
                    .isEqualTo(3 * training.model().parameters().names().size());
            training.model().outputs(training.examples().subList(0, 8));
            assertThat(live()).isEqualTo(afterOne);
        }
        assertThat(live()).isEqualTo(before);
    }

    /** Tensors open anywhere in the process. */
    private static int live() {
        try (NDManager manager = Natives.load().newBaseManager()) {
            return manager.getParentManager().getManagedArrays().size();
        }
    }
}
