package dev.tagloop.server.exports;

import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads options that hold options and collects what is wrong at the place where it is. */
final class OptionReader {
    private static final Set<String> MODES = Set.of("only", "exclude");

    private final JsonNode json;
    private final ObjectNode errors = Json.object();
    private final Map<String, OptionReader> children = new LinkedHashMap<>();

    /** A reader of an object; nothing and null are one without options. */
    OptionReader(JsonNode json) {
        boolean none = json.isNull() || json.isMissingNode();
        if (!none && !json.isObject()) {
            error("non_field_errors", "Invalid data. Expected a dictionary, but got " + Fields.pythonType(json) + ".");
        }
        this.json = json.isObject() ? json : Json.object();
    }

    /** Whether the option is there and not null. */
    boolean has(String name) {
        return json.hasNonNull(name);
    }

    OptionReader child(String name) {
        return children.computeIfAbsent(name, key -> new OptionReader(json.path(key)));
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        Fields field = Fields.of(Json.object().set(name, value));
        Optional<Boolean> read = field.bool(name);
        if (read.isEmpty()) {
            error(name, "Must be a valid boolean.");
        }
        return read.orElse(otherwise);
    }

    /** An id, as a number or text. */
    Optional<Long> id(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        Optional<Long> id = Fields.of(Json.object().set(name, json.get(name))).id(name);
        if (id.isEmpty()) {
            error(name, "A valid integer is required.");
        }
        return id;
    }

    /** {@code only} or {@code exclude}. */
    Optional<String> mode(String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        String text = value.isContainer() ? value.toString() : value.asString();
        if (!MODES.contains(text)) {
            error(name, "\"" + text + "\" is not a valid choice.");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    private void error(String name, String message) {
        errors.putArray(name).add(message);
    }

    /** What is wrong here and below, by the options' names; empty when all is well. */
    ObjectNode errors() {
        ObjectNode all = errors.deepCopy();
        children.forEach((name, child) -> {
            ObjectNode below = child.errors();
            if (!below.isEmpty()) {
                all.set(name, below);
            }
        });
        return all;
    }
}
