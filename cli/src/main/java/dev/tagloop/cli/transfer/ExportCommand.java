package dev.tagloop.cli.transfer;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.options.ConnectionOptions;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.labelstudio.client.ExportOptions;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tagloop export}. */
@Command(
        name = "export",
        description = "Save a project's labels to a file.",
        footer = {
            "",
            "Example: the labelled tasks of project 3, as the tutorial exports them",
            "  tagloop export --project 3 --format JSON --output labels.json"
        })
public final class ExportCommand implements Callable<Integer> {
    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    @Option(names = "--project", required = true, paramLabel = "ID", description = "The project.")
    private long project;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            defaultValue = "JSON",
            description = "A format that the server offers for the project (default: ${DEFAULT-VALUE}).")
    private String format;

    @Option(names = "--output", required = true, paramLabel = "FILE", description = "The file to write.")
    private Path file;

    @Option(names = "--all", description = "Also tasks that nobody has labelled.")
    private boolean all;

    @Override
    public Integer call() {
        try (Console console = output.console(spec);
                StudioClient studio = connection.connect()) {
            ExportOptions options = all ? ExportOptions.all() : ExportOptions.annotated();
            studio.exports().download(project, format, options, file);
            long bytes = size();
            if (console.json()) {
                console.result(JsonObject.empty()
                        .with("project_id", project)
                        .with("format", format)
                        .with("file", file.toString())
                        .with("bytes", bytes)
                        .toString());
            } else {
                console.say("Saved project %d as %s to %s (%,d bytes).".formatted(project, format, file, bytes));
            }
            return 0;
        }
    }

    private long size() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " was written but cannot be read", e);
        }
    }
}
