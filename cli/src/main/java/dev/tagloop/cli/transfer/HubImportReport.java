package dev.tagloop.cli.transfer;

import dev.tagloop.cli.console.Console;
import dev.tagloop.core.rows.ColumnMapping;
import dev.tagloop.labelstudio.convert.rows.DatasetUpdate;
import dev.tagloop.labelstudio.convert.rows.RowOrigin;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.NewTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What an import of rows did, or would do. @param json all of it as it is printed under {@code --json} */
record HubImportReport(JsonObject json) {
    private static final int MOST_LISTED = 20;

    static HubImportReport of(RowOrigin origin, String split, ColumnMapping mapping, String config) {
        JsonObject dataset = JsonObject.empty()
                .with("id", origin.source())
                .with("config", origin.config())
                .with("split", split);
        JsonObject pinned = origin.revision()
                .map(commit -> dataset.with("revision", commit))
                .orElse(dataset);
        Map<String, String> columns = new LinkedHashMap<>();
        mapping.columns().forEach((role, column) -> columns.put(role.word(), column));
        return new HubImportReport(JsonObject.empty()
                .with("dataset", pinned.toNode())
                .with("kind", mapping.kind().word())
                .with("columns", columns)
                .with("label_config", config));
    }

    HubImportReport updating(DatasetUpdate.Plan plan) {
        return new HubImportReport(json.with(
                "update",
                JsonObject.empty()
                        .with("new", plan.newRows())
                        .with("same", plan.same())
                        .with("changed", differing(plan.changed()))
                        .with("removed", differing(plan.removed()))
                        .toNode()));
    }

    private static List<Map<String, Object>> differing(List<DatasetUpdate.Differing> tasks) {
        return tasks.stream()
                .map(task -> {
                    Map<String, Object> item = new LinkedHashMap<>();
                    item.put("split", task.split());
                    item.put("hf_index", task.index());
                    item.put("task", task.task());
                    item.put("labelled", task.labelled());
                    return item;
                })
                .toList();
    }

    HubImportReport trying(List<NewTask> first, OptionalLong rows) {
        JsonObject counted = rows.isPresent() ? json.with("rows", rows.getAsLong()) : json;
        return new HubImportReport(counted.with("dry_run", true)
                .with(
                        "first_tasks",
                        first.stream().map(task -> task.json().toNode()).toList()));
    }

    HubImportReport into(long project, String address, TaskBatches batches) {
        JsonObject head = JsonObject.empty()
                .with("project_id", project)
                .with("project_url", address)
                .with("tasks", batches.tasks())
                .with("annotations", batches.annotations())
                .with("predictions", batches.predictions());
        for (String key : json.keys()) {
            head = head.with(key, json.get(key).orElseThrow());
        }
        return new HubImportReport(head);
    }

    void print(Console console) {
        if (console.json()) {
            console.result(json.toString());
            return;
        }
        JsonObject dataset = json.object("dataset").orElseThrow();
        JsonObject columns = json.object("columns").orElseThrow();
        console.say("%s, configuration %s, %s: %s (%s)"
                .formatted(
                        dataset.text("id").orElse(""),
                        dataset.text("config").orElse(""),
                        dataset.text("split").orElse(""),
                        json.text("kind").orElse(""),
                        columns.keys().stream()
                                .map(role -> role + ": " + columns.text(role).orElse(""))
                                .collect(Collectors.joining(", "))));
        json.object("update").ifPresent(update -> printUpdate(console, update));
        if (json.has("dry_run")) {
            printTrial(console);
        } else {
            console.say("Imported %,d tasks with %,d annotations and %,d predictions: %s"
                    .formatted(
                            json.integer("tasks").orElse(0),
                            json.integer("annotations").orElse(0),
                            json.integer("predictions").orElse(0),
                            json.text("project_url").orElse("")));
        }
    }

    private void printTrial(Console console) {
        json.integer("rows").ifPresent(rows -> console.say("Rows: %,d".formatted(rows)));
        console.say("Label config:\n" + json.text("label_config").orElse("").strip());
        console.say("First tasks:");
        json.objects("first_tasks").forEach(task -> console.say("  " + task));
        console.say("Nothing was changed (--dry-run).");
    }

    private static void printUpdate(Console console, JsonObject update) {
        console.say("New rows: %,d; as they were: %,d; changed: %,d; removed: %,d"
                .formatted(
                        update.integer("new").orElse(0),
                        update.integer("same").orElse(0),
                        update.objects("changed").size(),
                        update.objects("removed").size()));
        for (String kind : List.of("changed", "removed")) {
            List<JsonObject> tasks = update.objects(kind);
            tasks.stream()
                    .limit(MOST_LISTED)
                    .forEach(task -> console.say("  %s: %s row %d, task %d%s"
                            .formatted(
                                    kind,
                                    task.text("split").orElse(""),
                                    task.integer("hf_index").orElse(0),
                                    task.integer("task").orElse(0),
                                    task.flag("labelled").orElse(false) ? " (labelled)" : "")));
            if (tasks.size() > MOST_LISTED) {
                console.say("  … and %,d more; --json lists all.".formatted(tasks.size() - MOST_LISTED));
            }
        }
    }
}
