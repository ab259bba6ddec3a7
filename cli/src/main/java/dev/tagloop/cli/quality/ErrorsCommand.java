package dev.tagloop.cli.quality;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.server.quality.ExportedLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
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
public final class ErrorsCommand extends LabelReport {
    private static final int PAGE = 500;

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
    void requireFitting(boolean file) {
        if (models && !search || search && file) {
            throw new UserError(
                    file
                            ? "--search looks on a server: leave it out for a file, whose habits are looked at anyway."
                            : "--models belongs to --search.");
        }
    }

    @Override
    JsonNode ofFile(ExportedLabels exported, Stream<Task> tasks) {
        ArrayNode some = Json.mapper().createArrayNode();
        exported.errors(tasks).forEach(one -> {
            if (kind == null || kind.equals(one.path("kind").asString())) {
                some.add(one);
            }
        });
        return told(some);
    }

    @Override
    JsonNode ofProject(StudioClient studio, LabelOptions asked, Console console) throws InterruptedException {
        if (search) {
            search(studio, asked, console);
        }
        Map<String, String> more = new TreeMap<>();
        more.put("state", "open");
        more.put("page_size", Integer.toString(PAGE));
        more.put("kind", kind);
        ArrayNode all = Json.mapper().createArrayNode();
        JsonNode page;
        int number = 1;
        do {
            more.put("page", Integer.toString(number++));
            page = studio.quality()
                    .errors(asked.project(), asked.settings(more))
                    .toNode();
            page.path("results").forEach(all::add);
        } while (page.path("next").isString());
        return told(all);
    }

    private void search(StudioClient studio, LabelOptions asked, Console console) throws InterruptedException {
        JsonObject job = studio.quality().search(asked.project(), asked.control(), models);
        JsonObject end = studio.archives().await(asked.project(), job);
        if (!end.text("state").orElse("").equals("succeeded")) {
            throw new UserError("The search came to no end: "
                    + end.text("error").orElse(end.text("state").orElse("")));
        }
        console.say("Looked at the answers of "
                + end.object("result").flatMap(made -> made.text("answers")).orElse("no") + " tasks.");
    }

    private static ObjectNode told(ArrayNode found) {
        ObjectNode told = Json.mapper().createObjectNode().put("count", found.size());
        told.set("errors", found);
        return told;
    }

    @Override
    List<List<String>> table(JsonNode told) {
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
        told.path("errors")
                .forEach(one -> rows.add(List.of(
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
