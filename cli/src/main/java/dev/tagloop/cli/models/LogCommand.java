package dev.tagloop.cli.models;

import dev.tagloop.cli.console.Console;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.learning.learner.LearnerTrainings;
import dev.tagloop.learning.registry.RegistryEvent;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tagloop models log}. */
@Command(
        name = "log",
        description =
                "Tell what happened to the versions: published, imported, promoted, rolled back, archived, removed.",
        footer = {"", "Example: those of project 7", "  tagloop models log --project 7"})
final class LogCommand extends VersionsCommand {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Override
    protected void run(LearnerTrainings versions, Console console) {
        List<RegistryEvent> events = versions.events();
        if (console.json()) {
            ObjectNode report = Json.mapper().createObjectNode();
            ArrayNode list = report.putArray("events");
            events.forEach(event -> list.add(event.toJson().toNode()));
            console.result(report.toString());
            return;
        }
        events.forEach(event -> console.result("%s  %-6s %-11s %s"
                .formatted(
                        TIME.format(event.at().atZone(ZoneId.systemDefault())),
                        event.version(),
                        event.kind().replace('_', ' '),
                        event.note())
                .stripTrailing()));
    }
}
