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

/** {@code tagloop quality agreement}. */
@Command(
        name = "agreement",
        description = "How far annotators agree: all of them, by label, by pair and each with the others.",
        footer = {
            "",
            "Example: Krippendorff's alpha of a project, with a version of a model as a further annotator",
            "  tagloop quality agreement --project 3 --measure krippendorff_alpha --model v2",
            "",
            "Example: of an exported file, as a table",
            "  tagloop quality agreement --file labels.json --label-config ner.xml --csv agreement.csv"
        })
public final class AgreementCommand extends LabelReport {
    @Option(
            names = "--measure",
            paramLabel = "NAME",
            description = "strict_f1, overlap_f1, share_f1, unitizing_alpha (spans), krippendorff_alpha, fleiss_kappa,"
                    + " cohen_kappa or gwet_ac1 (default: strict_f1 for spans, krippendorff_alpha for choices).")
    private String measure;

    @Option(names = "--by-day", description = "Figures over time by day, not by week.")
    private boolean byDay;

    @Override
    JsonNode ofFile(ExportedLabels exported, Stream<Task> tasks) {
        return exported.agreement(tasks, Optional.ofNullable(measure), !byDay);
    }

    @Override
    JsonNode ofProject(StudioClient studio, LabelOptions asked, Console console) {
        Map<String, String> more = new TreeMap<>();
        more.put("period", byDay ? "day" : "week");
        more.put("measure", measure);
        return studio.quality().agreement(asked.project(), asked.settings(more)).toNode();
    }

    @Override
    List<List<String>> table(JsonNode told) {
        Map<String, String> names = new TreeMap<>();
        told.path("annotators").forEach(one -> names.put(one.path("id").asString(), ReportOptions.name(one)));
        List<List<String>> rows = new ArrayList<>();
        List<String> others = Stream.of("strict_f1", "cohen_kappa")
                .filter(one -> !one.equals(told.path("measure").asString()))
                .filter(one -> told.at("/pairs/0").has(one))
                .toList();
        rows.add(Stream.concat(
                        Stream.of("of", "name", "with", told.path("measure").asString(), "low", "high", "tasks"),
                        others.stream())
                .toList());
        rows.add(row("overall", "", "", told.path("overall"), others));
        told.path("labels")
                .forEach(one -> rows.add(row("label", one.path("label").asString(), "", one, others)));
        told.path("annotators").forEach(one -> rows.add(row("annotator", ReportOptions.name(one), "", one, others)));
        told.path("pairs")
                .forEach(one -> rows.add(row(
                        "pair",
                        names.get(one.path("a").asString()),
                        names.get(one.path("b").asString()),
                        one,
                        others)));
        told.path("windows")
                .forEach(one -> rows.add(row("from", one.path("date").asString(), "", one, others)));
        return rows;
    }

    /** @param others coefficients that pairs have beside the one that was asked for */
    private static List<String> row(String of, String name, String with, JsonNode figure, List<String> others) {
        List<String> row = new ArrayList<>(List.of(
                of,
                name,
                with,
                ReportOptions.figure(figure.path("value")),
                ReportOptions.figure(figure.path("low")),
                ReportOptions.figure(figure.path("high")),
                figure.path("tasks").toString()));
        others.forEach(one -> row.add(ReportOptions.figure(figure.path(one))));
        return row;
    }
}
