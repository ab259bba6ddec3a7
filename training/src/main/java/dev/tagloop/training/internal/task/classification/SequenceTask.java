package dev.tagloop.training.internal.task.classification;

import ai.djl.ndarray.NDArray;
import dev.tagloop.core.classification.ProblemType;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.training.internal.family.Draft;
import dev.tagloop.training.internal.family.Drafts;
import dev.tagloop.training.internal.family.Families;
import dev.tagloop.training.internal.heads.SequenceClassification;
import dev.tagloop.training.internal.heads.SequenceClassification.Targets;
import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.task.ClassScores;
import dev.tagloop.training.internal.task.MeanLoss;
import dev.tagloop.training.internal.task.Pass;
import dev.tagloop.training.internal.task.TrainingTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Text classification: the outputs of a window are its scores before softmax or sigmoid, or its number. */
public final class SequenceTask implements TrainingTask<SequenceWindow, float[]> {
    private final ClassSet classes;
    private final ModelConfig config;
    private final Draft<SequenceClassification> draft;

    /** For one model. */
    public SequenceTask(Checkpoint base, ClassSet classes) {
        this.classes = classes;
        this.config = base.config().withWordShape(false);
        this.draft = Drafts.sequenceClassification(config, classes.labels().size());
    }

    @Override
    public String name() {
        return "text-classification";
    }

    @Override
    public ModelConfig config() {
        return config;
    }

    @Override
    public ModelConfig finished() {
        return config.withArchitecture(Families.of(config).classes(config) + "ForSequenceClassification")
                .withLabels(classes.labels())
                .with("problem_type", classes.type().word());
    }

    @Override
    public Draft<SequenceClassification> draft() {
        return draft;
    }

    @Override
    public boolean isHead(String tensor) {
        return tensor.startsWith("classifier.") || tensor.startsWith("pre_classifier.");
    }

    @Override
    public boolean isRenewed(String tensor) {
        return !classes.known() && tensor.startsWith("classifier.");
    }

    @Override
    public boolean weighs() {
        return classes.type() == ProblemType.SINGLE_LABEL_CLASSIFICATION;
    }

    @Override
    public int[] labels(SequenceWindow window) {
        return weighs() ? new int[] {window.label()} : new int[0];
    }

    @Override
    public int[] pieces(SequenceWindow window) {
        return window.ids();
    }

    @Override
    public String identity(SequenceWindow window) {
        return window.identity();
    }

    @Override
    public Optional<Batch> input(Pass pass, List<SequenceWindow> windows) {
        return Optional.of(batch(pass, windows));
    }

    @Override
    public NDArray loss(Pass pass, List<SequenceWindow> windows) {
        return draft.head().loss(batch(pass, windows), targets(windows), pass.dropout(), pass.entropy());
    }

    private Targets targets(List<SequenceWindow> windows) {
        if (classes.type() == ProblemType.SINGLE_LABEL_CLASSIFICATION) {
            return new Targets.Single(
                    windows.stream().mapToInt(SequenceWindow::label).toArray());
        }
        int width = classes.labels().size();
        float[] values = new float[windows.size() * width];
        for (int row = 0; row < windows.size(); row++) {
            System.arraycopy(windows.get(row).target(), 0, values, row * width, width);
        }
        return classes.type() == ProblemType.REGRESSION ? new Targets.Regression(values) : new Targets.Multi(values);
    }

    @Override
    public List<float[]> outputs(Pass pass, List<SequenceWindow> windows) {
        float[] flat = draft.head().logits(batch(pass, windows), pass.dropout()).toFloatArray();
        int width = classes.labels().size();
        List<float[]> outputs = new ArrayList<>();
        for (int row = 0; row < windows.size(); row++) {
            outputs.add(Arrays.copyOfRange(flat, row * width, (row + 1) * width));
        }
        return outputs;
    }

    @Override
    public void addLoss(SequenceWindow window, float[] scores, MeanLoss sum) {
        switch (classes.type()) {
            case SINGLE_LABEL_CLASSIFICATION -> {
                // A validation text may have a class that training never saw.
                if (window.label() >= 0) {
                    sum.add(ClassScores.crossEntropy(scores, window.label()));
                }
            }
            case MULTI_LABEL_CLASSIFICATION -> {
                for (int i = 0; i < scores.length; i++) {
                    double softPlus = Math.max(scores[i], 0) + Math.log1p(Math.exp(-Math.abs(scores[i])));
                    sum.add(softPlus - scores[i] * window.target()[i]);
                }
            }
            case REGRESSION -> sum.add(Math.pow(scores[0] - window.target()[0], 2));
        }
    }

    private static Batch batch(Pass pass, List<SequenceWindow> windows) {
        int[][] ids = windows.stream().map(SequenceWindow::ids).toArray(int[][]::new);
        boolean typed = windows.stream().map(SequenceWindow::types).anyMatch(Objects::nonNull);
        int[][] types = typed
                ? windows.stream()
                        .map(window -> window.types() == null ? new int[window.ids().length] : window.types())
                        .toArray(int[][]::new)
                : null;
        return pass.batch(ids, types, null);
    }
}
