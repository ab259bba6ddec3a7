package dev.tagloop.cli.transfer;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.options.ConnectionOptions;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelConfigTemplates;
import dev.tagloop.core.labelconfig.Variable;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.convert.read.ReadOptions;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.ImportResult;
import dev.tagloop.labelstudio.model.NewTask;
import dev.tagloop.labelstudio.model.ProjectSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tagloop import}. */
@Command(
        name = "import",
        description =
                "Put tasks from a file, or rows of a data set of the Hugging Face Hub, into a project, all of them or none.",
        footer = {
            "",
            "Example: a new project for named entities from a list of texts",
            "  tagloop import --title News --label-config ner.xml texts.txt",
            "Example: a CoNLL file with its entities, first only to see what would come, then into a project with its labels",
            "  tagloop import train.conll --dry-run",
            "  tagloop import train.conll --title Entities",
            "Example: what another tool exported, the rows that do not fit written to a file",
            "  tagloop import doccano.jsonl --project 3 --unit utf-16 --errors errors.jsonl --skip-errors",
            "Example: the archive of a project that tagloop export --format archive saved, as a new project",
            "  tagloop import project-3.zip",
            "Example: a hundred rows of wikiann with their tags as suggestions, in a project of their own",
            "  tagloop import --hf wikiann/en --split 'train[:100]'"
        })
public final class ImportCommand implements Callable<Integer> {
    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOptions output;

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private Target target = new Target();

    /** An existing project or a new one. */
    private static final class Target {
        @Option(names = "--project", paramLabel = "ID", description = "The project to import into.")
        private Long project;

        @Option(names = "--title", paramLabel = "TITLE", description = "Create a project of this title.")
        private String title;
    }

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Source source;

    /** A file, or a data set. */
    private static final class Source {
        @Parameters(
                arity = "0..1",
                paramLabel = "FILE",
                description =
                        "Tasks: .json (Label Studio's, or an array of data), .jsonl, .csv, .tsv, .parquet, .txt (a task a"
                                + " line); or an annotated file: CoNLL 2000, 2002, 2003 and CoNLL-U Plus, brat (.txt beside .ann, or a"
                                + " folder of them), spaCy's JSON, doccano's and Prodigy's JSON lines; or the archive of a project. What it is is recognised.")
        private Path argument;

        @Option(names = "--file", paramLabel = "FILE", description = "The same.")
        private Path option;

        Path file() {
            return argument == null ? option : argument;
        }

        @Option(
                names = "--hf",
                paramLabel = "DATASET",
                description = "A data set of the Hugging Face Hub, such as wikiann/en or org/name, or a folder of one.")
        private String dataset;
    }

    @Mixin
    private HubImportOptions rows;

    @Mixin
    private FileImportOptions reading;

    @Option(
            names = "--label-config",
            paramLabel = "FILE",
            description =
                    "The XML label config of the new project; default: one for the rows of --hf or the annotated file, else the"
                            + " tutorial's named-entity config.")
    private Path labelConfig;

    @Override
    public Integer call() {
        try (Console console = output.console()) {
            if (target.project != null && labelConfig != null) {
                throw new UserError("--label-config belongs to a new project (--title); the project " + target.project
                        + " keeps its own.");
            }
            if (source.dataset != null) {
                reading.refuseFor("rows of --hf");
                importRows(console);
                return 0;
            }
            rows.refuseFor("files");
            if (ArchiveTransfer.isArchive(source.file())) {
                importArchive(console);
                return 0;
            }
            if (target.project == null && target.title == null && !rows.dryRun()) {
                throw new UserError("Give --project for an existing project or --title for a new one.");
            }
            Optional<AnnotatedFile> annotated = AnnotatedFile.of(source.file(), reading.format());
            if (annotated.isPresent()) {
                importAnnotated(console, annotated.get());
            } else {
                importPlain(console);
            }
            return 0;
        }
    }

    private void importArchive(Console console) {
        if (target.project != null || labelConfig != null || rows.dryRun()) {
            throw new UserError(
                    "The archive of a project becomes a project of its own: leave out --project, --label-config"
                            + " and --dry-run; --title gives it another title.");
        }
        try (StudioClient studio = connection.connect()) {
            ArchiveTransfer.restore(console, studio, source.file(), Optional.ofNullable(target.title));
        }
    }

    private void importPlain(Console console) {
        reading.refuseFor("tables, plain texts and Label Studio's JSON");
        // The file is read before a project is made, so that a bad file leaves no empty project behind.
        if (rows.dryRun() && target.project == null) {
            PlainTrial.of(TaskFiles.read(source.file(), textKey(newConfig())), newConfig())
                    .print(console);
            return;
        }
        try (StudioClient studio = connection.connect()) {
            String config = target.project == null
                    ? newConfig()
                    : studio.projects().get(target.project).labelConfig();
            List<NewTask> tasks = TaskFiles.read(source.file(), textKey(config));
            PlainTrial trial = PlainTrial.of(tasks, config);
            if (rows.dryRun()) {
                trial.print(console);
                return;
            }
            trial.warn(console);
            long project = target.project != null ? target.project : create(studio, config);
            ImportResult result = studio.projects().importTasks(project, tasks);
            report(
                    console,
                    studio,
                    project,
                    JsonObject.empty(),
                    result.taskCount(),
                    result.annotationCount(),
                    result.predictionCount());
        }
    }

    private void importAnnotated(Console console, AnnotatedFile file) {
        try (Interruption interruption = new Interruption()) {
            if (target.project == null && rows.dryRun()) {
                read(console, file, Optional.ofNullable(labelConfig).map(path -> readConfig()), interruption)
                        .printTrial(console);
                return;
            }
            try (StudioClient studio = connection.connect()) {
                Optional<String> config = target.project == null
                        ? Optional.ofNullable(labelConfig).map(path -> readConfig())
                        : Optional.of(studio.projects().get(target.project).labelConfig());
                FileImport reader = importer(console, file, config, interruption);
                FileReading found = look(reader);
                FileImportReport report = new FileImportReport(file, found);
                report.tell(console);
                if (rows.dryRun()) {
                    report.printTrial(console);
                    return;
                }
                report.refuse(source.file(), reading.errors(), reading.skipErrors());
                post(console, studio, reader, found, report);
            }
        }
    }

    private FileImportReport read(
            Console console, AnnotatedFile file, Optional<String> config, Interruption interruption) {
        FileImportReport report = new FileImportReport(file, look(importer(console, file, config, interruption)));
        report.tell(console);
        return report;
    }

    private FileImport importer(
            Console console, AnnotatedFile file, Optional<String> config, Interruption interruption) {
        ReadOptions options = reading.reading();
        if (config.isPresent()) {
            options = options.withConfig(LabelConfig.parse(config.get()));
        }
        if (rows.givenTags().isPresent()) {
            options = options.withUse(rows.givenTags().get());
        }
        return new FileImport(file, options, console, interruption.token());
    }

    private FileReading look(FileImport reader) {
        if (reading.errors().isEmpty()) {
            return reader.look(error -> {});
        }
        try (RowErrorFile errors = new RowErrorFile(reading.errors().get())) {
            return reader.look(errors::add);
        }
    }

    private void post(
            Console console, StudioClient studio, FileImport reader, FileReading found, FileImportReport report) {
        boolean isNew = target.project == null;
        long project = isNew ? create(studio, found.config()) : target.project;
        TaskBatches batches;
        try {
            batches = reader.post(
                    studio, project, found.report().tasks() + found.report().refused());
        } catch (RuntimeException e) {
            if (isNew) {
                studio.projects().delete(project);
            }
            throw e;
        }
        report(console, studio, project, report.json(), batches.tasks(), batches.annotations(), batches.predictions());
    }

    private void importRows(Console console) {
        HubImport.Goal goal = new HubImport.Goal(
                Optional.ofNullable(target.project),
                Optional.ofNullable(target.title),
                Optional.ofNullable(labelConfig).map(file -> readConfig()));
        try (StudioClient studio = connection.connect();
                Interruption interruption = new Interruption()) {
            new HubImport(studio, console, rows, interruption.token(), source.dataset)
                    .run(goal)
                    .print(console);
        }
    }

    private String newConfig() {
        return labelConfig == null
                ? LabelConfigTemplates.namedEntities(List.of("PER", "ORG", "LOC", "MISC"))
                : readConfig();
    }

    /** The one data key that the config shows; lines of plain text go there. */
    private static String textKey(String config) {
        List<Variable> variables = LabelConfig.parse(config).variables();
        return variables.isEmpty() ? "text" : variables.getFirst().key();
    }

    private long create(StudioClient studio, String config) {
        return studio.startProject(ProjectSettings.titled(target.title).labelConfig(config))
                .id();
    }

    private String readConfig() {
        try {
            return Files.readString(labelConfig, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UserError("The label config " + labelConfig + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void report(
            Console console,
            StudioClient studio,
            long project,
            JsonObject more,
            long tasks,
            long annotations,
            long predictions) {
        if (console.json()) {
            JsonObject result = JsonObject.empty()
                    .with("project_id", project)
                    .with("project_url", studio.projectUrl(project))
                    .with("tasks", tasks)
                    .with("annotations", annotations)
                    .with("predictions", predictions);
            for (String key : more.keys()) {
                result = result.with(key, more.get(key).orElseThrow());
            }
            console.result(result.toString());
        } else {
            console.say("Imported %,d tasks with %,d annotations and %,d predictions: %s"
                    .formatted(tasks, annotations, predictions, studio.projectUrl(project)));
        }
    }
}
