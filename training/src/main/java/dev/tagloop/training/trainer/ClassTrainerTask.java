package dev.tagloop.training.trainer;

import dev.tagloop.core.classification.ProblemType;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.internal.task.TrainingTask;
import dev.tagloop.training.internal.task.classification.ClassSet;
import dev.tagloop.training.internal.task.classification.SequenceTask;
import dev.tagloop.training.internal.task.classification.SequenceWindow;
import java.util.ArrayList;
import java.util.List;

/** One class for a text, any number of classes, or a number. */
final class ClassTrainerTask implements TrainerTask<EncodedClassification, SequenceWindow, float[], ClassPrediction> {
    private final Checkpoint base;
    private final ProblemType type;
    private final List<String> labels;

    ClassTrainerTask(Checkpoint base, ProblemType type, List<String> labels) {
        this.base = base;
        this.type = type;
        this.labels = List.copyOf(labels);
        Fitting.requirePlain(base);
    }

    @Override
    public String noun() {
        return "A text classifier";
    }

    @Override
    public void check(EncodedClassification example) {
        Fitting.require(example.inputIds(), base);
        float[] right = example.labels();
        int wanted = type == ProblemType.MULTI_LABEL_CLASSIFICATION ? labels.size() : 1;
        if (right.length != wanted) {
            throw new IllegalArgumentException("an example has " + right.length + " values as labels, but "
                    + type.word() + " with the classes " + labels + " has " + wanted);
        }
        if (type == ProblemType.SINGLE_LABEL_CLASSIFICATION
                && (right[0] < 0 || right[0] >= labels.size() || right[0] != (int) right[0])) {
            throw new IllegalArgumentException("an example has the label " + right[0] + ", but the model has the "
                    + labels.size() + " classes " + labels);
        }
    }

    @Override
    public List<SequenceWindow> encode(List<EncodedClassification> examples) {
        List<SequenceWindow> windows = new ArrayList<>();
        for (EncodedClassification example : examples) {
            windows.add(
                    new SequenceWindow(windows.size(), example.inputIds(), example.tokenTypeIds(), example.labels()));
        }
        return windows;
    }

    @Override
    public TrainingTask<SequenceWindow, float[]> task(Checkpoint model) {
        boolean known = model.labels().equals(labels)
                && model.config().problemType().filter(type.word()::equals).isPresent();
        return new SequenceTask(model, new ClassSet(type, labels, known));
    }

    @Override
    public ClassPrediction prediction(List<SequenceWindow> windows, List<float[]> outputs) {
        return new ClassPrediction(
                outputs, windows.stream().map(SequenceWindow::target).toList());
    }
}
