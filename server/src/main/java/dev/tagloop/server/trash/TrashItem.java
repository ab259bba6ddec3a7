package dev.tagloop.server.trash;

import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Target;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Times;
import java.time.Duration;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that lies in the trash.
 *
 * @param id its number in the trash
 * @param kind {@link #PROJECT}, {@link #TASK}, …
 * @param objectId the id that it had; of several things their number in the trash
 * @param organizationId where it belonged
 * @param state {@link #RESTING}, or on its way: {@link #MOVING}, {@link #RESTORING}, {@link #LEAVING}
 * @param importId the pending import that hides its tasks while they move; null for none
 * @param memory stored JSON of what else must be as it was
 */
record TrashItem(
        long id,
        String kind,
        long objectId,
        long organizationId,
        long projectId,
        String title,
        Long deletedBy,
        String deletedAt,
        String state,
        Long importId,
        String memory) {
    static final String PROJECT = "project";
    static final String TASK = "task";
    static final String TASKS = "tasks";
    static final String ANNOTATION = "annotation";
    static final String ANNOTATIONS = "annotations";

    /** What an action changed, and can be changed back. */
    static final String CHANGE = "change";

    static final String RESTING = "resting";
    static final String MOVING = "moving";
    static final String RESTORING = "restoring";
    static final String LEAVING = "leaving";

    static final String COLUMNS =
            "id, kind, object_id, organization_id, project_id, title, deleted_by, deleted_at, state,"
                    + " import_id, memory";
    static final RowMapper<TrashItem> MAPPER = ConstructorMapper.of(TrashItem.class);

    boolean isProject() {
        return kind.equals(PROJECT);
    }

    boolean isChange() {
        return kind.equals(CHANGE);
    }

    boolean holdsTasks() {
        return kind.equals(TASK) || kind.equals(TASKS);
    }

    /** @throws ApiException 400 while it is on its way */
    void requireResting() {
        if (!state.equals(RESTING)) {
            throw ApiException.of(
                    400, "\"" + title + "\" is still " + state + "; nothing was changed. Try again in a moment.");
        }
    }

    /** What its restorer needs access to. */
    Target.Project target() {
        String word = isProject() ? "Project" : holdsTasks() || isChange() ? "Task" : "Annotation";
        return new Target.Project(projectId, organizationId, word);
    }

    /** What its restorer does to {@link #target}: as much as deleting it took. */
    Action action() {
        return isProject() ? Action.DELETE : Action.MANAGE;
    }

    /** As the API shows it. @param kept how long the trash keeps things */
    ObjectNode json(Duration kept) {
        return Json.object()
                .put("kind", kind)
                .put("id", objectId)
                .put("title", title)
                .put("project", projectId)
                .put("deleted_at", deletedAt)
                .put("deleted_by", deletedBy)
                .put("expires_at", Times.text(Times.instant(deletedAt).plus(kept)))
                .put("state", state);
    }
}
