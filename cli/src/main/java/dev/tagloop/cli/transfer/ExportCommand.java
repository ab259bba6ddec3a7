package dev.tagloop.cli.transfer;

import dev.tagloop.cli.UserError;
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
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tagloop export}. */
@Command(
        name = "export",
        description = "Save a project's labels to a file.",
        footer = {
            "",
            "Example: the labelled tasks of project 3, as the tutorial exports them",
            "  tagloop export --project 3 --format JSON --output labels.json",
            "",
            "Example: a table for a spreadsheet program",
            "  tagloop export --project 3 --format CSV --spreadsheet-safe --output labels.csv",
            "",
            "Example: tokens with tags for a training program",
            "  tagloop export --project 3 --format CONLL2003 --output labels.conll"
        })
public final class ExportCommand implements Callable<Integer> {
    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOptions output;

    @Option(names = "--project", required = true, paramLabel = "ID", description = "The project.")
    private long project;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            defaultValue = "JSON",
            description = "JSON, JSON_MIN, CSV, TSV, CONLL2003 or another that the server offers for the project"
                    + " (default: ${DEFAULT-VALUE}).")
    private String format;

    @Option(names = "--output", required = true, paramLabel = "FILE", description = "The file to write.")
    private Path file;

    @Option(names = "--all", description = "Also tasks that nobody has labelled.")
    private boolean all;

    @Option(
            names = "--spreadsheet-safe",
            description = "In tables, put an apostrophe before what a spreadsheet program would run as a formula."
                    + " Leave it out for files that programs read.")
    private boolean spreadsheetSafe;

    @Override
    public Integer call() {
        try (Console console = output.console();
                StudioClient studio = connection.connect()) {
            ExportOptions options = all ? ExportOptions.all() : ExportOptions.annotated();
            format = format.toUpperCase(Locale.ROOT);
            requireUsable(studio.exports().usableFormats(project));
            studio.exports().download(project, format, spreadsheetSafe ? options.forSpreadsheets() : options, file);
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

    /** The server would send an archive without labels. */
    private void requireUsable(List<String> usable) {
        if (!usable.contains(format)) {
            throw new UserError("Project " + project + " cannot be exported as " + format + ". Choose one of "
                    + String.join(", ", usable) + ".");
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
