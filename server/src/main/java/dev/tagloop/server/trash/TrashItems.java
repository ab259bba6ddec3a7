package dev.tagloop.server.trash;

import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Times;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/** The tables of the trash. Every method works on the handle of the caller's transaction. */
final class TrashItems {
    private static final String SELECT = "SELECT " + TrashItem.COLUMNS + " FROM trash ";

    private TrashItems() {}

    /** Stores a new thing, which rests, and returns its number. */
    static long insert(Handle handle, String kind, long organization, long project, String title, Long user) {
        return handle.createQuery(
                        "INSERT INTO trash (kind, organization_id, project_id, title, deleted_by, deleted_at, state, memory)"
                                + " VALUES (:kind, :organization, :project, :title, :user, :now, 'resting', '{}') RETURNING id")
                .bind("kind", kind)
                .bind("organization", organization)
                .bind("project", project)
                .bind("title", title)
                .bind("user", user)
                .bind("now", Times.now())
                .mapTo(Long.class)
                .one();
    }

    /** Says what a thing is, once that is known. */
    static void name(Handle handle, long item, String kind, long object, String title) {
        handle.createUpdate("UPDATE trash SET kind = :kind, object_id = :object, title = :title WHERE id = :id")
                .bind("kind", kind)
                .bind("object", object)
                .bind("title", title)
                .bind("id", item)
                .execute();
    }

    /** @param hidden the pending import that hides its tasks; null for none */
    static void setState(Handle handle, long item, String state, Long hidden) {
        handle.createUpdate("UPDATE trash SET state = :state, import_id = :hidden WHERE id = :id")
                .bind("state", state)
                .bind("hidden", hidden)
                .bind("id", item)
                .execute();
    }

    static void remember(Handle handle, long item, JsonNode memory) {
        handle.createUpdate("UPDATE trash SET memory = :memory WHERE id = :id")
                .bind("memory", Json.stored(memory))
                .bind("id", item)
                .execute();
    }

    static void addRows(Handle handle, long item, Bundle bundle) {
        addRows(handle, item, bundle.json());
    }

    static void addRows(Handle handle, long item, JsonNode content) {
        handle.createUpdate("INSERT INTO trash_rows (trash_id, content) VALUES (:item, :content)")
                .bind("item", item)
                .bind("content", Json.stored(content))
                .execute();
    }

    /** A part of what an item holds. */
    record Rows(long id, String content) {
        Bundle bundle() {
            return Bundle.of(Json.parse(content));
        }
    }

    /** The part that came last of those that are still there: they go back in the opposite order. */
    static Optional<Rows> lastRows(Handle handle, long item) {
        return handle.createQuery("SELECT id, content FROM trash_rows WHERE trash_id = :item ORDER BY id DESC LIMIT 1")
                .bind("item", item)
                .map((row, context) -> new Rows(row.getLong("id"), row.getString("content")))
                .findFirst();
    }

    static long countRows(Handle handle, long item) {
        return handle.createQuery("SELECT COUNT(*) FROM trash_rows WHERE trash_id = :item")
                .bind("item", item)
                .mapTo(Long.class)
                .one();
    }

    static void deleteRows(Handle handle, long rows) {
        handle.createUpdate("DELETE FROM trash_rows WHERE id = :id")
                .bind("id", rows)
                .execute();
    }

    static void delete(Handle handle, long item) {
        handle.createUpdate("DELETE FROM trash WHERE id = :id").bind("id", item).execute();
    }

    static Optional<TrashItem> find(Handle handle, long item) {
        return handle.createQuery(SELECT + "WHERE id = :id")
                .bind("id", item)
                .map(TrashItem.MAPPER)
                .findOne();
    }

    /** By what it was. A thing that was deleted, restored and deleted lies there once. */
    static Optional<TrashItem> find(Handle handle, String kind, long object) {
        return handle.createQuery(SELECT + "WHERE kind = :kind AND object_id = :object ORDER BY id DESC")
                .bind("kind", kind)
                .bind("object", object)
                .map(TrashItem.MAPPER)
                .findFirst();
    }

    /** What an organization deleted, last first; things of a deleted project wait for their project. */
    static List<TrashItem> ofOrganization(Handle handle, long organization, long limit) {
        return handle.createQuery(SELECT
                        + "WHERE organization_id = :organization AND state <> 'leaving' AND (kind = 'project' OR project_id IN (SELECT id FROM projects))"
                        + " AND (kind = 'project' OR project_id NOT IN (SELECT object_id FROM trash WHERE kind = 'project'))"
                        + " ORDER BY deleted_at DESC, id DESC LIMIT :limit")
                .bind("organization", organization)
                .bind("limit", limit)
                .map(TrashItem.MAPPER)
                .list();
    }

    /** All that was deleted in a project. */
    static List<TrashItem> allOfProject(Handle handle, long project) {
        return handle.createQuery(SELECT + "WHERE project_id = :project AND kind <> 'project' ORDER BY id")
                .bind("project", project)
                .map(TrashItem.MAPPER)
                .list();
    }

    /** What was deleted in a project, last first. */
    static List<TrashItem> ofProject(Handle handle, long project, long limit) {
        return handle.createQuery(
                        SELECT
                                + "WHERE project_id = :project AND kind <> 'project' AND state <> 'leaving' ORDER BY deleted_at DESC, id DESC LIMIT :limit")
                .bind("project", project)
                .bind("limit", limit)
                .map(TrashItem.MAPPER)
                .list();
    }

    /** What has not come to rest: a killed server was at it. */
    static List<TrashItem> unsettled(Handle handle) {
        return handle.createQuery(SELECT + "WHERE state IN ('moving', 'restoring') ORDER BY id")
                .map(TrashItem.MAPPER)
                .list();
    }

    /** What rests since before this time, or was on its way out then. */
    static List<TrashItem> deletedBefore(Handle handle, String time) {
        return handle.createQuery(
                        SELECT + "WHERE state IN ('resting', 'leaving') AND deleted_at < :time ORDER BY id LIMIT 100")
                .bind("time", time)
                .map(TrashItem.MAPPER)
                .list();
    }
}
