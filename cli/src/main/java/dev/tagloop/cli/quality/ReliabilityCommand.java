package dev.tagloop.cli.quality;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.labelstudio.client.StudioClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
public final class ReliabilityCommand implements Callable<Integer> {
    @Mixin
    private LabelOptions labels;

    @Mixin
    private OutputOptions output;

    @Mixin
    private ReportOptions report;

    @Option(
            names = "--method",
            paramLabel = "NAME",
            description =
                    "sequence (spans), dawid_skene or mace (default: sequence for spans, dawid_skene for choices).")
    private String method;

    @Override
    public Integer call() {
        boolean file = labels.isFile();
        try (Console console = output.console()) {
            JsonNode told = file
                    ? labels.ofFile((exported, tasks) -> exported.reliability(tasks, Optional.ofNullable(method), true))
                    : ofProject();
            report.tell(console, told, table(told));
            return 0;
        }
    }

    private JsonNode ofProject() {
        Map<String, String> more = new TreeMap<>();
        if (method != null) {
            more.put("method", method);
        }
        try (StudioClient studio = labels.connect()) {
            return studio.quality()
                    .reliability(labels.project(), labels.settings(more))
                    .toNode();
        }
    }

    private static List<List<String>> table(JsonNode told) {
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
