package dev.tagloop.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs windows through a token classifier. */
final class WindowRunner {
    private final BatchRunner batches;
    private final int labels;

    WindowRunner(BatchRunner batches, int labels) {
        this.batches = batches;
        this.labels = labels;
    }

    /** The logits of each window by token and label, in the order of the windows. */
    List<float[][]> run(List<Encoding> windows) {
        List<float[][]> results = new ArrayList<>();
        for (float[][] outputs : batches.perToken(ModelInput.all(windows), List.of("logits"))) {
            float[] numbers = outputs[0];
            float[][] tokens = new float[numbers.length / labels][];
            for (int i = 0; i < tokens.length; i++) {
                tokens[i] = Arrays.copyOfRange(numbers, i * labels, (i + 1) * labels);
            }
            results.add(tokens);
        }
        return results;
    }
}
