package dev.tagloop.server.projects;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The settings of a project as they travel: under the names of the API, without what belongs to one server. */
public final class ProjectSettingsJson {
    private static final List<String> TEXTS = List.of(
            "title",
            "description",
            "label_config",
            "expert_instruction",
            "color",
            "model_version",
            "sampling",
            "skip_queue");
    private static final List<String> FLAGS = List.of(
            "show_instruction",
            "show_skip_button",
            "enable_empty_annotation",
            "show_annotation_history",
            "is_published",
            "start_training_on_annotation_update",
            "show_collab_predictions",
            "show_ground_truth_first",
            "show_overlap_first",
            "evaluate_predictions_automatically",
            "reveal_preannotations_interactively");
    private static final List<String> NUMBERS =
            List.of("maximum_annotations", "min_annotations_to_start_training", "overlap_cohort_percentage");

    /** What stands in a new project and could not be asked for. */
    private static final Set<String> UNSAID = Set.of("", "<View></View>");

    private ProjectSettingsJson() {}

    /** Those of a project. @throws ApiException 404 when it is gone */
    public static ObjectNode of(Handle handle, long project) {
        return handle.createQuery("SELECT * FROM projects WHERE id = :id")
                .bind("id", project)
                .map((row, context) -> {
                    ObjectNode json = Json.object();
                    for (String name : TEXTS) {
                        json.put(name, row.getString(name));
                    }
                    for (String name : FLAGS) {
                        json.put(name, row.getBoolean(name));
                    }
                    for (String name : NUMBERS) {
                        json.put(name, row.getLong(name));
                    }
                    json.set("control_weights", Json.parse(row.getString("control_weights")));
                    return json;
                })
                .findFirst()
                .orElseThrow(() -> ApiException.noMatch("Project"));
    }

    /**
     * Stores a project with such settings.
     *
     * @throws ApiException 400 for what a request may not say either
     */
    public static long insert(Handle handle, long organization, long creator, JsonNode settings) {
        ObjectNode known = Json.object();
        settings.properties().forEach(setting -> {
            // What is empty by default need not have the length that people are asked for.
            JsonNode value = setting.getValue();
            if (!value.isNull() && !(value.isString() && UNSAID.contains(value.stringValue()))) {
                known.set(setting.getKey(), value);
            }
        });
        Map<String, Object> columns = ProjectFields.forCreate(Fields.of(known));
        if (known.path("model_version").isString()) {
            columns.put("model_version", known.get("model_version").stringValue());
        }
        return Projects.insert(handle, organization, creator, columns);
    }
}
