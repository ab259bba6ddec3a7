package dev.tagloop.server.exports;

import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * A snapshot in another format.
 *
 * @param exportType the format's name
 * @param md5 of the file; null while it is made
 * @param error why it failed; null otherwise
 */
record ConversionRow(long id, long snapshotId, String exportType, String status, String md5, String error) {
    static final String SELECT = "SELECT id, snapshot_id, export_type, status, md5, error FROM export_conversions ";
    static final RowMapper<ConversionRow> MAPPER = ConstructorMapper.of(ConversionRow.class);

    boolean isCompleted() {
        return status.equals(SnapshotRow.COMPLETED);
    }
}
