package dev.tagloop.server.annotations;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Keeps the versions of annotations. Whoever changes an annotation calls {@link #supersede} first, in the same transaction: what the
 * annotation holds becomes an old version, and what is then written its new one. Who only creates sets the columns {@code version_action},
 * {@code version_by} and {@code version_at} of the new row.
 */
public final class AnnotationVersions {
    /** Ids named in one statement. */
    private static final int TOGETHER = 2000;

    private static final String OF_NOW =
            " SELECT id, version, version_action, COALESCE(version_by, updated_by, completed_by),"
                    + " COALESCE(version_at, updated_at), was_cancelled, ground_truth, lead_time, parent_prediction, result_count"
                    + " FROM annotations WHERE id IN (<ids>)";
    private static final String KEEP = "INSERT INTO annotation_versions (annotation_id, version, action, created_by,"
            + " created_at, was_cancelled, ground_truth, lead_time, parent_prediction, result_count)" + OF_NOW;
    private static final String KEEP_RESULT =
            "INSERT INTO annotation_version_bodies (annotation_id, version, result) SELECT a.id, a.version, b.result"
                    + " FROM annotations a JOIN annotation_bodies b ON b.annotation_id = a.id WHERE a.id IN (<ids>)";
    private static final String NEXT = "UPDATE annotations SET version = version + 1, version_action = :action,"
            + " version_by = :user, version_at = :now WHERE id IN (<ids>)";

    private AnnotationVersions() {}

    /**
     * What a new version is marked with.
     *
     * @param user whose doing it is; null when the account is gone
     * @param at when, as stored
     */
    public record Mark(VersionAction action, Long user, String at) {}

    /**
     * Makes what these annotations hold their last but one version.
     *
     * @param next marks the version that is about to be written
     * @param newResult whether that has another result; if not, the old version shares it
     */
    public static void supersede(Handle handle, Collection<Long> annotations, Mark next, boolean newResult) {
        List<Long> ids = List.copyOf(annotations);
        for (int from = 0; from < ids.size(); from += TOGETHER) {
            List<Long> some = ids.subList(from, Math.min(ids.size(), from + TOGETHER));
            handle.createUpdate(KEEP).bindList("ids", some).execute();
            if (newResult) {
                handle.createUpdate(KEEP_RESULT).bindList("ids", some).execute();
            }
            handle.createUpdate(NEXT)
                    .bindList("ids", some)
                    .bind("action", next.action().word())
                    .bind("user", next.user())
                    .bind("now", next.at())
                    .execute();
        }
    }

    /** Notes that annotations were in the trash: who put them there, and who brought them back. */
    public static void returned(Handle handle, Collection<Long> annotations, Mark deleted, Mark restored) {
        supersede(handle, annotations, deleted, false);
        supersede(handle, annotations, restored, false);
    }
}
