package dev.tagloop.server.annotations;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.tasks.ProjectRef;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Whether the things that an annotation refers to are there and of its project. */
final class References {
    private static final String PREDICTION =
            "SELECT COUNT(*) FROM predictions WHERE id = :id AND project_id = :project";

    private final Handle handle;
    private final ProjectRef project;

    References(Handle handle, ProjectRef project) {
        this.handle = handle;
        this.project = project;
    }

    /** @throws ApiException 400 naming the field and the id that leads nowhere */
    void check(AnnotationInput input) {
        check(
                "completed_by",
                input.completedBy(),
                "SELECT COUNT(*) FROM organization_members WHERE user_id = :id AND organization_id = :organization",
                "organization",
                project.organizationId());
        check("parent_prediction", input.parentPrediction(), PREDICTION, "project", project.id());
        check(
                "parent_annotation",
                input.parentAnnotation(),
                "SELECT COUNT(*) FROM annotations WHERE id = :id AND project_id = :project",
                "project",
                project.id());
    }

    boolean hasPrediction(long id) {
        return exists(id, PREDICTION, "project", project.id());
    }

    private boolean exists(long id, String sql, String owner, long ownerId) {
        return handle.createQuery(sql)
                        .bind("id", id)
                        .bind(owner, ownerId)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    private void check(String field, Optional<Long> id, String sql, String owner, long ownerId) {
        id.filter(value -> !exists(value, sql, owner, ownerId)).ifPresent(value -> {
            throw ApiException.invalid(field, "Invalid pk \"" + value + "\" - object does not exist.");
        });
    }
}
