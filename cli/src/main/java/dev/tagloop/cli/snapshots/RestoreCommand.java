package dev.tagloop.cli.snapshots;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.models.VersionsCommand;
import dev.tagloop.cli.options.ConnectionOptions;
import dev.tagloop.cli.transfer.TaskBatches;
import dev.tagloop.labelstudio.client.ExportOptions;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Project;
import dev.tagloop.labelstudio.model.ProjectSettings;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.learner.LearnerTrainings;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.learning.snapshot.SnapshotTasks;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tagloop snapshots restore}. */
@Command(
        name = "restore",
        description = {
            "Make a new project of a snapshot: its label config, its tasks, and one annotation a task. No project is"
                    + " changed.",
            "The keys that the tasks had are in their meta. The new project is read back and held against the"
                    + " snapshot's digest; one that cannot be made whole is deleted."
        },
        footer = {
            "",
            "Example: what version 3 of project 7 learned from, as a project of its own",
            "  tagloop snapshots restore v3 --title \"News, June\" --project 7 --url http://localhost:8080"
        })
final class RestoreCommand extends VersionsCommand {
    @Parameters(paramLabel = "SNAPSHOT", description = "A name, a version, latest, or digits of a digest.")
    private String snapshot;

    @Option(
            names = "--title",
            paramLabel = "TITLE",
            description = "The new project's title (default: Snapshot with the first digits of its digest).")
    private String title;

    @Mixin
    private ConnectionOptions connection;

    @Override
    protected void run(LearnerTrainings versions, Console console) {
        LabelSnapshot labels = versions.snapshots().labels(snapshot);
        try (StudioClient studio = connection.connect()) {
            Project project = studio.startProject(
                    ProjectSettings.titled(title == null ? "Snapshot " + SnapshotText.digits(labels.digest()) : title)
                            .labelConfig(labels.labelConfig()));
            boolean whole = false;
            try {
                fill(studio, project.id(), labels, console);
                requireEqual(studio, project.id(), labels);
                whole = true;
            } finally {
                if (!whole) {
                    studio.projects().delete(project.id());
                }
            }
            tell(console, studio, project.id(), labels);
        }
    }

    private static void fill(StudioClient studio, long project, LabelSnapshot labels, Console console) {
        TaskBatches batches = new TaskBatches(studio, project);
        long[] done = {0};
        SnapshotTasks.restorable(labels).forEach(task -> {
            batches.add(task);
            console.progress().report("Restoring", ++done[0], labels.entries().size());
        });
        batches.flush();
    }

    private static void requireEqual(StudioClient studio, long project, LabelSnapshot labels) {
        String config = studio.projects().get(project).labelConfig();
        try (Stream<Task> tasks = studio.exports().tasks(project, ExportOptions.all())) {
            LabelSnapshot restored = SnapshotTasks.restored(config, tasks);
            if (!restored.digest().equals(labels.digest())) {
                throw new UserError("The server did not keep the labels as they are: "
                        + labels.changes(restored).words() + ". The new project was deleted.");
            }
        }
    }

    private static void tell(Console console, StudioClient studio, long project, LabelSnapshot labels) {
        if (console.json()) {
            console.result(JsonObject.empty()
                    .with("project_id", project)
                    .with("url", studio.projectUrl(project))
                    .with("tasks", labels.entries().size())
                    .with("digest", labels.digest())
                    .toString());
        } else {
            console.result("Restored %d tasks as project %d, with the same digest: %s"
                    .formatted(labels.entries().size(), project, studio.projectUrl(project)));
        }
    }
}
