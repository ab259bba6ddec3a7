package dev.tagloop.models;

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
        return batches.perToken(ModelInput.all(windows), List.of("logits")).stream()
                .map(outputs -> BatchRunner.rows(outputs[0], labels))
                .toList();
    }
}
