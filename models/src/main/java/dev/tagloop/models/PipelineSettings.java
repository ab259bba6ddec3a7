package dev.tagloop.models;

import java.util.Set;

/**
 * How a pipeline runs.
 *
 * @param precision the number format of the large products
 * @param threads threads that one batch uses
 * @param batchTokens tokens that run together, padding included: as many windows as fit, at least one
 * @param stride tokens that overlapping windows of a long text share; cut to a quarter of the model's longest input
 * @param ignoredLabels labels and types that are no result
 */
public record PipelineSettings(
        Precision precision, int threads, int batchTokens, int stride, Set<String> ignoredLabels) {

    /** The best of 1 to 2048 on two cores, for short and for long texts and for both precisions. */
    static final int BATCH_TOKENS = 256;

    public PipelineSettings {
        if (threads < 1 || batchTokens < 1 || stride < 0) {
            throw new IllegalArgumentException("threads and batchTokens must be at least 1 and stride at least 0, got "
                    + threads + ", " + batchTokens + ", " + stride);
        }
        ignoredLabels = Set.copyOf(ignoredLabels);
    }

    /** Float32, all processors, batches of 256 tokens, stride 128, {@code O} ignored. */
    public static PipelineSettings defaults() {
        return new PipelineSettings(
                Precision.FLOAT32, Runtime.getRuntime().availableProcessors(), BATCH_TOKENS, 128, Set.of("O"));
    }

    /** The stride that a tokenizer's windows have. */
    int strideFor(FastTokenizer tokenizer) {
        return Math.min(stride, tokenizer.maxLength() / 4);
    }

    public PipelineSettings withPrecision(Precision value) {
        return new PipelineSettings(value, threads, batchTokens, stride, ignoredLabels);
    }

    public PipelineSettings withThreads(int value) {
        return new PipelineSettings(precision, value, batchTokens, stride, ignoredLabels);
    }

    public PipelineSettings withBatchTokens(int value) {
        return new PipelineSettings(precision, threads, value, stride, ignoredLabels);
    }

    public PipelineSettings withStride(int value) {
        return new PipelineSettings(precision, threads, batchTokens, value, ignoredLabels);
    }

    public PipelineSettings withIgnoredLabels(Set<String> value) {
        return new PipelineSettings(precision, threads, batchTokens, stride, value);
    }
}
