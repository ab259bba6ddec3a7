package dev.tagloop.server.learner;

import dev.tagloop.server.storage.Columns;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** How the learner works for projects, in the store. Every method works on the handle of the caller's transaction. */
final class LearnerRows {
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
        handle.createUpdate("INSERT INTO learners (project_id) SELECT id FROM projects WHERE id = :project"
                        + " ON CONFLICT (project_id) DO NOTHING")
                .bind("project", project)
                .execute();
        if (!columns.isEmpty()) {
            Columns named = new Columns(columns);
            named.bind(handle.createUpdate(
                            "UPDATE learners SET " + named.assignments() + " WHERE project_id = :project"))
                    .bind("project", project)
                    .execute();
        }
    }
}
