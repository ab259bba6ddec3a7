package dev.tagloop.training.trainer;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.internal.data.Window;
import dev.tagloop.training.internal.task.TrainingTask;
import dev.tagloop.training.internal.task.token.TagSet;
import dev.tagloop.training.internal.task.token.TokenTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A class for each piece. */
final class TokenTrainerTask implements TrainerTask<EncodedExample, Window, float[][], EvalPrediction> {
    private final Checkpoint base;
    private final List<String> labels;

    TokenTrainerTask(Checkpoint base, List<String> labels) {
        this.base = base;
        this.labels = List.copyOf(labels);
        Fitting.requirePlain(base);
    }

    @Override
    public String noun() {
        return "A token classifier";
    }

    @Override
    public void check(EncodedExample example) {
        Fitting.require(example.inputIds(), base);
        for (int label : example.labels()) {
            if (label != EvalPrediction.IGNORED && (label < 0 || label >= labels.size())) {
                throw new IllegalArgumentException("an example has the label " + label + ", but the model has the "
                        + labels.size() + " classes " + labels);
            }
        }
    }

    @Override
    public List<Window> encode(List<EncodedExample> examples) {
        List<Window> windows = new ArrayList<>();
        for (EncodedExample example : examples) {
            int[] noWord = new int[example.length()];
            Arrays.fill(noWord, Window.NONE);
            windows.add(new Window(
                    windows.size(), example.inputIds(), new int[example.length()], example.labels(), noWord));
        }
        return windows;
    }

    @Override
    public TrainingTask<Window, float[][]> task(Checkpoint model) {
        boolean known = model.labels().equals(labels) && model.weights().containsKey("classifier.weight");
        return new TokenTask(model, new TagSet(labels, known), false);
    }

    @Override
    public EvalPrediction prediction(List<Window> windows, List<float[][]> outputs) {
        return new EvalPrediction(outputs, windows.stream().map(Window::labels).toList());
    }
}
