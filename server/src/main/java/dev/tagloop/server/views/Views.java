package dev.tagloop.server.views;

import dev.tagloop.server.http.ApiException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Tabs in the store. Every method works on the handle of the caller's transaction. */
public final class Views {
    private static final String SELECT = "SELECT " + ViewRow.COLUMNS + " FROM views v ";

    private Views() {}

    public static Optional<ViewRow> find(Handle handle, long id) {
        return handle.createQuery(SELECT + "WHERE v.id = :id")
                .bind("id", id)
                .map(ViewRow.MAPPER)
                .findOne();
    }

    /** @throws ApiException 404 when there is none */
    public static ViewRow get(Handle handle, long id) {
        return find(handle, id).orElseThrow(() -> ApiException.noMatch("View"));
    }

    static List<ViewRow> ofProject(Handle handle, long project) {
        return handle.createQuery(SELECT + "WHERE v.project_id = :project ORDER BY v.position, v.id")
                .bind("project", project)
                .map(ViewRow.MAPPER)
                .list();
    }

    static List<ViewRow> ofOrganization(Handle handle, long organization) {
        return handle.createQuery(SELECT + "JOIN projects p ON p.id = v.project_id"
                        + " WHERE p.organization_id = :organization ORDER BY v.position, v.id")
                .bind("organization", organization)
                .map(ViewRow.MAPPER)
                .list();
    }

    /** Stores a tab. One with filters stands behind those that there are, one without at their head, as in the original. */
    static long insert(Handle handle, long project, long user, ViewInput input) {
        boolean filtered = input.filters().flatMap(filters -> filters).isPresent();
        return handle.createQuery("INSERT INTO views (project_id, user_id, position, data, filters, ordering, selected)"
                        + " VALUES (:project, :user, "
                        + (filtered ? "(SELECT COUNT(*) FROM views WHERE project_id = :project)" : "0")
                        + ", :data, :filters, :ordering, :selected) RETURNING id")
                .bind("project", project)
                .bind("user", user)
                .bind("data", input.data().orElse("{}"))
                .bind("filters", input.filters().flatMap(filters -> filters).orElse(null))
                .bind("ordering", input.ordering().flatMap(ordering -> ordering).orElse(null))
                .bind("selected", input.selected().flatMap(selected -> selected).orElse(null))
                .mapTo(Long.class)
                .one();
    }

    /** Replaces what the input names. */
    static void update(Handle handle, ViewRow old, ViewInput input) {
        handle.createUpdate("UPDATE views SET data = :data, filters = :filters, ordering = :ordering,"
                        + " selected = :selected WHERE id = :id")
                .bind("data", input.data().orElse(old.data()))
                .bind(
                        "filters",
                        input.filters()
                                .orElse(Optional.ofNullable(old.filters()))
                                .orElse(null))
                .bind(
                        "ordering",
                        input.ordering()
                                .orElse(Optional.ofNullable(old.ordering()))
                                .orElse(null))
                .bind(
                        "selected",
                        input.selected()
                                .orElse(Optional.ofNullable(old.selected()))
                                .orElse(null))
                .bind("id", old.id())
                .execute();
    }

    static void delete(Handle handle, long id) {
        handle.createUpdate("DELETE FROM views WHERE id = :id").bind("id", id).execute();
    }

    static void deleteAll(Handle handle, long project) {
        handle.createUpdate("DELETE FROM views WHERE project_id = :project")
                .bind("project", project)
                .execute();
    }

    /** Gives tabs of a project their places by the order of their ids here. */
    static void arrange(Handle handle, long project, List<Long> ids) {
        for (int i = 0; i < ids.size(); i++) {
            handle.createUpdate("UPDATE views SET position = :position WHERE id = :id AND project_id = :project")
                    .bind("position", i)
                    .bind("id", ids.get(i))
                    .bind("project", project)
                    .execute();
        }
    }
}
