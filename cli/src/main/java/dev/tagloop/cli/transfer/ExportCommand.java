package dev.tagloop.cli.transfer;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.console.JsonReport;
import dev.tagloop.cli.data.Folders;
import dev.tagloop.cli.options.ConnectionOptions;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.labelstudio.client.ExportOptions;
import dev.tagloop.labelstudio.client.OwnExport;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.export.LabelDataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
            "  tagloop export --project 3 --format CONLL2003 --output labels.conll",
            "",
            "Example: the same for every script, with the ends of entities marked",
            "  tagloop export --project 3 --format CONLL2003_CORRECT --scheme BIOES --output labels.conll",
            "",
            "Example: texts with annotations and relations for brat, of the tasks of a tab",
            "  tagloop export --project 3 --format BRAT --view 7 --output labels.zip",
            "",
            "Example: the whole project with its settings and history, to be read in elsewhere by tagloop import",
            "  tagloop export --project 3 --format archive --output project-3.zip",
            "",
            "Example: a data set for Hugging Face's libraries, with a part to test on and word pieces for a model",
            "  tagloop export --project 3 --format hf --test-size 0.15 --tokenizer minilm --output news"
        })
public final class ExportCommand implements Callable<Integer> {
    private static final String HF = "HF";
    private static final String ARCHIVE = "ARCHIVE";
    private static final List<String> TAGGED = List.of("CONLL2003_CORRECT", "CONLLU_PLUS");

    @Spec
    private CommandSpec spec;

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
            description =
                    "JSON, JSONL, JSON_MIN, CSV, TSV, CONLL2003 (as Label Studio writes it), CONLL2003_CORRECT (with words that"
                            + " fit every script), CONLLU_PLUS, SPACY, BRAT, DOCCANO, PRODIGY or another that the server offers;"
                            + " archive for the whole project; hf for a folder in Hugging Face's layout: Parquet and a data card (default: ${DEFAULT-VALUE}).")
    private String format;

    @Option(
            names = "--output",
            paramLabel = "FILE|DIR",
            description = "The file to write; with --format hf a new or empty folder (default then: project-ID).")
    private Path file;

    @ArgGroup(validate = false, heading = "%nWith --format hf:%n")
    private LabelDatasetOptions dataset = new LabelDatasetOptions();

    @Option(names = "--all", description = "Also tasks that nobody has labelled.")
    private boolean all;

    @Option(
            names = "--spreadsheet-safe",
            description = "In tables, put an apostrophe before what a spreadsheet program would run as a formula."
                    + " Leave it out for files that programs read.")
    private boolean spreadsheetSafe;

    @Option(
            names = "--scheme",
            paramLabel = "NAME",
            description =
                    "How the words of CONLL2003_CORRECT and CONLLU_PLUS are tagged: BIO, BIOES, BILOU or IO (default: BIO).")
    private String scheme;

    @Option(
            names = "--no-history",
            description = "With --format archive: leave out the earlier versions of annotations.")
    private boolean noHistory;

    @Option(names = "--view", paramLabel = "ID", description = "Only the tasks of this tab of the data manager.")
    private Long view;

    @Override
    public Integer call() {
        format = format.toUpperCase(Locale.ROOT);
        boolean folder = format.equals(HF);
        requireFitting(folder);
        try (Console console = output.console();
                StudioClient studio = connection.connect()) {
            if (folder) {
                return exportDataset(console, studio);
            }
            Optional<JsonObject> check = save(console, studio);
            long bytes = size();
            if (console.json()) {
                JsonObject told = JsonObject.empty()
                        .with("project_id", project)
                        .with("format", format)
                        .with("file", file.toString())
                        .with("bytes", bytes);
                console.result(check.map(found -> told.with("check", found.toNode()))
                        .orElse(told)
                        .toString());
            } else {
                console.say("Saved project %d as %s to %s (%,d bytes).".formatted(project, format, file, bytes));
            }
            return 0;
        }
    }

    /** @return what a Tagloop server says about an export that only it can make */
    private Optional<JsonObject> save(Console console, StudioClient studio) {
        if (format.equals(ARCHIVE)) {
            ArchiveTransfer.save(studio, project, !noHistory, file);
            return Optional.empty();
        }
        ExportOptions tasks = all ? ExportOptions.all() : ExportOptions.annotated();
        ExportOptions options = spreadsheetSafe ? tasks.forSpreadsheets() : tasks;
        List<String> usable = studio.exports().usableFormats(project);
        if (usable.contains(format) && view == null) {
            // Served by the original too.
            studio.exports().download(project, format, options, file);
            return Optional.empty();
        }
        List<String> own = studio.exports().ownFormats(project);
        requireUsable(own.isEmpty() ? usable : own);
        if (own.isEmpty()) {
            throw new UserError("--view belongs to a Tagloop server; this one exports all tasks.");
        }
        OwnExport choice = new OwnExport(format, options, Optional.ofNullable(scheme), Optional.ofNullable(view));
        studio.exports().downloadOwn(project, choice, file);
        JsonObject check = studio.exports().checkOwn(project, choice);
        ExportWarnings.tell(console, check);
        return Optional.of(check);
    }

    private void requireFitting(boolean folder) {
        if (!folder && file == null) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--output=FILE'");
        }
        if (noHistory && !format.equals(ARCHIVE)) {
            throw new ParameterException(
                    spec.commandLine(), "--no-history belongs to --format archive, not to " + format);
        }
        if (format.equals(ARCHIVE) && (all || spreadsheetSafe || view != null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--all, --spreadsheet-safe and --view do not belong to --format archive: it has everything");
        }
        if (scheme != null && !TAGGED.contains(format)) {
            throw new ParameterException(
                    spec.commandLine(), "--scheme belongs to " + String.join(" and ", TAGGED) + ", not to " + format);
        }
        if (folder && view != null) {
            throw new ParameterException(spec.commandLine(), "--view does not belong to --format hf");
        }
        if (!folder && dataset.given()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "The options for data sets (--tokenizer, --test-size, …) belong to --format hf, not to " + format);
        }
        if (folder && (all || spreadsheetSafe)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--all and --spreadsheet-safe do not belong to --format hf: it has labels only");
        }
    }

    private int exportDataset(Console console, StudioClient studio) {
        Path folder = file == null ? Path.of("project-" + project) : file;
        Folders.requireEmpty(folder);
        LabelDataset made = dataset.of(studio, project, console);
        List<Path> files = made.write(folder);
        DatasetReport.warn(console, made);
        if (console.json()) {
            console.result(JsonReport.line(new DatasetReport.Written(
                    project,
                    folder.toString(),
                    files.stream().map(Path::toString).toList(),
                    DatasetReport.rows(made),
                    made.report())));
        } else {
            console.say("Saved project %d as a data set to %s: %s. Load it with load_dataset(\"%s\")."
                    .formatted(project, folder, DatasetReport.rows(made), folder));
        }
        return 0;
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
