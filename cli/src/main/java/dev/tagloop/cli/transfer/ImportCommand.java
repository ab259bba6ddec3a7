package dev.tagloop.cli.transfer;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.options.ConnectionOptions;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelConfigTemplates;
import dev.tagloop.core.labelconfig.Variable;
import dev.tagloop.labelstudio.client.StudioClient;
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

/** {@code tagloop import}. */
@Command(
        name = "import",
        description =
                "Put tasks from a file, or rows of a data set of the Hugging Face Hub, into a project, all of them or none.",
        footer = {
            "",
            "Example: a new project for named entities from a list of texts",
            "  tagloop import --title News --label-config ner.xml --file texts.txt",
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
        @Option(
                names = "--file",
                paramLabel = "FILE",
                description =
                        "Tasks: .json (Label Studio's, or an array of data), .jsonl, .csv, .tsv, .parquet, .txt (a task a line).")
        private Path file;

        @Option(
                names = "--hf",
                paramLabel = "DATASET",
                description = "A data set of the Hugging Face Hub, such as wikiann/en or org/name, or a folder of one.")
        private String dataset;
    }

    @Mixin
    private HubImportOptions rows;

    @Option(
            names = "--label-config",
            paramLabel = "FILE",
            description =
                    "The XML label config of the new project; default: one for the rows of --hf, else the tutorial's"
                            + " named-entity config.")
    private Path labelConfig;

    @Override
    public Integer call() {
        try (Console console = output.console()) {
            if (target.project != null && labelConfig != null) {
                throw new UserError("--label-config belongs to a new project (--title); the project " + target.project
                        + " keeps its own.");
            }
            if (source.dataset != null) {
                importRows(console);
                return 0;
            }
            rows.refuseFor("--file");
            if (target.project == null && target.title == null) {
                throw new UserError("Give --project for an existing project or --title for a new one.");
            }
            try (StudioClient studio = connection.connect()) {
                // The file is read before a project is made, so that a bad file leaves no empty project behind.
                String config = target.project == null
                        ? newConfig()
                        : studio.projects().get(target.project).labelConfig();
                List<NewTask> tasks = TaskFiles.read(source.file, textKey(config));
                long project = target.project != null ? target.project : create(studio, config);
                ImportResult result = studio.projects().importTasks(project, tasks);
                report(console, studio, project, result);
            }
            return 0;
        }
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

    private void report(Console console, StudioClient studio, long project, ImportResult result) {
        if (console.json()) {
            console.result(JsonObject.empty()
                    .with("project_id", project)
                    .with("project_url", studio.projectUrl(project))
                    .with("tasks", result.taskCount())
                    .with("annotations", result.annotationCount())
                    .with("predictions", result.predictionCount())
                    .toString());
        } else {
            console.say("Imported %,d tasks with %,d annotations and %,d predictions: %s"
                    .formatted(
                            result.taskCount(),
                            result.annotationCount(),
                            result.predictionCount(),
                            studio.projectUrl(project)));
        }
    }
}
