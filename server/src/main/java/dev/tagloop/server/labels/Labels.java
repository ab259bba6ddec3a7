package dev.tagloop.server.labels;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Page;
import dev.tagloop.server.storage.Times;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The labels manager's labels in the store. Every method works on the handle of the caller's transaction. */
final class Labels {
    private Labels() {}

    /**
     * What a label is made of.
     *
     * @param value stored JSON
     * @param description null for none
     */
    record Content(String title, String value, String description, boolean approved) {}

    /** @throws ApiException 404 when there is none */
    static LabelRow get(Handle handle, long id) {
        return handle.createQuery(LabelRow.SELECT + "WHERE id = :id")
                .bind("id", id)
                .map(LabelRow.MAPPER)
                .findOne()
                .orElseThrow(() -> ApiException.noMatch("Label"));
    }

    static long count(Handle handle, long organization) {
        return handle.createQuery("SELECT COUNT(*) FROM labels WHERE organization_id = :organization")
                .bind("organization", organization)
                .mapTo(Long.class)
                .one();
    }

    static List<LabelRow> page(Handle handle, long organization, Page page) {
        return handle.createQuery(LabelRow.SELECT
                        + "WHERE organization_id = :organization ORDER BY id LIMIT :limit OFFSET :offset")
                .bind("organization", organization)
                .bind("limit", page.size())
                .bind("offset", page.offset())
                .map(LabelRow.MAPPER)
                .list();
    }

    static List<LabelRow> list(Handle handle, Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : handle.createQuery(LabelRow.SELECT + "WHERE id IN (<ids>) ORDER BY id")
                        .bindList("ids", ids)
                        .map(LabelRow.MAPPER)
                        .list();
    }

    /** The label of this title and value; made when there is none. */
    static long findOrMake(Handle handle, long organization, long user, Content content) {
        Optional<Long> found = handle.createQuery(
                        "SELECT id FROM labels WHERE organization_id = :organization AND title = :title AND value = :value")
                .bind("organization", organization)
                .bind("title", content.title())
                .bind("value", content.value())
                .mapTo(Long.class)
                .findOne();
        return found.orElseGet(() -> handle.createQuery(
                        "INSERT INTO labels (organization_id, created_by, created_at, updated_at, title, value,"
                                + " description, approved, approved_by) VALUES (:organization, :user, :now, :now, :title, :value,"
                                + " :description, :approved, :approvedBy) RETURNING id")
                .bind("organization", organization)
                .bind("user", user)
                .bind("now", Times.now())
                .bind("title", content.title())
                .bind("value", content.value())
                .bind("description", content.description())
                .bind("approved", content.approved())
                .bind("approvedBy", content.approved() ? user : null)
                .mapTo(Long.class)
                .one());
    }

    /** @throws ApiException 400 when another label has this title and value already */
    static void update(Handle handle, LabelRow label, long user, Content content) {
        long others = handle.createQuery("SELECT COUNT(*) FROM labels WHERE organization_id = :organization"
                        + " AND title = :title AND value = :value AND id <> :id")
                .bind("organization", label.organizationId())
                .bind("title", content.title())
                .bind("value", content.value())
                .bind("id", label.id())
                .mapTo(Long.class)
                .one();
        if (others > 0) {
            throw ApiException.invalidRequest("The fields title, organization must make a unique set.");
        }
        handle.createUpdate("UPDATE labels SET title = :title, value = :value, description = :description,"
                        + " approved = :approved, approved_by = :approvedBy, updated_at = :now WHERE id = :id")
                .bind("title", content.title())
                .bind("value", content.value())
                .bind("description", content.description())
                .bind("approved", content.approved())
                .bind(
                        "approvedBy",
                        !content.approved() ? null : label.approved() ? label.approvedBy() : Long.valueOf(user))
                .bind("now", Times.now())
                .bind("id", label.id())
                .execute();
    }

    static void delete(Handle handle, long id) {
        handle.createUpdate("DELETE FROM labels WHERE id = :id").bind("id", id).execute();
    }
}
