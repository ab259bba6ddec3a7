package dev.tagloop.models;

import java.util.Set;

/**
 * How a pipeline runs.
 *
 * @param precision the number format of the large products
 * @param threads threads that one batch uses
 * @param batchSize windows that run together; 8 was the fastest on two cores, larger ones fall out of the cache
 * @param stride tokens that overlapping windows of a long text share; cut to a quarter of the model's longest input
 * @param ignoredLabels labels and types that are no result
 */
public record PipelineSettings(Precision precision, int threads, int batchSize, int stride, Set<String> ignoredLabels) {

    public PipelineSettings {
        if (threads < 1 || batchSize < 1 || stride < 0) {
            throw new IllegalArgumentException("threads and batchSize must be at least 1 and stride at least 0, got "
                    + threads + ", " + batchSize + ", " + stride);
        }
        ignoredLabels = Set.copyOf(ignoredLabels);
    }

    /** Float32, all processors, batches of 8, stride 128, {@code O} ignored. */
    public static PipelineSettings defaults() {
        return new PipelineSettings(Precision.FLOAT32, Runtime.getRuntime().availableProcessors(), 8, 128, Set.of("O"));
    }

    public PipelineSettings withPrecision(Precision value) {
        return new PipelineSettings(value, threads, batchSize, stride, ignoredLabels);
    }

    public PipelineSettings withThreads(int value) {
        return new PipelineSettings(precision, value, batchSize, stride, ignoredLabels);
    }

    public PipelineSettings withBatchSize(int value) {
        return new PipelineSettings(precision, threads, value, stride, ignoredLabels);
    }

    public PipelineSettings withStride(int value) {
        return new PipelineSettings(precision, threads, batchSize, value, ignoredLabels);
    }

    public PipelineSettings withIgnoredLabels(Set<String> value) {
        return new PipelineSettings(precision, threads, batchSize, stride, value);
    }
}
