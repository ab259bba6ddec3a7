package dev.tagloop.server.exports;

import dev.tagloop.server.http.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a snapshot holds.
 *
 * @param view the tab of the data manager whose filters it goes by; a tab that is not there filters nothing
 */
record SnapshotOptions(List<TaskCondition> conditions, Optional<Long> view, TaskShape shape) {
    SnapshotOptions {
        conditions = List.copyOf(conditions);
    }

    /** Reads the options of a request's body. @throws ApiException 400 with all that is wrong */
    static SnapshotOptions read(JsonNode body) {
        OptionReader reader = new OptionReader(body);
        List<TaskCondition> conditions = conditions(reader.child("task_filter_options"));
        Optional<Long> view = reader.child("task_filter_options").id("view");
        OptionReader serialization = reader.child("serialization_options");
        TaskShape shape = new TaskShape(
                kinds(reader, reader.child("annotation_filter_options")),
                serialization.child("drafts").flag("only_id", false),
                !onlyIds(serialization, "predictions"),
                !onlyIds(serialization, "annotations__completed_by"));
        ObjectNode errors = reader.errors();
        if (!errors.isEmpty()) {
            throw ApiException.invalid(errors);
        }
        return new SnapshotOptions(conditions, view, shape);
    }

    private static List<TaskCondition> conditions(OptionReader tasks) {
        List<TaskCondition> conditions = new ArrayList<>();
        tasks.mode("finished")
                .map(mode -> mode.equals("only") ? TaskCondition.FINISHED : TaskCondition.UNFINISHED)
                .ifPresent(conditions::add);
        tasks.mode("skipped")
                .map(mode -> mode.equals("only") ? TaskCondition.SKIPPED : TaskCondition.NEVER_SKIPPED)
                .ifPresent(conditions::add);
        tasks.mode("annotated")
                .map(mode -> mode.equals("only") ? TaskCondition.ANNOTATED : TaskCondition.NOT_ANNOTATED)
                .ifPresent(conditions::add);
        if (tasks.flag("only_with_annotations", false)) {
            conditions.add(TaskCondition.TOUCHED);
        }
        return conditions;
    }

    private static AnnotationKinds kinds(OptionReader reader, OptionReader annotations) {
        return reader.has("annotation_filter_options")
                ? new AnnotationKinds(
                        annotations.flag("usual", true),
                        annotations.flag("ground_truth", false),
                        annotations.flag("skipped", false))
                : AnnotationKinds.ALL;
    }

    /** Ids when nothing is said; once the option is there, things are in full unless it says otherwise. */
    private static boolean onlyIds(OptionReader serialization, String name) {
        return serialization.child(name).flag("only_id", false) || !serialization.has(name);
    }
}
