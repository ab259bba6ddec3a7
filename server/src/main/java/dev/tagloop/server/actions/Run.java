package dev.tagloop.server.actions;

import dev.tagloop.server.http.Caller;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.trash.Changes;
import dev.tagloop.server.trash.Trash;
import dev.tagloop.server.trash.TrashBatch;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/**
 * One run of an action.
 *
 * @param batch what it moves to the trash
 * @param changes what it changes otherwise
 * @param request the whole body: what the action's form asked for stands in it too
 */
record Run(
        Database database,
        Trash trash,
        TrashBatch batch,
        Changes changes,
        ProjectRef project,
        Caller caller,
        Selection selection,
        JsonNode request) {
    /** The project as it is inside a transaction. @throws dev.tagloop.server.http.ApiException 404 when it was deleted meanwhile */
    ProjectRef project(Handle handle) {
        return ProjectRef.current(handle, project);
    }

    long user() {
        return caller.id();
    }

    /** A text of the request; "" when it is absent or no text. */
    String text(String name) {
        return request.path(name).asString("");
    }
}
