package dev.tagloop.server.labels;

import dev.tagloop.server.http.Json;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import tools.jackson.databind.node.ObjectNode;

/** That a control of a project offers a label. */
record LinkRow(long id, long labelId, long projectId, String fromName) {
    static final String SELECT = "SELECT k.id, k.label_id, k.project_id, k.from_name FROM label_links k"
            + " JOIN projects p ON p.id = k.project_id JOIN labels l ON l.id = k.label_id"
            // A deleted project belongs to another organization while it lies in the trash.
            + " WHERE p.organization_id = l.organization_id AND ";
    static final RowMapper<LinkRow> MAPPER = ConstructorMapper.of(LinkRow.class);

    /** Inside its label. */
    ObjectNode json() {
        return Json.object()
                .put("id", id)
                .put("from_name", fromName)
                .put("project", projectId)
                .put("label", labelId);
    }
}
