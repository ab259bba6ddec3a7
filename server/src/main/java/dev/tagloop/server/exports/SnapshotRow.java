package dev.tagloop.server.exports;

import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * A snapshot as it is stored.
 *
 * @param createdBy null when the account is gone
 * @param finishedAt null while it is made
 * @param options the request's JSON
 * @param md5 of the file; null while it is made
 * @param taskNumber null while it is made
 * @param error why it failed; null otherwise
 */
record SnapshotRow(
        long id,
        long projectId,
        Long createdBy,
        String title,
        String createdAt,
        String status,
        String finishedAt,
        String options,
        String md5,
        Long taskNumber,
        String error) {
    static final String IN_PROGRESS = "in_progress";
    static final String COMPLETED = "completed";
    static final String FAILED = "failed";

    static final String SELECT =
            "SELECT id, project_id, created_by, title, created_at, status, finished_at, options, md5,"
                    + " task_number, error FROM export_snapshots ";
    static final RowMapper<SnapshotRow> MAPPER = ConstructorMapper.of(SnapshotRow.class);

    boolean isCompleted() {
        return status.equals(COMPLETED);
    }
}
