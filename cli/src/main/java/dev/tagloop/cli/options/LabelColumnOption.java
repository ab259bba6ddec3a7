package dev.tagloop.cli.options;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the labels of a data set are, where somebody says it. */
public final class LabelColumnOption {
    @Option(
            names = "--label-column",
            paramLabel = "COLUMN",
            description = "The column of a data set that holds the labels (default: recognised by name and type).")
    private String name;

    /** The column that was named; empty if none was. */
    public Optional<String> named() {
        return Optional.ofNullable(name);
    }
}
