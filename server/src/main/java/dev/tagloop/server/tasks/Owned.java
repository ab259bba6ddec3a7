package dev.tagloop.server.tasks;

import dev.tagloop.server.access.Target;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Kinds of things that live inside a project, and how to find theirs. */
public enum Owned {
    TASK("Task", "SELECT project_id FROM visible_tasks WHERE id = :id", Target.Task::new),
    ANNOTATION(
            "Annotation",
            "SELECT a.project_id FROM annotations a JOIN visible_tasks t ON t.id = a.task_id WHERE a.id = :id",
            Target.Annotation::new),
    PREDICTION(
            "Prediction",
            "SELECT p.project_id FROM predictions p JOIN visible_tasks t ON t.id = p.task_id WHERE p.id = :id",
            Target.Prediction::new),
    DRAFT(
            "AnnotationDraft",
            "SELECT t.project_id FROM drafts d JOIN visible_tasks t ON t.id = d.task_id WHERE d.id = :id",
            Target.Draft::new),
    COMMENT(
            "Comment",
            "SELECT t.project_id FROM comments c JOIN visible_tasks t ON t.id = c.task_id WHERE c.id = :id",
            Target.Comment::new),
    UPLOAD("FileUpload", "SELECT project_id FROM file_uploads WHERE id = :id", Target.Upload::new),
    /** A tab of the data manager: it belongs to nobody in particular. */
    VIEW("View", "SELECT project_id FROM views WHERE id = :id", (id, project) -> project),
    /** A connection to a model elsewhere: part of running the project. */
    ML_BACKEND("MLBackend", "SELECT project_id FROM ml_backends WHERE id = :id", (id, project) -> project),
    /** Who is told what happens: part of running the project. */
    WEBHOOK("Webhook", "SELECT project_id FROM webhooks WHERE id = :id", (id, project) -> project);

    private final String word;
    private final String sql;
    private final Kind kind;

    Owned(String word, String sql, Kind kind) {
        this.word = word;
        this.sql = sql;
        this.kind = kind;
    }

    /** What is asked access for, from the thing's id and its project. */
    private interface Kind {
        Target.InProject of(long id, Target.Project project);
    }

    /** Its name in messages. */
    public String word() {
        return word;
    }

    /** The thing with this id as something to ask access for. */
    Target.InProject target(long id, ProjectRef project) {
        return kind.of(id, new Target.Project(project.id(), project.organizationId(), word));
    }

    Optional<ProjectRef> project(Handle handle, long id) {
        return ProjectRef.findBy(handle, "(" + sql + ")", id);
    }
}
