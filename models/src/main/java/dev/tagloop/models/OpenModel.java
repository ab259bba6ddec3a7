package dev.tagloop.models;

import dev.tagloop.models.internal.ort.OrtModel;
import java.util.function.Function;

/** What a pipeline holds open in native memory: a tokenizer, and a model that is run in batches. */
final class OpenModel implements AutoCloseable {
    private final FastTokenizer tokenizer;
    private final OrtModel model;
    private final int padId;

    private OpenModel(FastTokenizer tokenizer, OrtModel model, int padId) {
        this.tokenizer = tokenizer;
        this.model = model;
        this.padId = padId;
    }

    /**
     * Opens a checkpoint's tokenizer and its graph for a pipeline; what is open already is closed if the rest cannot be.
     *
     * @param onnx the graph to run
     * @param pipeline makes the pipeline, which closes what it is given when it is closed itself
     */
    static <P> P in(Checkpoint checkpoint, byte[] onnx, PipelineSettings settings, Function<OpenModel, P> pipeline) {
        FastTokenizer tokenizer = FastTokenizer.of(checkpoint);
        try {
            OrtModel model = OrtModel.load(onnx, settings.threads());
            try {
                return pipeline.apply(
                        new OpenModel(tokenizer, model, checkpoint.config().padTokenId()));
            } catch (RuntimeException e) {
                model.close();
                throw e;
            }
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }

    FastTokenizer tokenizer() {
        return tokenizer;
    }

    /** Runs rows in batches. @param batchTokens most tokens of a batch of more than one row */
    BatchRunner batches(int batchTokens) {
        return new BatchRunner(model, padId, batchTokens);
    }

    /** Waits for running calls, then frees the native memory. */
    @Override
    public void close() {
        try {
            model.close();
        } finally {
            tokenizer.close();
        }
    }
}
