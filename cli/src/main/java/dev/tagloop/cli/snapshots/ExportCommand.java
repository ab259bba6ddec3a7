package dev.tagloop.cli.snapshots;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.models.VersionsCommand;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.export.CellSafety;
import dev.tagloop.labelstudio.convert.export.ExportFormat;
import dev.tagloop.labelstudio.convert.export.ExportNotes;
import dev.tagloop.labelstudio.convert.export.TagScheme;
import dev.tagloop.labelstudio.convert.export.TaskSource;
import dev.tagloop.labelstudio.convert.export.WriterOptions;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.learner.LearnerTrainings;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.learning.snapshot.SnapshotTasks;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tagloop snapshots export}. */
@Command(
        name = "export",
        description = "Save a snapshot's labels to a file, in every format that projects are exported in.",
        footer = {
            "",
            "Example: what version 3 learned from, as tokens with tags",
            "  tagloop snapshots export v3 --format CONLL2003_CORRECT --output labels.conll --project 7"
        })
final class ExportCommand extends VersionsCommand {
    private static final int LINES = 10;

    @Parameters(paramLabel = "SNAPSHOT", description = "A name, a version, latest, or digits of a digest.")
    private String snapshot;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            defaultValue = "JSON",
            description =
                    "JSON, JSONL, JSON_MIN, CSV, TSV, CONLL2003, CONLL2003_CORRECT, CONLLU_PLUS, SPACY, BRAT, DOCCANO"
                            + " or PRODIGY (default: ${DEFAULT-VALUE}).")
    private String format;

    @Option(names = "--output", required = true, paramLabel = "FILE", description = "The file to write.")
    private Path file;

    @Option(
            names = "--spreadsheet-safe",
            description = "In tables, put an apostrophe before what a spreadsheet program would run as a formula.")
    private boolean spreadsheetSafe;

    @Option(
            names = "--scheme",
            paramLabel = "NAME",
            defaultValue = "BIO",
            description = "How words are tagged: BIO, BIOES, BILOU or IO (default: ${DEFAULT-VALUE}).")
    private TagScheme scheme;

    @Override
    protected void run(LearnerTrainings versions, Console console) {
        ExportFormat chosen = ExportFormat.of(format.toUpperCase(Locale.ROOT))
                .orElseThrow(() -> new UserError("There is no format " + format + ". Choose one of " + names() + "."));
        LabelSnapshot labels = versions.snapshots().labels(snapshot);
        ExportNotes notes = new ExportNotes();
        long bytes = write(chosen, labels, notes);
        notes.lines().stream().limit(LINES).forEach(console::warn);
        if (notes.noted() > LINES) {
            console.warn("and %,d more of this kind".formatted(notes.noted() - LINES));
        }
        if (console.json()) {
            console.result(JsonObject.empty()
                    .with("digest", labels.digest())
                    .with("format", chosen.name())
                    .with("file", file.toString())
                    .with("tasks", labels.entries().size())
                    .with("bytes", bytes)
                    .with("noted", notes.noted())
                    .toString());
        } else {
            console.result("Saved %d tasks as %s to %s (%,d bytes)."
                    .formatted(labels.entries().size(), chosen.name(), file, bytes));
        }
    }

    private long write(ExportFormat chosen, LabelSnapshot labels, ExportNotes notes) {
        LabelConfig config = LabelConfig.parse(labels.labelConfig());
        List<Task> tasks = SnapshotTasks.exported(labels).toList();
        TaskSource source = sink -> {
            for (Task task : tasks) {
                sink.accept(task);
            }
        };
        WriterOptions options = WriterOptions.USUAL
                .with(spreadsheetSafe ? CellSafety.SPREADSHEET : CellSafety.EXACT)
                .with(scheme);
        Path absolute = file.toAbsolutePath();
        try {
            Path fresh = Files.createTempFile(absolute.getParent(), "." + file.getFileName(), ".part");
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh))) {
                    chosen.writer(config, options).write(source, out, notes);
                }
                Files.move(fresh, absolute, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
            return Files.size(absolute);
        } catch (ConversionException e) {
            throw new UserError("These labels cannot be written as " + chosen.name() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UserError(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static String names() {
        return Arrays.stream(ExportFormat.values()).map(ExportFormat::name).collect(Collectors.joining(", "));
    }
}
