package dev.tagloop.server.annotations;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Json;
import java.util.List;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/** The versions of one annotation, to be read. */
final class History {
    private static final String RESULT =
            "SELECT result FROM (SELECT version, result FROM annotation_version_bodies WHERE annotation_id = :id"
                    + " UNION ALL SELECT a.version, b.result FROM annotations a JOIN annotation_bodies b ON b.annotation_id = a.id"
                    + " WHERE a.id = :id) v WHERE v.version >= :version ORDER BY v.version LIMIT 1";

    private final Handle handle;
    private final long annotation;

    History(Handle handle, long annotation) {
        this.handle = handle;
        this.annotation = annotation;
    }

    /** All versions, the newest first. */
    List<VersionRow> versions() {
        return handle.createQuery(VersionRow.SELECT + "ORDER BY v.version DESC")
                .bind("id", annotation)
                .map(VersionRow.MAPPER)
                .list();
    }

    /** @throws ApiException 404 when the annotation has no version of this number */
    VersionRow version(long number) {
        return handle.createQuery(VersionRow.SELECT + "WHERE v.version = :version")
                .bind("id", annotation)
                .bind("version", number)
                .map(VersionRow.MAPPER)
                .findOne()
                .orElseThrow(() -> ApiException.noMatch("version of this annotation"));
    }

    /** The result of a version; JSON null when it was sent without one. @throws ApiException 404 as {@link #version} */
    JsonNode result(long number) {
        version(number);
        String stored = handle.createQuery(RESULT)
                .bind("id", annotation)
                .bind("version", number)
                .map((row, context) -> row.getString("result"))
                .one();
        return stored == null ? Json.object().nullNode() : Json.parse(stored);
    }
}
