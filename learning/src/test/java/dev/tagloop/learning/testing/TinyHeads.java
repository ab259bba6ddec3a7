package dev.tagloop.learning.testing;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.ModelConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** {@link TinyBert} with heads of random weights. */
public final class TinyHeads {
    private static final int HIDDEN = 32;
    private static final double SCALE = 0.4;

    private final Checkpoint base;

    private TinyHeads(Checkpoint base) {
        this.base = base;
    }

    /** Over a {@link TinyBert} that is written into a folder. */
    public static TinyHeads in(Path folder) {
        return new TinyHeads(Checkpoint.read(Path.of(TinyBert.in(folder))));
    }

    /** The encoder alone. */
    public Checkpoint base() {
        return base;
    }

    /** A classifier of words. */
    public Checkpoint tagger(List<String> labels, long seed) {
        return with("BertForTokenClassification", labels, Map.of("classifier", labels.size()), seed);
    }

    /** A classifier of texts. @param problem as in {@code problem_type} */
    public Checkpoint classifier(String problem, List<String> labels, long seed) {
        Checkpoint made = with(
                "BertForSequenceClassification",
                labels,
                Map.of("classifier", labels.size(), "bert.pooler.dense", HIDDEN),
                seed);
        return made.with(made.config().with("problem_type", problem), made.weights());
    }

    /** A reader of answers. */
    public Checkpoint reader(long seed) {
        return with("BertForQuestionAnswering", List.of(), Map.of("qa_outputs", 2), seed);
    }

    private Checkpoint with(String architecture, List<String> labels, Map<String, Integer> layers, long seed) {
        Random random = new Random(seed);
        Map<String, FloatTensor> weights = new TreeMap<>(base.weights());
        new TreeMap<>(layers).forEach((name, rows) -> {
            float[] values = new float[rows * HIDDEN];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (SCALE * random.nextGaussian());
            }
            weights.put(name + ".weight", FloatTensor.of(new int[] {rows, HIDDEN}, values));
            weights.put(name + ".bias", FloatTensor.zeros(rows));
        });
        ModelConfig config = base.config().withArchitecture(architecture);
        return Checkpoint.of(labels.isEmpty() ? config : config.withLabels(labels), weights, base.tokenizer());
    }
}
