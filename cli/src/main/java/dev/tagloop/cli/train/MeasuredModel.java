package dev.tagloop.cli.train;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.data.DataArgument;
import dev.tagloop.cli.data.ModelArgument;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Checkpoints;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of a command that measures a model on labelled texts. */
public final class MeasuredModel {
    @Option(names = "--model", required = true, paramLabel = "DIR|ID", description = "The model.")
    private String model;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE|DIR|ID",
            description = "Labelled texts: CoNLL, JSON lines, Label Studio JSON, Parquet, or a data set.")
    private String data;

    @Option(
            names = "--split",
            paramLabel = "EXPRESSION",
            description =
                    "Which rows of a data set, such as test or train[:10%%] (default: test, else validation, else all).")
    private String split;

    /** The model as it was named. */
    String name() {
        return model;
    }

    /** The data as they were named. */
    String data() {
        return data;
    }

    List<LabeledText> gold() {
        return DataArgument.evaluation(data, Optional.ofNullable(split));
    }

    /** Its files, from the Hub where they are not here. */
    Checkpoint checkpoint(Console console) {
        ModelArgument.fetch(console, model);
        return Checkpoints.resolve(model);
    }
}
