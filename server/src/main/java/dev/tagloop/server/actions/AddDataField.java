package dev.tagloop.server.actions;

import dev.tagloop.labelstudio.json.CleanText;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.tasks.DataChanges;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes one value under one key into the data of tasks. Not shown in menus: scripts of the original use it. */
final class AddDataField implements BulkAction {
    private static final int TOGETHER = 500;
    private static final int LONGEST_NAME = 1000;

    @Override
    public String id() {
        return "add_data_field";
    }

    @Override
    public Optional<ObjectNode> menu() {
        return Optional.empty();
    }

    @Override
    public boolean isUndoable() {
        return true;
    }

    @Override
    public String title() {
        return "Add Data Field";
    }

    @Override
    public JsonNode run(Run run) {
        Fields fields = Fields.of(run.request());
        fields.require("value_name");
        String name = fields.text(
                        "value_name", Fields.TextRule.upTo(LONGEST_NAME).notBlank())
                .orElse("");
        JsonNode value = value(run, fields);
        fields.check();
        AtomicLong changed = new AtomicLong();
        run.selection()
                .forEach(
                        TOGETHER,
                        ids -> changed.addAndGet(run.database()
                                .write(handle -> run.changes()
                                        .aroundData(
                                                handle,
                                                ids,
                                                same -> DataChanges.apply(
                                                        handle,
                                                        run.project(handle),
                                                        ids,
                                                        run.user(),
                                                        (task, data) ->
                                                                data.set(new CleanText().clean(name), value))))));
        return Json.object().put("detail", "Updated " + changed.get() + " tasks");
    }

    private static JsonNode value(Run run, Fields fields) {
        fields.require("value");
        JsonNode sent = new CleanText().clean(run.request().path("value"));
        return switch (run.text("value_type")) {
            case "String", "" ->
                sent.isString() ? sent : Json.tree(sent.isContainer() ? sent.toString() : sent.asString(""));
            case "Number" -> {
                Optional<BigDecimal> number = fields.number("value");
                yield number.map(Json::tree).orElse(sent);
            }
            case "Boolean" -> fields.bool("value").map(Json::tree).orElse(sent);
            default ->
                throw ApiException.invalid("value_type", "The type of a value must be String, Number or Boolean.");
        };
    }
}
