package dev.tagloop.cli.snapshots;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.models.VersionsCommand;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.learning.learner.LearnerTrainings;
import dev.tagloop.learning.learner.StoredSnapshot;
import java.util.List;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tagloop snapshots ls}. */
@Command(
        name = "ls",
        description = "List the snapshots of labels, the oldest first, with the versions that learned from them.",
        footer = {"", "Example: those of project 7", "  tagloop snapshots ls --project 7"})
final class ListCommand extends VersionsCommand {
    @Override
    protected void run(LearnerTrainings versions, Console console) {
        List<StoredSnapshot> snapshots = versions.snapshots().list();
        if (console.json()) {
            ObjectNode report = Json.mapper().createObjectNode();
            ArrayNode list = report.putArray("snapshots");
            snapshots.forEach(snapshot -> list.add(SnapshotText.json(snapshot)));
            console.result(report.toString());
            return;
        }
        console.result(SnapshotText.heading());
        snapshots.forEach(snapshot -> console.result(SnapshotText.line(snapshot)));
    }
}
