package dev.tagloop.server.annotations;

import dev.tagloop.server.access.Action;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.IfMatch;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.Owned;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The history of an annotation: its versions, what lies between two of them, and the way back to one. */
public final class HistoryRoutes {
    private static final String PATH = "/api/tagloop/annotations/{id}/history";

    private final Database database;
    private final Scope scope;

    public HistoryRoutes(Database database, Scope scope) {
        this.database = database;
        this.scope = scope;
    }

    public void declare(Routes routes) {
        routes.get(PATH, this::list)
                .get(PATH + "/{version}", this::get)
                .get(PATH + "/{version}/diff", this::diff)
                .post(PATH + "/{version}/restore", this::restore);
    }

    private void list(Call call) {
        scope.of(call, Owned.ANNOTATION, Action.VIEW);
        long id = call.id("id", "Annotation");
        ObjectNode json = Json.object();
        ArrayNode results = json.putArray("results");
        database.read(handle -> new History(handle, id).versions()).forEach(version -> results.add(version.json()));
        call.ok(json);
    }

    private void get(Call call) {
        scope.of(call, Owned.ANNOTATION, Action.VIEW);
        long id = call.id("id", "Annotation");
        long version = call.id("version", "version of this annotation");
        call.ok(database.read(handle -> {
            History history = new History(handle, id);
            ObjectNode json = history.version(version).json();
            json.set("result", history.result(version));
            return json;
        }));
    }

    /** What changed from the version {@code against} to this one; without it, from the version before. */
    private void diff(Call call) {
        scope.of(call, Owned.ANNOTATION, Action.VIEW);
        long id = call.id("id", "Annotation");
        long version = call.id("version", "version of this annotation");
        Optional<Long> against = call.query().number("against");
        if (call.query().has("against") && against.isEmpty()) {
            throw ApiException.invalid(
                    "against", "A version's number is expected, such as ?against=1; the history lists them.");
        }
        call.ok(database.read(handle -> {
            History history = new History(handle, id);
            JsonNode after = history.result(version);
            JsonNode before =
                    against.isEmpty() && version == 1 ? Json.array() : history.result(against.orElse(version - 1));
            return new ResultDiff(before, after).json();
        }));
    }

    /** Makes a version the newest again. What stood there stays in the history. */
    private void restore(Call call) {
        ProjectRef project = scope.of(call, Owned.ANNOTATION, Action.ANNOTATE);
        long id = call.id("id", "Annotation");
        long version = call.id("version", "version of this annotation");
        long user = call.caller().id();
        IfMatch match = IfMatch.of(call);
        AnnotationRow restored = database.write(handle -> {
            History history = new History(handle, id);
            AnnotationInput input =
                    AnnotationInput.restoring(handle, project, history.version(version), history.result(version));
            new AnnotationWriter(handle, ProjectRef.current(handle, project), user)
                    .change(id, input, VersionAction.RESTORED, match);
            return Annotations.get(handle, id);
        });
        AnnotationJson.answer(call, 200, restored);
    }
}
