package dev.tagloop.server.datamanager;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelConfigException;
import dev.tagloop.core.labelconfig.LayoutTag;
import dev.tagloop.core.labelconfig.ObjectTag;
import dev.tagloop.core.labelconfig.Tag;
import dev.tagloop.core.labelconfig.Variable;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Made-up data that a label config can show, for a preview before there are tasks. */
final class SampleTask {
    private SampleTask() {}

    /** For the config in {@code label_config}. @throws ApiException 400 when there is none or it cannot be read */
    static ObjectNode of(Fields fields) {
        fields.require("label_config");
        String xml = fields.text("label_config", Fields.TextRule.verbatim()).orElse("");
        fields.check();
        ObjectNode task = Json.object();
        try {
            for (Variable variable : LabelConfig.parse(xml).variables()) {
                task.set(variable.key(), nested(variable, sample(variable.tag())));
            }
        } catch (LabelConfigException e) {
            throw ApiException.invalid("label_config", e.getMessage());
        }
        return task;
    }

    /** The value where the variable looks for it: in a list where it counts, in an object where it names a key. */
    private static JsonNode nested(Variable variable, JsonNode value) {
        String rest = variable.path().substring(variable.key().length());
        if (rest.isEmpty()) {
            return value;
        }
        String field = rest.substring(rest.lastIndexOf('.') + 1);
        JsonNode inner = rest.indexOf('.') < 0 ? value : Json.object().set(field, value);
        return rest.startsWith("[") ? Json.array().add(inner) : inner;
    }

    private static JsonNode sample(Tag tag) {
        return switch (tag) {
            case ObjectTag.HyperText html -> Json.tree("<p>A sample of <b>formatted</b> text.</p>");
            case ObjectTag.Paragraphs dialogue -> dialogue(dialogue);
            case ObjectTag.Items list -> items();
            case ControlTag control -> options();
            case LayoutTag.Header header -> Json.tree("A sample heading");
            default -> Json.tree("A sample text to try the labels on.");
        };
    }

    private static ArrayNode dialogue(ObjectTag.Paragraphs tag) {
        ArrayNode turns = Json.array();
        List.of("Good morning, how can I help?", "My parcel has not come.", "I will look for it.")
                .forEach(text -> turns.addObject()
                        .put(tag.nameKey(), turns.size() % 2 == 1 ? "Agent" : "Customer")
                        .put(tag.textKey(), text));
        return turns;
    }

    private static ArrayNode items() {
        ArrayNode items = Json.array();
        for (int i = 1; i <= 3; i++) {
            items.addObject().put("id", i).put("title", "Sample item " + i).put("body", "What item " + i + " says.");
        }
        return items;
    }

    private static ArrayNode options() {
        ArrayNode options = Json.array();
        options.addObject().put("value", "First label").put("background", "#3366cc");
        options.addObject().put("value", "Second label").put("background", "#cc6633");
        return options;
    }
}
