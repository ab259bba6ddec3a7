package dev.tagloop.models;

import dev.tagloop.core.text.Text;
import dev.tagloop.models.internal.onnx.OnnxModel;
import dev.tagloop.models.internal.ort.OrtModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What int8 brings to one model on this machine, measured: it is worth taking only where it is faster and costs next to
 * nothing of the model's metric.
 *
 * @param speedup how many times as fast as float32 it runs the same texts
 * @param change points (hundredths) of the metric that it gains, or loses where negative
 * @param bytes the size of its graph
 */
public record Int8Trial(double speedup, double change, long bytes) {
    /** Points of the metric that speed may cost. */
    public static final double LARGEST_LOSS = 0.5;

    /** Less than this is within what two measurements of the same thing differ by. */
    public static final double LEAST_SPEEDUP = 1.1;

    private static final int ROUNDS = 5;

    /**
     * Runs texts through both precisions in turn and takes the best time of each.
     *
     * @param texts some hundred texts of the kind that the model will read
     * @param metric the model's metric in points at a precision, such as {@code 100 * F1} on texts with known labels
     * @throws ModelFormatException if the model cannot be run
     */
    public static Int8Trial measure(Checkpoint checkpoint, List<String> texts, ToDoubleFunction<Precision> metric) {
        ModelTask task = ModelTask.of(checkpoint.config());
        String output = task == ModelTask.QUESTION_ANSWERING
                ? "start_logits"
                : task == ModelTask.FEATURE_EXTRACTION ? "last_hidden_state" : "logits";
        List<ModelInput> inputs = inputs(checkpoint, texts);
        int threads = Runtime.getRuntime().availableProcessors();
        OnnxModel small = OnnxExport.graph(checkpoint, task, Precision.INT8);
        try (OrtModel exact = OrtModel.load(
                        OnnxExport.graph(checkpoint, task, Precision.FLOAT32).toBytes(), threads);
                OrtModel quick = OrtModel.load(small.toBytes(), threads)) {
            int pad = checkpoint.config().padTokenId();
            BatchRunner exactly = new BatchRunner(exact, pad, PipelineSettings.BATCH_TOKENS);
            BatchRunner quickly = new BatchRunner(quick, pad, PipelineSettings.BATCH_TOKENS);
            double slow = Double.MAX_VALUE;
            double fast = Double.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                slow = Math.min(slow, seconds(exactly, inputs, output));
                fast = Math.min(fast, seconds(quickly, inputs, output));
            }
            double change = metric.applyAsDouble(Precision.INT8) - metric.applyAsDouble(Precision.FLOAT32);
            return new Int8Trial(slow / fast, change, small.size());
        }
    }

    /** Whether int8 is to be taken. */
    public boolean isAccepted() {
        return speedup >= LEAST_SPEEDUP && change >= -LARGEST_LOSS;
    }

    /**
     * The result in one sentence, such as "2.6× as fast, −0.2 F1, 24 MB: use int8."
     *
     * @param metric the metric's name
     */
    public String sentence(String metric) {
        String verdict = isAccepted()
                ? "use int8."
                : "stay with float32, since int8 "
                        + (speedup < LEAST_SPEEDUP ? "is no faster here." : "costs too much.");
        String points = String.format(Locale.ROOT, "%+.1f", change).replace('-', '\u2212');
        return String.format(
                Locale.ROOT,
                "%.1f\u00d7 as fast, %s %s, %d MB: %s",
                speedup,
                points,
                metric,
                bytes / 1_000_000,
                verdict);
    }

    private static List<ModelInput> inputs(Checkpoint checkpoint, List<String> texts) {
        List<ModelInput> inputs = new ArrayList<>();
        try (FastTokenizer tokenizer = FastTokenizer.of(checkpoint)) {
            for (String text : texts) {
                inputs.addAll(ModelInput.all(tokenizer.windows(Text.of(text), 0)));
            }
        }
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("without texts nothing can be measured");
        }
        return inputs;
    }

    private static double seconds(BatchRunner batches, List<ModelInput> inputs, String output) {
        long start = System.nanoTime();
        batches.perRow(inputs, output);
        return (System.nanoTime() - start) / 1e9;
    }
}
