package dev.tagloop.cli.models;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.options.ConnectionOptions;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code tagloop combine} does with a project on a server: stored predictions and people's answers become a version of its own. */
final class StoredCombination {
    private static final String ALL = "all";

    @Mixin
    private ConnectionOptions connection;

    @Option(
            names = "--project",
            paramLabel = "ID",
            description = "A project on the server, whose stored answers are combined.")
    private Long project;

    @Option(
            names = "--predictions",
            paramLabel = "VERSION",
            split = ",",
            description = "With --project: the versions whose stored predictions are voices.")
    private List<String> versions = List.of();

    @Option(
            names = "--annotators",
            paramLabel = "EMAIL",
            split = ",",
            description = "With --project: the people whose answers are voices; all for everybody.")
    private List<String> annotators = List.of();

    @Option(
            names = "--weights",
            paramLabel = "equal|reliability",
            description =
                    "With --project: every voice counts the same (default), or as reliable as it is learned to be.")
    private String weights;

    @Option(
            names = "--weight",
            paramLabel = "VOICE=NUMBER",
            description = "With --project: how much this version or person counts; may be given several times.")
    private Map<String, Double> given = new LinkedHashMap<>();

    @Option(
            names = "--raw-scores",
            description = "With --project: take models' scores as they are, not set right by answers that came later.")
    private boolean raw;

    @Option(
            names = "--threshold",
            paramLabel = "SHARE",
            description = "With --project: the share of the weight that a span needs (default: 0.5).")
    private Double threshold;

    @Option(
            names = "--at-least",
            paramLabel = "COUNT",
            description = "With --project: so many voices must have answered a task (default: 2).")
    private Integer least;

    @Option(
            names = "--control",
            paramLabel = "NAME",
            description = "With --project: the control that is combined (default: the first one that can be).")
    private String control;

    @Option(
            names = "--name",
            paramLabel = "VERSION",
            description = "With --project: the name of the new version (default: one that follows from the rest).")
    private String name;

    boolean isWanted() {
        return project != null;
    }

    /** Whether something was said that goes with a project alone. */
    boolean isMeant() {
        return !versions.isEmpty() || !annotators.isEmpty();
    }

    /** @throws UserError if the server refuses, or the job comes to no end */
    void run(Console console) throws InterruptedException {
        try (StudioClient studio = connection.connect()) {
            JsonObject recipe = recipe(studio.predictions().voices(project));
            JsonObject end =
                    studio.archives().await(project, studio.predictions().combine(project, recipe));
            if (!end.text("state").orElse("").equals("succeeded")) {
                throw new UserError("Nothing came of it: "
                        + end.text("error").orElse(end.text("state").orElse("")));
            }
            JsonObject made = end.object("result").orElse(JsonObject.empty());
            if (console.json()) {
                console.result(made.toString());
            } else {
                console.say("Combined the answers to " + made.text("tasks").orElse("0") + " tasks as version "
                        + made.text("version").orElse("") + "; "
                        + made.text("predictions").orElse("0") + " predictions are new.");
            }
        }
    }

    private JsonObject recipe(JsonObject known) {
        Set<String> unused = new HashSet<>(given.keySet());
        ArrayNode voices = Json.mapper().createArrayNode();
        for (String version : versions) {
            weigh(voices.addObject().put("model_version", version), version, unused);
        }
        for (JsonObject person : people(known)) {
            ObjectNode voice =
                    voices.addObject().put("annotator", person.integer("user").orElseThrow());
            weigh(voice, person.text("email").orElse(""), unused);
        }
        if (!unused.isEmpty()) {
            throw new UserError("A weight is given for "
                    + unused.stream().sorted().collect(Collectors.joining(", ")) + ", which is none of the voices.");
        }
        ObjectNode recipe = Json.mapper().createObjectNode().put("calibrate", !raw);
        recipe.set("voices", voices);
        put(recipe, "weights", weights);
        put(recipe, "threshold", threshold);
        put(recipe, "at_least", least);
        put(recipe, "control", control);
        put(recipe, "model_version", name);
        return JsonObject.owning(recipe);
    }

    private static void put(ObjectNode recipe, String key, Object value) {
        if (value != null) {
            recipe.set(key, Json.mapper().valueToTree(value));
        }
    }

    private void weigh(ObjectNode voice, String called, Set<String> unused) {
        Double weight = given.get(called);
        if (weight != null) {
            voice.put("weight", weight);
            unused.remove(called);
        }
    }

    private List<JsonObject> people(JsonObject known) {
        List<JsonObject> all = known.objects("voices").stream()
                .filter(voice -> voice.integer("user").isPresent())
                .toList();
        if (annotators.equals(List.of(ALL))) {
            return all;
        }
        List<JsonObject> some = new ArrayList<>();
        for (String email : annotators) {
            some.add(all.stream()
                    .filter(person ->
                            person.text("email").filter(email::equalsIgnoreCase).isPresent())
                    .findFirst()
                    .orElseThrow(() -> new UserError("There is no answer of " + email + " in project " + project
                            + ". There are some of: "
                            + all.stream()
                                    .map(person -> person.text("email").orElse(""))
                                    .collect(Collectors.joining(", "))
                            + ".")));
        }
        return some;
    }
}
