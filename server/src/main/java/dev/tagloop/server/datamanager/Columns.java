package dev.tagloop.server.datamanager;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.ObjectTag;
import dev.tagloop.core.labelconfig.Tag;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.predictions.ModelVersions;
import dev.tagloop.server.tasks.DataCheck;
import dev.tagloop.server.tasks.ProjectRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The columns that a project's task list can show: the keys of its data, and those that all tasks have. */
final class Columns {
    private static final String STRING = "String";
    private static final String NUMBER = "Number";
    private static final String TIME = "Datetime";
    private static final String LIST = "List";

    /** Media whose data a list shows in another way than as text. */
    private static final Set<String> MEDIA = Set.of("Image", "Audio", "AudioPlus", "Video", "TimeSeries");

    private final Handle handle;
    private final ProjectRef project;
    private final ArrayNode columns = Json.array();

    Columns(Handle handle, ProjectRef project) {
        this.handle = handle;
        this.project = project;
    }

    ObjectNode json() {
        Map<String, String> data = data();
        data.forEach((key, type) -> visible(
                        columns.addObject()
                                .put("id", key)
                                .put("title", key)
                                .put("type", type)
                                .put("target", "tasks")
                                .put("parent", "data"),
                        true,
                        !type.equals("Unknown"))
                .put("project_defined", true));
        helped("id", "ID", NUMBER, "The task's number on this server", true, false);
        helped("inner_id", "Inner ID", NUMBER, "The task's number in this project, from 1", false, false);
        plain("completed_at", "Completed", TIME, "When the task got its last annotation", true, false);
        plain("total_annotations", "Annotations", NUMBER, "Annotations without the skipped ones", true, true);
        plain("cancelled_annotations", "Cancelled", NUMBER, "How often the task was skipped", true, false);
        plain("total_predictions", "Predictions", NUMBER, "Predictions of all model versions", true, false);
        people("annotators", "Annotated by", "Everybody who annotated or skipped the task", true);
        plain("annotations_results", "Annotation results", STRING, "The results of all annotations", false, false);
        plain("annotations_ids", "Annotation IDs", STRING, "The numbers of all annotations", false, false);
        plain(
                "predictions_score",
                "Prediction score",
                NUMBER,
                "Mean score of the predictions of the version in use",
                false,
                false);
        versions();
        plain("predictions_results", "Prediction results", STRING, "The results of all predictions", false, false);
        plain("file_upload", "Upload filename", STRING, "The file that the task was imported from", false, false);
        plain("storage_filename", "Storage filename", STRING, "The file in a connected storage", false, false);
        plain("created_at", "Created at", TIME, "When the task was made", false, false);
        plain("updated_at", "Updated at", TIME, "When the task was changed last", false, false);
        people("updated_by", "Updated by", "Who changed the task last", false);
        helped("avg_lead_time", "Lead Time", NUMBER, "Mean time that an annotation took, in seconds", false, false);
        helped("draft_exists", "Drafts", "Boolean", "Whether anybody has a draft for the task", false, false);
        ArrayNode children = columns.addObject()
                .put("id", "data")
                .put("title", "data")
                .put("type", LIST)
                .put("target", "tasks")
                .putArray("children");
        data.keySet().forEach(children::add);
        ((ObjectNode) columns.get(columns.size() - 1)).put("project_defined", false);
        ObjectNode json = Json.object();
        json.set("columns", columns);
        return json;
    }

    /** Keys and types: those that the config shows, then the others of the tasks' data. */
    private Map<String, String> data() {
        Map<String, String> data = new LinkedHashMap<>();
        DataCheck.parse(project.labelConfig()).map(LabelConfig::variables).orElse(List.of()).stream()
                .filter(variable -> variable.tag() instanceof ObjectTag || variable.tag() instanceof ControlTag)
                .forEach(variable -> data.put(variable.key(), type(variable.tag())));
        handle.createQuery("SELECT name FROM project_columns WHERE project_id = :project ORDER BY id")
                .bind("project", project.id())
                .mapTo(String.class)
                .list()
                .forEach(key -> data.putIfAbsent(key, "Unknown"));
        return data;
    }

    private static String type(Tag tag) {
        return MEDIA.contains(tag.type()) ? tag.type() : STRING;
    }

    private static ObjectNode visible(ObjectNode column, boolean explore, boolean labeling) {
        column.putObject("visibility_defaults").put("explore", explore).put("labeling", labeling);
        return column;
    }

    private static ObjectNode head(ObjectNode column, String id, String title, String type) {
        return column.put("id", id).put("title", title).put("type", type);
    }

    private void plain(String id, String title, String type, String help, boolean explore, boolean labeling) {
        ObjectNode column = head(columns.addObject(), id, title, type)
                .put("target", "tasks")
                .put("help", help);
        visible(column, explore, labeling).put("project_defined", false);
    }

    /** The same where the original tells the help before the target. */
    private void helped(String id, String title, String type, String help, boolean explore, boolean labeling) {
        ObjectNode column =
                head(columns.addObject(), id, title, type).put("help", help).put("target", "tasks");
        visible(column, explore, labeling).put("project_defined", false);
    }

    private void people(String id, String title, String help, boolean explore) {
        ObjectNode column = head(columns.addObject(), id, title, LIST)
                .put("target", "tasks")
                .put("help", help);
        ArrayNode items = column.putObject("schema").putArray("items");
        handle.createQuery("SELECT user_id FROM organization_members WHERE organization_id = :organization"
                        + " AND deleted_at IS NULL ORDER BY user_id")
                .bind("organization", project.organizationId())
                .mapTo(Long.class)
                .list()
                .forEach(items::add);
        visible(column, explore, false).put("project_defined", false);
    }

    private void versions() {
        ObjectNode column = head(columns.addObject(), "predictions_model_versions", "Prediction model versions", LIST)
                .put("target", "tasks")
                .put("help", "The versions that made the predictions");
        ObjectNode schema = column.putObject("schema");
        ArrayNode items = schema.putArray("items");
        ModelVersions.names(handle, project.id()).forEach(items::add);
        schema.put("multiple", true);
        visible(column, false, false).put("project_defined", false);
    }
}
