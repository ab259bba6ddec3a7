package dev.tagloop.server.labels;

import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * A label of the labels manager as it is stored.
 *
 * @param value stored JSON: a text, or the list of a path
 * @param description null for none
 */
record LabelRow(
        long id,
        long organizationId,
        Long createdBy,
        String createdAt,
        String updatedAt,
        String title,
        String value,
        String description,
        boolean approved,
        Long approvedBy) {
    static final String SELECT = "SELECT id, organization_id, created_by, created_at, updated_at, title, value,"
            + " description, approved, approved_by FROM labels ";
    static final RowMapper<LabelRow> MAPPER = ConstructorMapper.of(LabelRow.class);
}
