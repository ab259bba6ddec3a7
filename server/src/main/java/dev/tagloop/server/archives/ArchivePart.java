package dev.tagloop.server.archives;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file of an archive: the rows of one table that belong to a project, each a line of JSON under the names of its columns. The order of
 * the constants is the order in which rows can come back.
 */
enum ArchivePart {
    TASKS(
            "tasks",
            "FROM visible_tasks x JOIN task_bodies b ON b.task_id = x.id WHERE x.project_id = :project ORDER BY x.id",
            new Body("task_bodies", Map.of("data", Shape.OBJECT, "meta", Shape.ANY)),
            Set.of("project_id", "import_id", "file_upload_id", "is_assigned"),
            Map.of(),
            "updated_by"),
    PREDICTIONS(
            "predictions",
            "FROM predictions x JOIN visible_tasks v ON v.id = x.task_id"
                    + " LEFT JOIN prediction_bodies b ON b.prediction_id = x.id WHERE x.project_id = :project ORDER BY x.id",
            new Body("prediction_bodies", Map.of("result", Shape.LIST)),
            Set.of("project_id", "by_learner", "task_is_labeled"),
            Map.of("neighbors", Shape.ANY)),
    ANNOTATIONS(
            "annotations",
            "FROM annotations x JOIN visible_tasks v ON v.id = x.task_id"
                    + " LEFT JOIN annotation_bodies b ON b.annotation_id = x.id WHERE x.project_id = :project ORDER BY x.id",
            new Body("annotation_bodies", Map.of("result", Shape.LIST, "prediction", Shape.ANY)),
            Set.of("project_id", "import_id"),
            Map.of(),
            "completed_by",
            "updated_by",
            "last_created_by",
            "version_by"),
    VERSIONS(
            "annotation_versions",
            "FROM annotation_versions x JOIN annotations a ON a.id = x.annotation_id JOIN visible_tasks v ON v.id = a.task_id"
                    + " LEFT JOIN annotation_version_bodies b ON b.annotation_id = x.annotation_id AND b.version = x.version"
                    + " WHERE a.project_id = :project ORDER BY x.annotation_id, x.version",
            new Body("annotation_version_bodies", Map.of("result", Shape.LIST)),
            Set.of(),
            Map.of(),
            "created_by"),
    ADJUDICATIONS(
            "adjudications",
            "FROM adjudications x JOIN annotations a ON a.id = x.annotation_id JOIN visible_tasks v ON v.id = a.task_id"
                    + " WHERE a.project_id = :project ORDER BY x.annotation_id",
            null,
            Set.of(),
            Map.of(),
            "adjudicated_by"),
    ADJUDICATED_REGIONS(
            "adjudicated_regions",
            "FROM adjudicated_regions x JOIN annotations a ON a.id = x.annotation_id JOIN visible_tasks v ON v.id = a.task_id"
                    + " WHERE a.project_id = :project ORDER BY x.annotation_id, x.place",
            null,
            Set.of(),
            Map.of()),
    REVIEWS(
            "annotation_reviews",
            "FROM annotation_reviews x JOIN annotations a ON a.id = x.annotation_id JOIN visible_tasks v ON v.id = a.task_id"
                    + " WHERE a.project_id = :project ORDER BY x.annotation_id",
            null,
            Set.of(),
            Map.of(),
            "reviewed_by") {
        @Override
        String value(String column, boolean history) {
            // Without history the newest version is the first, and a review is of it or of none.
            return history || !column.equals("version")
                    ? super.value(column, history)
                    : "CASE WHEN x.version >= a.version THEN 1 ELSE 0 END AS version";
        }
    },
    REVIEWED(
            "reviewed_projects",
            "FROM reviewed_projects x WHERE x.project_id = :project ORDER BY x.project_id",
            null,
            Set.of("project_id"),
            Map.of()),
    PLAN(
            "labelling_plans",
            "FROM labelling_plans x WHERE x.project_id = :project ORDER BY x.project_id",
            null,
            // Which tasks have no suggestions follows from their numbers, which are others elsewhere.
            Set.of("project_id", "held_back", "held_back_seed", "held_back_since"),
            Map.of()),
    DRAFTS(
            "drafts",
            "FROM drafts x JOIN visible_tasks v ON v.id = x.task_id WHERE v.project_id = :project ORDER BY x.id",
            null,
            Set.of("import_id"),
            Map.of("result", Shape.LIST),
            "user_id"),
    COMMENTS(
            "comments",
            "FROM comments x JOIN visible_tasks v ON v.id = x.task_id WHERE v.project_id = :project ORDER BY x.id",
            null,
            Set.of("unique_id"),
            Map.of(),
            "created_by",
            "resolved_by"),
    VIEWS(
            "views",
            "FROM views x WHERE x.project_id = :project ORDER BY x.id",
            null,
            // Tasks that somebody selected have other numbers elsewhere.
            Set.of("project_id", "selected"),
            Map.of("data", Shape.OBJECT, "filters", Shape.ANY, "ordering", Shape.ANY),
            "user_id");

    /** What a column of JSON holds. */
    enum Shape {
        OBJECT,
        LIST,
        ANY
    }

    /**
     * The table apart in which large columns of the rows lie.
     *
     * @param json its columns but the key
     */
    record Body(String table, Map<String, Shape> json) {}

    private final String table;
    private final String source;
    private final Optional<Body> body;
    private final Set<String> leftOut;
    private final Map<String, Shape> json;
    private final List<String> people;

    ArchivePart(
            String table, String source, Body body, Set<String> leftOut, Map<String, Shape> json, String... people) {
        this.table = table;
        this.source = source;
        this.body = Optional.ofNullable(body);
        this.leftOut = leftOut;
        this.json = json;
        this.people = List.of(people);
    }

    static Optional<ArchivePart> of(String file) {
        return Arrays.stream(values()).filter(part -> part.file().equals(file)).findFirst();
    }

    String table() {
        return table;
    }

    /** Its name in the archive. */
    String file() {
        return table + ".jsonl";
    }

    /** {@code FROM} and what follows: {@code x} is the table, {@code b} that of its {@link #body}. */
    String source() {
        return source;
    }

    Optional<Body> body() {
        return body;
    }

    /** What a query selects for one of the table's columns. @param history whether earlier versions of annotations are told, too */
    String value(String column, boolean history) {
        return "x." + column;
    }

    /** Columns that mean nothing outside the server, or that a server works out for itself. */
    Set<String> leftOut() {
        return leftOut;
    }

    /** The table's own columns that hold JSON. */
    Map<String, Shape> json() {
        return json;
    }

    /** Columns that hold the number of an account. */
    List<String> people() {
        return people;
    }
}
