package dev.tagloop.cli.quality;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.server.quality.ExportedLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tagloop quality errors}. */
@Command(
        name = "errors",
        description = {
            "Labels that are likely wrong, the likeliest first.",
            "Of a project what its last search found, or with --search what a new one finds; of a file what breaks its own habits."
        },
        footer = {
            "",
            "Example: look for errors in a project, with models that judge what they did not see",
            "  tagloop quality errors --project 3 --search --models",
            "",
            "Example: what breaks the habits of an exported file, as a table",
            "  tagloop quality errors --file labels.json --label-config ner.xml --csv errors.csv"
        })
public final class ErrorsCommand implements Callable<Integer> {
    private static final int PAGE = 500;

    @Mixin
    private LabelOptions labels;

    @Mixin
    private OutputOptions output;

    @Mixin
    private ReportOptions report;

    @Option(names = "--search", description = "Look anew, as a job on the server, and wait for its end.")
    private boolean search;

    @Option(names = "--models", description = "With --search: train models that judge labels which they did not see.")
    private boolean models;

    @Option(
            names = "--kind",
            paramLabel = "NAME",
            description = "Only wrong_type, boundary, missing, spurious, convention, variant or duplicate.")
    private String kind;

    @Override
    public Integer call() throws InterruptedException {
        boolean file = labels.isFile();
        if (models && !search || search && file) {
            throw new UserError(
                    file
                            ? "--search looks on a server: leave it out for a file, whose habits are looked at anyway."
                            : "--models belongs to --search.");
        }
        try (Console console = output.console()) {
            ArrayNode found = file ? only(labels.ofFile(ExportedLabels::errors)) : ofProject(console);
            ObjectNode told = Json.mapper().createObjectNode().put("count", found.size());
            told.set("errors", found);
            report.tell(console, told, table(found));
            return 0;
        }
    }

    private ArrayNode only(ArrayNode all) {
        ArrayNode some = Json.mapper().createArrayNode();
        all.forEach(one -> {
            if (kind == null || kind.equals(one.path("kind").asString())) {
                some.add(one);
            }
        });
        return some;
    }

    private ArrayNode ofProject(Console console) throws InterruptedException {
        try (StudioClient studio = labels.connect()) {
            if (search) {
                JsonObject job = studio.quality().search(labels.project(), labels.control(), models);
                JsonObject end = studio.archives().await(labels.project(), job);
                if (!end.text("state").orElse("").equals("succeeded")) {
                    throw new UserError("The search came to no end: "
                            + end.text("error").orElse(end.text("state").orElse("")));
                }
                console.say("Looked at the answers of "
                        + end.object("result")
                                .flatMap(made -> made.text("answers"))
                                .orElse("no") + " tasks.");
            }
            Map<String, String> more = new TreeMap<>();
            more.put("state", "open");
            more.put("page_size", Integer.toString(PAGE));
            if (kind != null) {
                more.put("kind", kind);
            }
            ArrayNode all = Json.mapper().createArrayNode();
            JsonNode page;
            int number = 1;
            do {
                more.put("page", Integer.toString(number++));
                page = studio.quality()
                        .errors(labels.project(), labels.settings(more))
                        .toNode();
                page.path("results").forEach(all::add);
            } while (page.path("next").isString());
            return all;
        }
    }

    private static List<List<String>> table(ArrayNode found) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "task",
                "annotation",
                "kind",
                "score",
                "label",
                "text",
                "suggested label",
                "suggested text",
                "because"));
        found.forEach(one -> rows.add(List.of(
                one.path("task").toString(),
                one.path("annotation").toString(),
                one.path("kind").asString(),
                ReportOptions.figure(one.path("score")),
                one.at("/given/label").asString(""),
                one.at("/given/text").asString(""),
                one.at("/suggested/label").asString(""),
                one.at("/suggested/text").asString(""),
                one.at("/reason/because").asString(""))));
        return rows;
    }
}
