package dev.tagloop.server.projects;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.server.accounts.User;
import dev.tagloop.server.accounts.UserJson;
import dev.tagloop.server.accounts.Users;
import dev.tagloop.server.http.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/** Projects as the API shows them, in its key order. */
public final class ProjectJson {
    private static final int TOGETHER = 5000;

    private final Handle handle;
    private final Users users;
    private final long caller;
    private final Map<Long, Optional<User>> creators = new HashMap<>();
    private final Map<Long, Queue> queues = new HashMap<>();

    /** @param caller the account that asks: the queue's numbers are its own */
    public ProjectJson(Handle handle, Users users, long caller) {
        this.handle = handle;
        this.users = users;
        this.caller = caller;
    }

    /** Reads for all of a list at once what each of them shows. */
    ProjectJson expecting(List<Project> projects) {
        // A database takes only so many parameters in one statement.
        for (int from = 0; from < projects.size(); from += TOGETHER) {
            queues.putAll(Queue.of(handle, projects.subList(from, Math.min(projects.size(), from + TOGETHER)), caller));
        }
        return this;
    }

    /** With its counters. */
    public ObjectNode counted(Project project) {
        return write(project, true);
    }

    /** With null in place of the counters, as after a create. */
    public ObjectNode uncounted(Project project) {
        return write(project, false);
    }

    private ObjectNode write(Project project, boolean counted) {
        Project.Settings settings = project.settings();
        ObjectNode json = Json.object()
                .put("id", project.id())
                .put("title", settings.title())
                .put("description", settings.description())
                .put("label_config", project.labelConfig())
                .put("expert_instruction", settings.expertInstruction())
                .put("show_instruction", settings.showInstruction())
                .put("show_skip_button", settings.showSkipButton())
                .put("enable_empty_annotation", settings.enableEmptyAnnotation())
                .put("show_annotation_history", settings.showAnnotationHistory())
                .put("organization", project.organizationId())
                .put("color", settings.color())
                .put("maximum_annotations", project.maximumAnnotations())
                .put("is_published", settings.isPublished())
                .put("model_version", project.modelVersion())
                .put("is_draft", settings.isDraft());
        json.set("created_by", creator(project).map(UserJson::brief).orElse(null));
        json.put("created_at", project.createdAt())
                .put("min_annotations_to_start_training", settings.minAnnotationsToStartTraining())
                .put("start_training_on_annotation_update", settings.startTrainingOnAnnotationUpdate())
                .put("show_collab_predictions", settings.showCollabPredictions());
        Project.Counts counts = project.counts();
        count(json, "num_tasks_with_annotations", counts.numTasksWithAnnotations(), counted);
        count(json, "task_number", counts.taskNumber(), counted);
        count(json, "useful_annotation_number", counts.usefulAnnotationNumber(), counted);
        count(json, "ground_truth_number", counts.groundTruthNumber(), counted);
        count(json, "skipped_annotations_number", counts.skippedAnnotationsNumber(), counted);
        count(json, "total_annotations_number", counts.totalAnnotationsNumber(), counted);
        count(json, "total_predictions_number", counts.totalPredictionsNumber(), counted);
        LabelConfig config = LabelConfig.parse(project.labelConfig());
        json.put("sampling", project.sampling())
                .put("show_ground_truth_first", settings.showGroundTruthFirst())
                .put("show_overlap_first", settings.showOverlapFirst())
                .put("overlap_cohort_percentage", project.overlapCohortPercentage())
                .put("task_data_login", settings.taskDataLogin())
                .put("task_data_password", settings.taskDataPassword());
        json.set("control_weights", LabelConfigs.controlWeights(config, project.controlWeights()));
        json.set("parsed_label_config", Json.tree(config.parsedLabelConfig()));
        json.put("evaluate_predictions_automatically", settings.evaluatePredictionsAutomatically())
                .put("config_has_control_tags", !config.controls().isEmpty())
                .put("skip_queue", project.skipQueue())
                .put("reveal_preannotations_interactively", settings.revealPreannotationsInteractively())
                .put("pinned_at", project.pinnedAt());
        count(json, "finished_task_number", counts.finishedTaskNumber(), counted);
        Queue queue = queues.containsKey(project.id())
                ? queues.get(project.id())
                : Queue.of(handle, List.of(project), caller).get(project.id());
        return json.put("queue_total", queue.total())
                .put("queue_done", queue.done())
                .put("config_suitable_for_bulk_annotation", LabelConfigs.isSuitableForBulk(config));
    }

    private static void count(ObjectNode json, String name, long value, boolean counted) {
        if (counted) {
            json.put(name, value);
        } else {
            json.putNull(name);
        }
    }

    private Optional<User> creator(Project project) {
        return project.createdBy() == null
                ? Optional.empty()
                : creators.computeIfAbsent(project.createdBy(), id -> users.find(handle, id));
    }

    /** The row of {@code /api/projects/counts}. */
    static ObjectNode counts(Project project) {
        Project.Counts counts = project.counts();
        return Json.object()
                .put("id", project.id())
                .put("task_number", counts.taskNumber())
                .put("finished_task_number", counts.finishedTaskNumber())
                .put("total_predictions_number", counts.totalPredictionsNumber())
                .put("total_annotations_number", counts.totalAnnotationsNumber())
                .put("num_tasks_with_annotations", counts.numTasksWithAnnotations())
                .put("useful_annotation_number", counts.usefulAnnotationNumber())
                .put("ground_truth_number", counts.groundTruthNumber())
                .put("skipped_annotations_number", counts.skippedAnnotationsNumber());
    }

    /** Keeps only the keys that the query's {@code include} names. */
    static ObjectNode only(ObjectNode json, Optional<Set<String>> include) {
        include.ifPresent(keys -> json.retain(keys));
        return json;
    }

    /**
     * How far one person is: tasks that they annotated, and those plus the unfinished others.
     *
     * @param total tasks in the person's queue, done ones included
     */
    private record Queue(long total, long done) {
        /** By project; one query, however many projects there are. */
        static Map<Long, Queue> of(Handle handle, List<Project> projects, long caller) {
            Map<Long, Queue> queues = new HashMap<>();
            projects.forEach(project -> queues.put(project.id(), new Queue(open(project), 0)));
            List<Long> started = projects.stream()
                    .filter(project -> project.counts().taskNumber() > 0)
                    .map(Project::id)
                    .toList();
            if (started.isEmpty()) {
                return queues;
            }
            handle.createQuery("SELECT t.project_id, COUNT(*) AS done,"
                            + " COALESCE(SUM(CASE WHEN t.is_labeled THEN 0 ELSE 1 END), 0) AS open"
                            + " FROM tasks t WHERE t.id IN (SELECT task_id FROM annotations"
                            + " WHERE completed_by = :caller AND project_id IN (<projects>)) GROUP BY t.project_id")
                    .bind("caller", caller)
                    .bindList("projects", started)
                    .map((row, context) -> {
                        long project = row.getLong("project_id");
                        return queues.put(project, queues.get(project).with(row.getLong("done"), row.getLong("open")));
                    })
                    .list();
            return queues;
        }

        private Queue with(long mine, long mineOpen) {
            return new Queue(total - mineOpen + mine, mine);
        }

        private static long open(Project project) {
            return project.counts().taskNumber() - project.counts().finishedTaskNumber();
        }
    }
}
