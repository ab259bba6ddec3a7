package dev.tagloop.server.actions;

import dev.tagloop.server.http.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Menu entries and forms of actions, in the key order of the API. */
final class Menu {
    private Menu() {}

    /** @param order of the entry among the others */
    static ObjectNode entry(String id, String title, int order, List<String> permissions) {
        ObjectNode entry = Json.object().put("id", id).put("title", title).put("order", order);
        if (permissions.size() == 1) {
            return entry.put("permission", permissions.getFirst());
        }
        ArrayNode list = entry.putArray("permission");
        permissions.forEach(list::add);
        return entry;
    }

    /** A question before the action runs. @param title null for none */
    static ObjectNode dialog(String title, String text) {
        ObjectNode dialog = Json.object();
        if (title != null) {
            dialog.put("title", title);
        }
        return dialog.put("text", text).put("type", "confirm");
    }

    /** A form with one field. */
    static ArrayNode form(ObjectNode field) {
        ArrayNode form = Json.array();
        form.addObject().put("columnCount", 1).putArray("fields").add(field);
        return form;
    }

    /** A field to choose from a list. */
    static ObjectNode select(String name, String label, ArrayNode options) {
        ObjectNode field = Json.object().put("type", "select").put("name", name).put("label", label);
        field.set("options", options);
        return field;
    }
}
