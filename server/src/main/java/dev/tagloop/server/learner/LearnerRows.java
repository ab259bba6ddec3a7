package dev.tagloop.server.learner;

import dev.tagloop.server.storage.ProjectTable;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** How the learner works for projects, in the store. Every method works on the handle of the caller's transaction. */
final class LearnerRows {
    private static final ProjectTable TABLE = new ProjectTable("learners");

    private LearnerRows() {}

    /** That of a project; the defaults where nobody set anything. */
    static LearnerRow of(Handle handle, long project) {
        return handle.createQuery(LearnerRow.SELECT + "WHERE l.project_id = :project")
                .bind("project", project)
                .map(LearnerRow.MAPPER)
                .findOne()
                .orElseGet(() -> LearnerRow.ofDefaults(project));
    }

    /** Changes columns, whose names never come from a request. Nothing happens for a project that is gone. */
    static void update(Handle handle, long project, Map<String, Object> columns) {
        TABLE.update(handle, project, columns);
    }
}
