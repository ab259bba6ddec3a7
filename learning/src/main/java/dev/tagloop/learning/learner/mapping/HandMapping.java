package dev.tagloop.learning.learner.mapping;

import static java.util.Objects.requireNonNull;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendException.Fault;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a person decided about the mapping.
 *
 * @param labels the project's label by the model's; empty where a model's label is not to be used
 * @param unmatched what becomes of labels without a partner
 * @param one the label that they become if it is {@link Unmatched#ONE}
 */
public record HandMapping(Map<String, Optional<String>> labels, Unmatched unmatched, Optional<String> one) {
    /** Nothing was decided. */
    public static final HandMapping NONE = new HandMapping(Map.of(), Unmatched.DROP, Optional.empty());

    /** Copies the map. */
    public HandMapping {
        requireNonNull(unmatched, "unmatched");
        requireNonNull(one, "one");
        labels = Map.copyOf(labels);
    }

    /**
     * Reads {@code {"labels": {"PER": "Person", "MISC": null}, "unmatched": "drop"|"keep"|"one", "one": LABEL}}; what is left out is not decided.
     *
     * @throws BackendException if it has another form
     */
    public static HandMapping of(JsonObject json) {
        Map<String, Optional<String>> labels = new LinkedHashMap<>();
        Optional<JsonNode> given = json.get("labels");
        if (given.isPresent() && !given.get().isObject()) {
            throw wrong("\"labels\" must be an object with the project's label for each of the model's");
        }
        given.ifPresent(node -> node.forEachEntry((label, to) -> labels.put(label, target(label, to))));
        Unmatched unmatched = Unmatched.DROP;
        Optional<JsonNode> word = json.get("unmatched");
        if (word.isPresent()) {
            unmatched = Unmatched.of(word.get().asString())
                    .orElseThrow(() -> wrong("\"unmatched\" must be drop, keep or one"));
        }
        Optional<String> one = json.text("one");
        if (unmatched == Unmatched.ONE && one.isEmpty()) {
            throw wrong("\"unmatched\": \"one\" needs the label under \"one\"");
        }
        return new HandMapping(labels, unmatched, one);
    }

    private static Optional<String> target(String label, JsonNode to) {
        if (to.isNull()) {
            return Optional.empty();
        }
        if (!to.isString()) {
            throw wrong("the label for " + label + " must be a text, or null to leave it out");
        }
        return Optional.of(to.stringValue());
    }

    private static BackendException wrong(String why) {
        return new BackendException(Fault.PREDICTION, "The mapping of labels cannot be used: " + why + ".");
    }

    /** As it is read. */
    public JsonObject json() {
        ObjectNode json = Json.mapper().createObjectNode();
        ObjectNode all = json.putObject("labels");
        labels.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> all.put(entry.getKey(), entry.getValue().orElse(null)));
        json.put("unmatched", unmatched.word());
        one.ifPresent(label -> json.put("one", label));
        return JsonObject.owning(json);
    }
}
