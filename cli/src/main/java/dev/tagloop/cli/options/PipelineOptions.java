package dev.tagloop.cli.options;

import dev.tagloop.models.PipelineSettings;
import dev.tagloop.models.Precision;
import picocli.CommandLine.Option;

/** How a model computes that predicts. */
public final class PipelineOptions {
    @Option(
            names = "--precision",
            paramLabel = "float32|int8",
            defaultValue = "float32",
            description = "int8 is faster on most processors and a little less exact (default: ${DEFAULT-VALUE}).")
    private Precision precision;

    /** The settings these options speak of. */
    public PipelineSettings settings() {
        return PipelineSettings.defaults().withPrecision(precision);
    }
}
