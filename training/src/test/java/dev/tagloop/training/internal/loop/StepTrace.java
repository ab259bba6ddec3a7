package dev.tagloop.training.internal.loop;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.EpochListener;
import dev.tagloop.training.TrainingSettings;
import dev.tagloop.training.internal.data.LengthBuckets;
import dev.tagloop.training.internal.data.Window;
import dev.tagloop.training.internal.optimizer.TrainStep;
import dev.tagloop.training.internal.task.token.TokenPreparation;
import dev.tagloop.training.internal.tensor.Autograd;
import dev.tagloop.training.internal.tensor.Torch;
import dev.tagloop.training.testing.Texts;
import dev.tagloop.training.testing.TinyBert;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loss and gradient norm of training steps, each bit by bit. As a program: {@code StepTrace steps gc|plain}. */
final class StepTrace {

    private StepTrace() {}

    static List<String> of(Checkpoint base, int steps, Runnable beforeBackward) {
        TrainingSettings settings =
                TrainingSettings.defaultsFor(40).withEpochs(steps).withSeed(3);
        List<String> trace = new ArrayList<>();
        try (TrainingLock lock = TrainingLock.acquire(() -> {}, () -> {});
                Epochs<Window, float[][]> training = new Epochs<>(
                        lock,
                        base,
                        new TokenPreparation().prepare(base, Texts.some(40), List.of(), settings),
                        settings,
                        EpochListener.NONE,
                        () -> {},
                        Optional.empty(),
                        beforeBackward)) {
            Autograd.off();
            Torch.threads(1);
            for (int epoch = 0; trace.size() < steps; epoch++) {
                for (List<Window> batch :
                        LengthBuckets.batches(training.examples(), Window::length, settings.batchSize(), epoch)) {
                    if (trace.size() < steps) {
                        TrainStep.Outcome outcome = training.trainOn(List.of(batch));
                        trace.add(
                                Double.toHexString(outcome.loss()) + " " + Double.toHexString(outcome.gradientNorm()));
                    }
                }
            }
        }
        return trace;
    }

    public static void main(String[] arguments) {
        Runnable collect = arguments[1].equals("gc") ? System::gc : () -> {};
        of(TinyBert.checkpoint(), Integer.parseInt(arguments[0]), collect).forEach(System.out::println);
    }
}
