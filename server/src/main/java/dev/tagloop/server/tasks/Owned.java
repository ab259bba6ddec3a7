package dev.tagloop.server.tasks;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Kinds of things that live inside a project, and how to find theirs. */
public enum Owned {
    TASK("Task", "SELECT project_id FROM visible_tasks WHERE id = :id"),
    ANNOTATION(
            "Annotation",
            "SELECT a.project_id FROM annotations a JOIN visible_tasks t ON t.id = a.task_id WHERE a.id = :id"),
    PREDICTION(
            "Prediction",
            "SELECT p.project_id FROM predictions p JOIN visible_tasks t ON t.id = p.task_id WHERE p.id = :id"),
    DRAFT(
            "AnnotationDraft",
            "SELECT t.project_id FROM drafts d JOIN visible_tasks t ON t.id = d.task_id WHERE d.id = :id"),
    UPLOAD("FileUpload", "SELECT project_id FROM file_uploads WHERE id = :id");

    private final String word;
    private final String sql;

    Owned(String word, String sql) {
        this.word = word;
        this.sql = sql;
    }

    /** Its name in messages. */
    public String word() {
        return word;
    }

    Optional<ProjectRef> project(Handle handle, long id) {
        return handle.createQuery(sql)
                .bind("id", id)
                .mapTo(Long.class)
                .findOne()
                .flatMap(project -> ProjectRef.find(handle, project));
    }
}
