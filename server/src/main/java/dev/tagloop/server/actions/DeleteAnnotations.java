package dev.tagloop.server.actions;

import dev.tagloop.server.accounts.User;
import dev.tagloop.server.accounts.Users;
import dev.tagloop.server.annotations.AnnotationRow;
import dev.tagloop.server.annotations.BulkAnnotations;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Related;
import dev.tagloop.server.trash.TrashBatch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Moves the annotations of tasks to the trash, with the drafts; of all annotators or of one. */
record DeleteAnnotations(Users users) implements BulkAction {
    private static final int TOGETHER = 200;

    @Override
    public String id() {
        return "delete_tasks_annotations";
    }

    @Override
    public Optional<ObjectNode> menu() {
        ObjectNode entry = Menu.entry(id(), "Delete Annotations", 101, List.of("tasks.change", "annotations.delete"));
        ObjectNode dialog = Menu.dialog(
                null,
                "The annotations and drafts of the selected tasks go to the trash: those of one annotator, or all.");
        return Optional.of(entry.set("dialog", dialog.putNull("form")));
    }

    @Override
    public ArrayNode form(Handle handle, ProjectRef project) {
        ArrayNode options = Json.array();
        handle.createQuery("SELECT DISTINCT completed_by FROM annotations WHERE project_id = :project"
                        + " AND completed_by IS NOT NULL ORDER BY completed_by")
                .bind("project", project.id())
                .mapTo(Long.class)
                .list()
                .forEach(id -> users.find(handle, id)
                        .ifPresent(user -> options.addObject()
                                .put("value", Long.toString(id))
                                .put("label", name(user))));
        return Menu.form(Menu.select("annotator", "Annotator", options)
                .put("placeholder", "All")
                .put("searchable", true));
    }

    private static String name(User user) {
        String name = (user.firstName() + " " + user.lastName()).strip();
        return name.isEmpty() ? user.email() : name;
    }

    @Override
    public boolean isUndoable() {
        return true;
    }

    @Override
    public Map<String, Long> changes(Run run) {
        Optional<Long> annotator = annotator(run.request());
        return Counting.of(run)
                .bind("annotator", annotator.orElse(null))
                .add(
                        "annotations",
                        "(SELECT COUNT(*) FROM annotations a WHERE a.task_id = t.id"
                                + (annotator.isPresent() ? " AND a.completed_by = :annotator)" : ")"))
                .add(
                        "drafts",
                        "(SELECT COUNT(*) FROM drafts d WHERE d.task_id = t.id"
                                + (annotator.isPresent() ? " AND d.user_id = :annotator)" : ")"))
                .counts();
    }

    @Override
    public JsonNode run(Run run) {
        Optional<Long> annotator = annotator(run.request());
        TrashBatch batch = run.batch();
        AtomicLong deleted = new AtomicLong();
        run.selection()
                .forEach(
                        TOGETHER,
                        ids -> deleted.addAndGet(run.database().write(handle -> {
                            ProjectRef project = run.project(handle);
                            return delete(handle, project, run.user(), batch, Related.of(handle, ids), annotator);
                        })));
        return Json.object()
                .put("processed_items", deleted.get())
                .put("detail", "Deleted " + deleted.get() + " annotations");
    }

    private static long delete(
            Handle handle, ProjectRef project, long user, TrashBatch batch, Related all, Optional<Long> annotator)
            throws Exception {
        Related related = annotator.map(id -> all.madeBy(id)).orElse(all);
        List<Long> annotations = related.annotations().values().stream()
                .flatMap(List::stream)
                .map(AnnotationRow::id)
                .toList();
        List<Long> drafts = related.drafts().values().stream()
                .flatMap(List::stream)
                .map(draft -> draft.id())
                .toList();
        if (annotations.isEmpty() && drafts.isEmpty()) {
            return 0;
        }
        return batch.annotations(handle, annotations, drafts, same -> {
            new BulkAnnotations(handle, project, user).remove(related);
            return (long) annotations.size();
        });
    }

    /** Whose annotations go; empty for everybody's. */
    private static Optional<Long> annotator(JsonNode request) {
        JsonNode sent = request.path("annotator");
        if (sent.isMissingNode() || sent.isNull() || sent.asString("x").isBlank()) {
            return Optional.empty();
        }
        if (!sent.isString() && !sent.isIntegralNumber()) {
            throw ApiException.invalid("annotator", "The annotator must be the id of an account.");
        }
        Fields fields = Fields.of(request);
        Optional<Long> id = fields.id("annotator");
        fields.check();
        return id;
    }
}
