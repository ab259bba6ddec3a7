package dev.tagloop.server.projects;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.Variable;
import dev.tagloop.server.http.Json;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/**
 * A project with all its fields, as messages to other programs tell of it, in the key order of the original. What is in it of the original's
 * own database alone is null.
 */
public final class WholeProject {
    private WholeProject() {}

    /** The project as it is now, also when it lies in the trash. */
    public static ObjectNode of(Handle handle, long id) {
        record Stored(Project project, String updatedAt) {}
        Stored stored = handle.createQuery("SELECT * FROM projects WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> new Stored(ProjectRow.map(row), row.getString("updated_at")))
                .one();
        return json(stored.project(), stored.updatedAt());
    }

    private static ObjectNode json(Project project, String updatedAt) {
        Project.Settings settings = project.settings();
        Project.Counts counts = project.counts();
        LabelConfig config = LabelConfig.parse(project.labelConfig());
        ObjectNode json = Json.object()
                .put("id", project.id())
                .put("task_number", counts.taskNumber())
                .put("finished_task_number", counts.finishedTaskNumber())
                .put("total_predictions_number", counts.totalPredictionsNumber())
                .put("total_annotations_number", counts.totalAnnotationsNumber())
                .put("num_tasks_with_annotations", counts.numTasksWithAnnotations())
                .put("useful_annotation_number", counts.usefulAnnotationNumber())
                .put("ground_truth_number", counts.groundTruthNumber())
                .put("skipped_annotations_number", counts.skippedAnnotationsNumber())
                .put("title", settings.title())
                .put("description", settings.description())
                .put("label_config", project.labelConfig());
        json.set("parsed_label_config", Json.tree(config.parsedLabelConfig()));
        json.put("label_config_hash", project.labelConfig().hashCode())
                .put("expert_instruction", settings.expertInstruction())
                .put("show_instruction", settings.showInstruction())
                .put("show_skip_button", settings.showSkipButton())
                .put("enable_empty_annotation", settings.enableEmptyAnnotation())
                .put("reveal_preannotations_interactively", settings.revealPreannotationsInteractively())
                .put("show_annotation_history", settings.showAnnotationHistory())
                .put("show_collab_predictions", settings.showCollabPredictions())
                .put("evaluate_predictions_automatically", settings.evaluatePredictionsAutomatically())
                .putNull("token")
                .put("result_count", 0)
                .put("color", settings.color())
                .put("maximum_annotations", project.maximumAnnotations())
                .put("min_annotations_to_start_training", settings.minAnnotationsToStartTraining());
        json.set("control_weights", LabelConfigs.controlWeights(config, project.controlWeights()));
        json.put("model_version", project.modelVersion());
        json.set("data_types", dataTypes(config));
        return json.put("is_draft", settings.isDraft())
                .put("is_published", settings.isPublished())
                .put("created_at", project.createdAt())
                .put("updated_at", updatedAt)
                .put("sampling", project.sampling())
                .put("skip_queue", project.skipQueue())
                .put("show_ground_truth_first", settings.showGroundTruthFirst())
                .put("show_overlap_first", settings.showOverlapFirst())
                .put("overlap_cohort_percentage", project.overlapCohortPercentage())
                // How to get at the task data is for those who run the project alone.
                .putNull("task_data_login")
                .putNull("task_data_password")
                .put("pinned_at", project.pinnedAt())
                .putNull("custom_task_lock_ttl")
                .putNull("deleted_at")
                .putNull("purge_at")
                .putNull("search_vector")
                .put("organization", project.organizationId())
                .put("created_by", project.createdBy())
                .putNull("deleted_by");
    }

    private static ObjectNode dataTypes(LabelConfig config) {
        ObjectNode types = Json.object();
        for (Variable variable : config.variables()) {
            types.put(variable.key(), variable.tag().type());
        }
        return types;
    }
}
