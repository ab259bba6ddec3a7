package dev.tagloop.server.labels;

/** Where results are kept. */
enum ResultKind {
    ANNOTATION(
            "annotation",
            "SELECT a.id, a.task_id, b.result FROM annotations a JOIN annotation_bodies b ON b.annotation_id = a.id"
                    + " JOIN visible_tasks t ON t.id = a.task_id WHERE a.project_id = :project AND a.id > :reached AND ",
            " ORDER BY a.id LIMIT :limit",
            "UPDATE annotation_bodies SET result = :result WHERE annotation_id = :id"),
    DRAFT(
            "draft",
            "SELECT b.id, b.task_id, b.result FROM drafts b JOIN visible_tasks t ON t.id = b.task_id"
                    + " WHERE t.project_id = :project AND b.id > :reached AND ",
            " ORDER BY b.id LIMIT :limit",
            "UPDATE drafts SET result = :result, version = version + 1 WHERE id = :id"),
    PREDICTION(
            "prediction",
            "SELECT p.id, p.task_id, b.result FROM predictions p JOIN prediction_bodies b ON b.prediction_id = p.id"
                    + " JOIN visible_tasks t ON t.id = p.task_id WHERE p.project_id = :project AND p.id > :reached AND ",
            " ORDER BY p.id LIMIT :limit",
            "UPDATE prediction_bodies SET result = :result WHERE prediction_id = :id");

    private final String word;
    private final String select;
    private final String order;
    private final String update;

    ResultKind(String word, String select, String order, String update) {
        this.word = word;
        this.select = select;
        this.order = order;
        this.update = update;
    }

    /** Its name on the wire. */
    String word() {
        return word;
    }

    /** Those of a project behind {@code :reached}, in the order of their ids. @param condition on {@code b.result} */
    String select(String condition) {
        return select + condition + order;
    }

    /** Replaces a result. */
    String update() {
        return update;
    }
}
