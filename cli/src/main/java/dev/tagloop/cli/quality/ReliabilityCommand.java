package dev.tagloop.cli.quality;

import dev.tagloop.cli.console.Console;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.server.quality.ExportedLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code tagloop quality reliability}. */
@Command(
        name = "reliability",
        description =
                "How far each annotator can be relied on, as learned from all answers together, without gold labels.",
        footer = {
            "",
            "Example: who of those who answered the same tasks is right how often",
            "  tagloop quality reliability --project 3",
            "  tagloop quality reliability --file labels.json --label-config ner.xml --method mace"
        })
public final class ReliabilityCommand extends LabelReport {
    @Option(
            names = "--method",
            paramLabel = "NAME",
            description =
                    "sequence (spans), dawid_skene or mace (default: sequence for spans, dawid_skene for choices).")
    private String method;

    @Override
    JsonNode ofFile(ExportedLabels exported, Stream<Task> tasks) {
        return exported.reliability(tasks, Optional.ofNullable(method), true);
    }

    @Override
    JsonNode ofProject(StudioClient studio, LabelOptions asked, Console console) {
        Map<String, String> more = new TreeMap<>();
        more.put("method", method);
        return studio.quality()
                .reliability(asked.project(), asked.settings(more))
                .toNode();
    }

    @Override
    List<List<String>> table(JsonNode told) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("annotator", "right", "precision", "recall", "f1", "tasks"));
        told.path("annotators")
                .forEach(one -> rows.add(List.of(
                        ReportOptions.name(one),
                        ReportOptions.figure(one.path("accuracy")),
                        ReportOptions.figure(one.path("precision")),
                        ReportOptions.figure(one.path("recall")),
                        ReportOptions.figure(one.path("f1")),
                        one.path("tasks").toString())));
        return rows;
    }
}
