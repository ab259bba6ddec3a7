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
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tagloop import}. */
@Command(
        name = "import",
        description = "Put tasks from a file into a project, all of them or none.",
        footer = {
            "",
            "Example: a new project for named entities from a list of texts",
            "  tagloop import --title News --label-config ner.xml --file texts.txt"
        })
public final class ImportCommand implements Callable<Integer> {
    @Mixin
    private ConnectionOptions connection;

    @Mixin
    private OutputOptions output;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Target target;

    /** An existing project or a new one. */
    private static final class Target {
        @Option(names = "--project", paramLabel = "ID", description = "The project to import into.")
        private Long project;

        @Option(names = "--title", paramLabel = "TITLE", description = "Create a project of this title.")
        private String title;
    }

    @Option(
            names = "--file",
            required = true,
            paramLabel = "FILE",
            description =
                    "Tasks: .json (Label Studio's, or an array of data), .jsonl, .csv, .tsv, .parquet, .txt (a task a line).")
    private Path file;

    @Option(
            names = "--label-config",
            paramLabel = "FILE",
            description = "The XML label config of the new project; default: the tutorial's named-entity config.")
    private Path labelConfig;

    @Override
    public Integer call() {
        try (Console console = output.console()) {
            if (target.project != null && labelConfig != null) {
                throw new UserError("--label-config belongs to a new project (--title); the project " + target.project
                        + " keeps its own.");
            }
            try (StudioClient studio = connection.connect()) {
                // The file is read before a project is made, so that a bad file leaves no empty project behind.
                String config = target.project == null
                        ? newConfig()
                        : studio.projects().get(target.project).labelConfig();
                List<NewTask> tasks = TaskFiles.read(file, textKey(config));
                long project = target.project != null ? target.project : create(studio, config);
                ImportResult result = studio.projects().importTasks(project, tasks);
                report(console, studio, project, result);
            }
            return 0;
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
