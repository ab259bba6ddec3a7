package dev.tagloop.cli.snapshots;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.models.VersionsCommand;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.learner.LearnerTrainings;
import dev.tagloop.learning.snapshot.ChangesJson;
import dev.tagloop.learning.snapshot.LabelChanges;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tagloop snapshots diff}. */
@Command(
        name = "diff",
        description =
                "Tell what was labelled otherwise from one snapshot to another: in words, by label, and task by task.",
        footer = {
            "",
            "Example: what was labelled between the first two versions, with every change",
            "  tagloop snapshots diff v1 v2 --details --project 7"
        })
final class DiffCommand extends VersionsCommand {
    private static final int MOST_IN_JSON = 10_000;

    @Parameters(index = "0", paramLabel = "OLDER", description = "A name, a version, latest, or digits of a digest.")
    private String older;

    @Parameters(index = "1", paramLabel = "NEWER", description = "Another one.")
    private String newer;

    @Option(names = "--details", description = "Also every task with its changes.")
    private boolean details;

    @Override
    protected void run(LearnerTrainings versions, Console console) {
        LabelChanges changes =
                versions.snapshots().labels(older).changes(versions.snapshots().labels(newer));
        JsonObject json = ChangesJson.of(changes, details && console.json() ? MOST_IN_JSON : 0);
        if (console.json()) {
            console.result((details ? json : json.without("changes").without("left_out")).toString());
            return;
        }
        console.result(changes.words());
        JsonObject labels = json.object("labels").orElse(JsonObject.empty());
        labels.keys()
                .forEach(label -> console.result("  %-16s %s"
                        .formatted(
                                label,
                                labels.object(label)
                                        .flatMap(counts -> counts.text("words"))
                                        .orElse(""))));
        if (details) {
            changes.tasks().forEach(task -> ChangeLines.of(task).forEach(console::result));
        }
    }
}
