package dev.tagloop.cli.models;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.hub.Bytes;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.learning.learner.LearnerTrainings;
import dev.tagloop.learning.registry.Retention;
import dev.tagloop.learning.registry.RetentionPolicy;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tagloop models gc}. */
@Command(
        name = "gc",
        description = {
            "Remove versions that nobody needs any more, and the label snapshots of which that is true then. Without"
                    + " --yes it is only told what would go.",
            "Whatever else is said, those stay that predict, that a way back leads to, and that others were trained"
                    + " from."
        },
        footer = {
            "",
            "Example: the five newest of project 7 and the best two stay; look first, then do it",
            "  tagloop models gc --keep-last 5 --keep-best 2 --project 7",
            "  tagloop models gc --keep-last 5 --keep-best 2 --project 7 --yes"
        })
final class GarbageCommand extends VersionsCommand {
    @Option(
            names = "--keep-last",
            paramLabel = "N",
            defaultValue = "5",
            description = "So many of the newest stay (default: ${DEFAULT-VALUE}).")
    private int last;

    @Option(
            names = "--keep-best",
            paramLabel = "N",
            defaultValue = "1",
            description = "So many with the highest F1 stay (default: ${DEFAULT-VALUE}).")
    private int best;

    @Option(names = "--also-named", description = "Those too whose labels somebody gave a name.")
    private boolean alsoNamed;

    @Option(names = "--also-archived", description = "Those too that are archived.")
    private boolean alsoArchived;

    @Option(names = "--yes", description = "Remove them.")
    private boolean sure;

    @Override
    protected void run(LearnerTrainings versions, Console console) {
        RetentionPolicy policy = new RetentionPolicy(last, best, !alsoNamed, !alsoArchived);
        List<Retention> plan = versions.plan(policy);
        List<Retention> going = sure
                ? versions.collect(policy)
                : plan.stream().filter(each -> !each.stays()).toList();
        long bytes = going.stream().mapToLong(Retention::bytes).sum();
        if (console.json()) {
            console.result(json(plan, going, bytes).toString());
            return;
        }
        plan.stream()
                .filter(Retention::stays)
                .forEach(each -> console.result(
                        "  %-6s stays: %s".formatted(each.version(), String.join("; ", each.reasons()))));
        going.forEach(each -> console.result(
                "  %-6s %s (%s)".formatted(each.version(), sure ? "removed" : "would go", Bytes.of(each.bytes()))));
        if (going.isEmpty()) {
            console.result("Nothing is to be removed.");
        } else if (sure) {
            console.result("Removed %d versions, %s.".formatted(going.size(), Bytes.of(bytes)));
        } else {
            console.result("%d versions would go, %s. Nothing was removed; do it with --yes."
                    .formatted(going.size(), Bytes.of(bytes)));
        }
    }

    private ObjectNode json(List<Retention> plan, List<Retention> going, long bytes) {
        ObjectNode report = Json.mapper().createObjectNode();
        report.put("removed", sure);
        ArrayNode gone = report.putArray("versions");
        going.forEach(each -> gone.addObject().put("name", each.version()).put("bytes", each.bytes()));
        ArrayNode stays = report.putArray("stay");
        plan.stream().filter(Retention::stays).forEach(each -> {
            ArrayNode reasons = stays.addObject().put("name", each.version()).putArray("reasons");
            each.reasons().forEach(reasons::add);
        });
        report.put("bytes", bytes);
        return report;
    }
}
