package dev.tagloop.server.comments;

import dev.tagloop.labelstudio.json.CleanText;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Sight;
import dev.tagloop.server.annotations.AnnotationRow;
import dev.tagloop.server.annotations.Annotations;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Query;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.Owned;
import dev.tagloop.server.tasks.Scope;
import dev.tagloop.server.tasks.Tasks;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Comments: whoever sees a task reads, writes and resolves; words are changed and deleted by who wrote them. Those whom it concerns are told. */
public final class CommentRoutes {
    private static final Fields.TextRule TEXT = Fields.TextRule.upTo(10_000).notBlank();
    private static final Fields.TextRule REGION = Fields.TextRule.upTo(200);
    private static final Fields.TextRule NAME = Fields.TextRule.upTo(100).notBlank();

    private final Database database;
    private final Scope scope;

    public CommentRoutes(Database database, Scope scope) {
        this.database = database;
        this.scope = scope;
    }

    public void declare(Routes routes) {
        routes.get("/api/tagloop/comments", this::list)
                .post("/api/tagloop/comments", this::create)
                .get("/api/tagloop/comments/{id}", this::get)
                .patch("/api/tagloop/comments/{id}", this::change)
                .delete("/api/tagloop/comments/{id}", this::delete);
    }

    private void list(Call call) {
        Query query = call.query();
        Optional<Long> annotation = query.number("annotation");
        Optional<Long> task = query.number("task").or(() -> annotation.flatMap(this::taskOf));
        if (task.isEmpty() && annotation.isEmpty()) {
            call.caller();
            throw ApiException.invalidRequest(
                    "Name the task or the annotation whose comments you want: ?task=<id> or ?annotation=<id>.");
        }
        Sight sight = scope.sight(call, scope.of(call, Owned.TASK, task.orElse(Long.MIN_VALUE), Action.VIEW));
        ObjectNode json = Json.object();
        ArrayNode results = json.putArray("results");
        database.read(handle -> Comments.ofTask(handle, task.orElseThrow())).stream()
                .filter(comment -> comment.annotation() == null || sight.shows(comment.annotator()))
                .filter(comment -> annotation.isEmpty() || annotation.get().equals(comment.annotation()))
                .forEach(comment -> results.add(comment.json()));
        call.ok(json);
    }

    private Optional<Long> taskOf(long annotation) {
        return database.read(handle -> Annotations.find(handle, annotation)).map(AnnotationRow::taskId);
    }

    private void create(Call call) {
        call.caller();
        Fields fields = call.fields();
        fields.require("text");
        Optional<String> text = fields.text("text", TEXT);
        Optional<Long> annotation = unlessNull(fields, "annotation");
        Optional<Long> task = unlessNull(fields, "task").or(() -> annotation.flatMap(this::taskOf));
        if (task.isEmpty() && annotation.isEmpty()) {
            fields.require("task");
        }
        Optional<String> region = fields.isNull("region_id") ? Optional.empty() : fields.text("region_id", REGION);
        Optional<String> name = fields.isNull("unique_id") ? Optional.empty() : fields.text("unique_id", NAME);
        fields.check();
        long about = task.orElse(Long.MIN_VALUE);
        requireSeen(call, "task", Owned.TASK, about, Action.ANNOTATE);
        annotation.ifPresent(id -> requireSeen(call, "annotation", Owned.ANNOTATION, id, Action.VIEW));
        Comments.Subject subject = new Comments.Subject(
                about, annotation.orElse(null), region.map(CommentRoutes::clean).orElse(null));
        long user = call.caller().id();
        call.created(database.write(handle -> {
            // Sent once more because its answer was lost: the one that is there is the answer again.
            Optional<Long> stored = name.flatMap(unique -> Comments.named(handle, user, unique));
            if (stored.isPresent()) {
                return json(handle, stored.get());
            }
            requireThere(handle, subject);
            return json(handle, Comments.insert(handle, subject, user, clean(text.orElseThrow()), name.orElse(null)));
        }));
    }

    private static Optional<Long> unlessNull(Fields fields, String name) {
        return fields.isNull(name) ? Optional.empty() : fields.id(name);
    }

    private static String clean(String text) {
        return new CleanText().clean(text);
    }

    /** An id in a body that the caller may not know of is answered as one that does not exist. */
    private void requireSeen(Call call, String field, Owned kind, long id, Action action) {
        try {
            scope.of(call, kind, id, action);
        } catch (ApiException e) {
            throw e.status() == 404 ? missing(field, id) : e;
        }
    }

    private static ApiException missing(String field, long id) {
        return ApiException.invalid(field, "Invalid pk \"" + id + "\" - object does not exist.");
    }

    private static void requireThere(Handle handle, Comments.Subject subject) {
        if (Tasks.find(handle, subject.task()).isEmpty()) {
            throw missing("task", subject.task());
        }
        if (subject.annotation() == null) {
            return;
        }
        AnnotationRow annotation = Annotations.find(handle, subject.annotation())
                .orElseThrow(() -> missing("annotation", subject.annotation()));
        if (annotation.taskId() != subject.task()) {
            throw ApiException.invalid(
                    "annotation",
                    "Annotation " + annotation.id() + " belongs to task " + annotation.taskId() + ", not to task "
                            + subject.task() + ".");
        }
    }

    private static ObjectNode json(Handle handle, long id) {
        return Comments.find(handle, id)
                .orElseThrow(() -> ApiException.noMatch("Comment"))
                .json();
    }

    private void get(Call call) {
        scope.of(call, Owned.COMMENT, Action.VIEW);
        long id = call.id("id", "Comment");
        call.ok(database.read(handle -> json(handle, id)));
    }

    private void change(Call call) {
        scope.of(call, Owned.COMMENT, Action.VIEW);
        long id = call.id("id", "Comment");
        Fields fields = call.fields();
        Optional<String> text = fields.text("text", TEXT);
        Optional<Boolean> resolved = fields.bool("is_resolved");
        fields.check();
        if (text.isPresent()) {
            scope.of(call, Owned.COMMENT, Action.CHANGE);
        }
        long user = call.caller().id();
        call.ok(database.write(handle -> {
            text.ifPresent(said -> Comments.setText(handle, id, clean(said)));
            resolved.ifPresent(done -> Comments.setResolved(handle, id, done, user));
            return json(handle, id);
        }));
    }

    private void delete(Call call) {
        scope.of(call, Owned.COMMENT, Action.DELETE);
        long id = call.id("id", "Comment");
        database.write(handle -> {
            json(handle, id);
            Comments.delete(handle, id);
            return id;
        });
        call.noContent();
    }
}
