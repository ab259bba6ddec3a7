package dev.tagloop.server.learner;

import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a request wants of a project's learner.
 *
 * @param columns what is stored
 * @param mapping how labels are mapped by hand, which the learner keeps
 */
record LearnerInput(Map<String, Object> columns, Optional<JsonObject> mapping) {
    private static final int MOST_SETTINGS = 20_000;
    private static final long MOST_LABELS = 1_000_000;
    /** A year. */
    private static final long MOST_MINUTES = 525_600;

    static LearnerInput read(Fields fields) {
        Map<String, Object> columns = new LinkedHashMap<>();
        fields.bool("enabled").ifPresent(value -> columns.put("enabled", value));
        if (fields.isNull("base")) {
            columns.put("base", null);
        } else {
            fields.text("base", Fields.TextRule.upTo(1000))
                    .ifPresent(value -> columns.put("base", value.isEmpty() ? null : value));
        }
        settings(fields).ifPresent(settings -> columns.put("settings", Json.stored(settings.toNode())));
        object(fields, "policy").ifPresent(policy -> {
            Fields inside = Fields.of(policy);
            policy(inside, columns);
            inside.check();
        });
        Optional<JsonObject> mapping = object(fields, "mapping").map(JsonObject::owning);
        fields.check();
        return new LearnerInput(columns, mapping);
    }

    /** How to train. */
    static Optional<JsonObject> settings(Fields fields) {
        Optional<JsonNode> sent = object(fields, "settings");
        if (sent.isPresent() && Json.stored(sent.get()).length() > MOST_SETTINGS) {
            fields.error("settings", "Settings have at most " + MOST_SETTINGS + " characters.");
            return Optional.empty();
        }
        return sent.map(JsonObject::owning);
    }

    private static void policy(Fields fields, Map<String, Object> columns) {
        fields.choice("mode", Set.of("manual", "automatic")).ifPresent(word -> columns.put("mode", word));
        fields.choice("promote", Set.of("always", "better", "manual")).ifPresent(word -> columns.put("promote", word));
        fields.bool("refresh").ifPresent(value -> columns.put("refresh", value));
        number(fields, "every", 1, MOST_LABELS).ifPresent(value -> columns.put("every_labels", value));
        number(fields, "warm", 0, MOST_LABELS).ifPresent(value -> columns.put("warm_labels", value));
        number(fields, "minutes", 0, MOST_MINUTES).ifPresent(value -> columns.put("every_minutes", value));
    }

    private static Optional<Long> number(Fields fields, String name, long least, long most) {
        Optional<Long> sent = fields.integer(name);
        if (sent.isPresent() && (sent.get() < least || sent.get() > most)) {
            fields.error(name, "Must be from " + least + " to " + most + ".");
            return Optional.empty();
        }
        return sent;
    }

    private static Optional<JsonNode> object(Fields fields, String name) {
        Optional<JsonNode> sent = fields.json(name);
        if (sent.isPresent() && !sent.get().isObject()) {
            fields.error(name, "Must be an object.");
            return Optional.empty();
        }
        return sent;
    }
}
