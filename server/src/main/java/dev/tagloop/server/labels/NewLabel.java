package dev.tagloop.server.labels;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A label that a request wants made, and the control that shall offer it. */
record NewLabel(Labels.Content content, String control, long project) {
    private static final Fields.TextRule NAME = Fields.TextRule.upTo(2048).notBlank();

    /** Reads one, or a list. @throws ApiException 400 with the problems of each */
    static List<NewLabel> read(JsonNode body) {
        if (!body.isArray()) {
            return List.of(read(Fields.of(body)));
        }
        List<NewLabel> labels = new ArrayList<>();
        ArrayNode problems = Json.array();
        boolean wrong = false;
        for (JsonNode item : body) {
            try {
                labels.add(read(Fields.of(item)));
                problems.addObject();
            } catch (ApiException e) {
                problems.add(e.body().get("validation_errors"));
                wrong = true;
            }
        }
        if (wrong) {
            ObjectNode errors = Json.object();
            errors.set("non_field_errors", problems);
            throw ApiException.invalid(errors);
        }
        return labels;
    }

    private static NewLabel read(Fields fields) {
        for (String name : List.of("title", "value", "from_name", "project")) {
            fields.require(name);
        }
        Optional<String> title = fields.text("title", NAME);
        Optional<String> control = fields.text("from_name", NAME);
        Optional<Long> project = fields.id("project");
        Optional<String> value = value(fields);
        Optional<String> description = description(fields);
        boolean approved = fields.bool("approved").orElse(false);
        fields.check();
        return new NewLabel(
                new Labels.Content(title.orElseThrow(), value.orElseThrow(), description.orElse(null), approved),
                control.orElseThrow(),
                project.orElseThrow());
    }

    /** Reads a change of a label; what it leaves out stays. */
    static Labels.Content change(Fields fields, LabelRow old) {
        Optional<String> title = fields.text("title", NAME);
        Optional<String> value = value(fields);
        Optional<String> description = description(fields);
        Optional<Boolean> approved = fields.bool("approved");
        fields.check();
        return new Labels.Content(
                title.orElse(old.title()),
                value.orElse(old.value()),
                fields.has("description") ? description.orElse(null) : old.description(),
                approved.orElse(old.approved()));
    }

    private static Optional<String> description(Fields fields) {
        return fields.isNull("description")
                ? Optional.empty()
                : fields.text("description", Fields.TextRule.upTo(100_000));
    }

    private static Optional<String> value(Fields fields) {
        if (fields.isNull("value")) {
            fields.error("value", "This field may not be null.");
            return Optional.empty();
        }
        return fields.json("value").map(Json::stored);
    }
}
