package dev.tagloop.cli.models;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.labelstudio.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tagloop models ls}. */
@Command(
        name = "ls",
        description = "List the versions, the oldest first. A star marks the one that predicts.",
        footer = {"", "Example: those of all projects of this user's server", "  tagloop models ls"})
final class ListCommand implements Callable<Integer> {
    @Mixin
    private ModelFolders folders;

    @Mixin
    private OutputOptions output;

    @Option(names = "--archived", description = "Also those that are archived.")
    private boolean archived;

    @Override
    public Integer call() {
        try (Console console = output.console()) {
            ObjectNode report = Json.mapper().createObjectNode();
            ArrayNode projects = report.putArray("projects");
            for (Map.Entry<String, Path> project : folders.all().entrySet()) {
                List<LearnedVersion> versions = ModelFolders.open(project.getValue()).versions().stream()
                        .filter(version -> archived || !VersionText.archived(version))
                        .toList();
                ObjectNode node = projects.addObject();
                node.put("name", project.getKey());
                node.put("folder", project.getValue().toAbsolutePath().toString());
                ArrayNode list = node.putArray("versions");
                versions.forEach(version -> list.add(VersionText.json(version)));
                if (!console.json()) {
                    console.result(project.getKey() + " in " + project.getValue());
                    console.result(VersionText.heading());
                    versions.forEach(version -> console.result(VersionText.line(version)));
                }
            }
            if (console.json()) {
                console.result(Json.write(report));
            }
            return 0;
        }
    }
}
