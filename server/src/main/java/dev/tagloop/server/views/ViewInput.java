package dev.tagloop.server.views;

import dev.tagloop.labelstudio.json.CleanText;
import dev.tagloop.server.filters.FilterNames;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a request says about a tab, ready to store; what is empty was not said. An inner empty means that there is to be none.
 *
 * @param data without filters and ordering
 */
record ViewInput(
        Optional<String> data,
        Optional<Optional<String>> filters,
        Optional<Optional<String>> ordering,
        Optional<Optional<String>> selected) {
    /** More than any screen keeps. */
    private static final int LARGEST = 1 << 20;

    /** @throws ApiException 400 for what is not a tab's */
    static ViewInput of(Fields fields) {
        Optional<ObjectNode> sent = fields.json("data").flatMap(json -> object(fields, "data", json));
        Optional<Optional<String>> selected = fields.json("selected_items").map(json -> stored(fields, json));
        fields.check();
        Optional<Optional<String>> filters =
                sent.map(data -> data.remove("filters")).map(ViewInput::filters);
        Optional<Optional<String>> ordering =
                sent.map(data -> data.remove("ordering")).map(ViewInput::ordering);
        Optional<String> data = sent.map(Json::stored);
        if (data.filter(text -> text.length() > LARGEST).isPresent()) {
            throw ApiException.invalid("data", "A tab may hold 1 MiB of JSON; this one is larger.");
        }
        return new ViewInput(data, filters, ordering, selected);
    }

    private static Optional<ObjectNode> object(Fields fields, String name, JsonNode json) {
        JsonNode value = json.isString() ? Json.tryParse(json.stringValue()).orElse(json) : json;
        if (new CleanText().clean(value) instanceof ObjectNode object) {
            return Optional.of(object.deepCopy());
        }
        fields.error(name, "The data of a tab must be an object with filters, ordering or what a screen keeps.");
        return Optional.empty();
    }

    private static Optional<String> stored(Fields fields, JsonNode selected) {
        if (selected.isNull()) {
            return Optional.empty();
        }
        if (!selected.isObject()) {
            fields.error("selected_items", "The selected items must be an object with all, and excluded or included.");
        }
        return Optional.of(Json.stored(selected));
    }

    /** An empty object means no filters; a group without items is kept as it is. */
    private static Optional<String> filters(JsonNode filters) {
        if (filters.isNull() || filters.isEmpty()) {
            return Optional.empty();
        }
        JsonNode items = filters.path("items");
        ArrayNode faults = Json.array();
        boolean wrong = !filters.isObject() || !(items.isArray() || items.isMissingNode());
        for (JsonNode item : items) {
            Optional<String> fault = FilterNames.fault(item);
            ObjectNode messages = faults.addObject();
            fault.ifPresent(message -> messages.putArray("column").add(message));
            wrong |= fault.isPresent();
        }
        if (wrong) {
            ObjectNode errors = Json.object();
            ObjectNode group = errors.putObject("filter_group");
            if (faults.isEmpty()) {
                group.putArray("non_field_errors").add("Filters must be an object with conjunction and items.");
            } else {
                group.set("filters", faults);
            }
            throw ApiException.invalid(errors);
        }
        return Optional.of(Json.stored(filters));
    }

    private static Optional<String> ordering(JsonNode ordering) {
        if (!ordering.isNull() && !ordering.isArray()) {
            throw ApiException.invalid("ordering", "An ordering must be a list such as [\"-tasks:id\"].");
        }
        return ordering.isNull() || ordering.isEmpty() ? Optional.empty() : Optional.of(Json.stored(ordering));
    }
}
