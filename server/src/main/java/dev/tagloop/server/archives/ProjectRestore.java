package dev.tagloop.server.archives;

import dev.tagloop.server.annotations.Annotations;
import dev.tagloop.server.annotations.UniqueIds;
import dev.tagloop.server.copies.HiddenProject;
import dev.tagloop.server.learner.LearnerSettings;
import dev.tagloop.server.projects.ProjectSettingsJson;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.Schema;
import dev.tagloop.server.summary.SummaryDelta;
import dev.tagloop.server.trash.TrashHome;
import dev.tagloop.server.webhooks.ArrivingWebhook;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a project of an archive. It is seen when it is complete; a bad row, a failure or a killed server leaves nothing behind. Others
 * write meanwhile: the writer is held for some rows at a time.
 */
final class ProjectRestore {
    private static final int ROWS_AT_ONCE = 500;
    private static final int MOST_WEBHOOKS = 1000;

    private final Database database;
    private final ProjectArchive archive;
    private final HiddenProject hidden;
    private final ArchivePeople people;
    private final IdMap tasks = new IdMap();
    private final IdMap predictions = new IdMap();
    private final IdMap annotations = new IdMap();
    private final Map<ArchivePart, Long> counts = new EnumMap<>(ArchivePart.class);
    private final SummaryDelta summary = new SummaryDelta();
    private final List<long[]> parents = new ArrayList<>();

    private ProjectRestore(Database database, ProjectArchive archive, HiddenProject hidden, ArchivePeople people) {
        this.database = database;
        this.archive = archive;
        this.hidden = hidden;
        this.people = people;
    }

    /**
     * What became of an archive.
     *
     * @param counts rows by what they are
     */
    record Outcome(long project, Map<ArchivePart, Long> counts, long webhooks, ArchivePeople people) {}

    /**
     * Reads an archive in.
     *
     * @param title what the project is called; null for its own title
     * @param watch hears of progress, and may stop it
     * @throws BadArchiveException when the archive is wrong somewhere; then nothing is stored
     */
    static Outcome run(
            Database database, ProjectArchive archive, long organization, long user, String title, RestoreWatch watch)
            throws IOException {
        ObjectNode settings = archive.single("project.json");
        if (title != null) {
            settings.put("title", title);
        }
        ArchivePeople people;
        try (ArchiveLines lines = archive.people()) {
            people = database.read(handle -> ArchivePeople.of(handle, organization, user, lines));
        }
        ObjectNode learner = archive.single("learner.json");
        HiddenProject hidden = database.write(handle -> {
            long id = ProjectSettingsJson.insert(handle, TrashHome.of(handle), user, settings);
            if (!learner.isEmpty()) {
                LearnerSettings.restore(handle, id, learner);
            }
            return HiddenProject.begin(handle, id, organization);
        });
        try {
            ProjectRestore restore = new ProjectRestore(database, archive, hidden, people);
            restore.rows(watch);
            long webhooks = restore.webhooks(user);
            restore.finish();
            return new Outcome(hidden.project(), restore.counts, webhooks, people);
        } catch (IOException | RuntimeException e) {
            hidden.undo(database);
            throw e;
        }
    }

    private void rows(RestoreWatch watch) throws IOException {
        Set<String> files =
                Stream.of(ArchivePart.values()).map(ArchivePart::file).collect(Collectors.toSet());
        long total = archive.manifest().files().stream()
                .filter(file -> files.contains(file.name()))
                .mapToLong(ArchiveManifest.File::rows)
                .sum();
        long before = 0;
        Schema schema = database.read(Schema::of);
        for (ArchivePart part : ArchivePart.values()) {
            long[] count = {0};
            try (ArchiveLines lines = archive.lines(part.file())) {
                boolean[] more = {true};
                while (more[0]) {
                    database.write(handle -> {
                        try (RowInserts inserts = new RowInserts(handle, schema)) {
                            more[0] = some(inserts, part, lines, count);
                        }
                        return null;
                    });
                    watch.at(before + count[0], total);
                }
            }
            before += count[0];
            counts.put(part, count[0]);
        }
    }

    /** They are switched off: nothing leaves this server before somebody has looked at their addresses. */
    private long webhooks(long user) throws IOException {
        List<ArrivingWebhook> arriving = new ArrayList<>();
        try (ArchiveLines lines = archive.webhooks()) {
            for (ObjectNode told = lines.next(); told != null; told = lines.next()) {
                arriving.add(new ArrivingWebhook(user, told.put("is_active", false)));
                if (arriving.size() > MOST_WEBHOOKS) {
                    throw new BadArchiveException("it has more than " + MOST_WEBHOOKS + " webhooks");
                }
            }
        }
        database.write(handle -> {
            for (ArrivingWebhook webhook : arriving) {
                Optional<String> problem = webhook.store(handle, hidden.project());
                if (problem.isPresent()) {
                    throw new BadArchiveException("one of its webhooks is none: " + problem.get());
                }
            }
            return null;
        });
        return arriving.size();
    }

    /** Stores the next rows of a file. True when there may be more. */
    private boolean some(RowInserts inserts, ArchivePart part, ArchiveLines lines, long[] count)
            throws IOException, SQLException {
        for (int i = 0; i < ROWS_AT_ONCE; i++) {
            ObjectNode row = lines.next();
            if (row == null) {
                return false;
            }
            store(inserts, part, row, lines.place());
            count[0]++;
        }
        return true;
    }

    private void store(RowInserts inserts, ArchivePart part, ObjectNode row, String place) throws SQLException {
        part.leftOut().forEach(row::remove);
        long old = row.path("id").asLong(0);
        for (String column : part.people()) {
            if (row.has(column)) {
                if (!row.get(column).isNull() && !row.get(column).isIntegralNumber()) {
                    throw new BadArchiveException(place + " names nobody under \"" + column + "\"");
                }
                row.set(column, people.of(row.get(column)));
            }
        }
        switch (part) {
            case TASKS -> {
                row.put("project_id", hidden.project()).put("import_id", hidden.importId());
                summary.data(row.path("data"), 1);
                tasks.add(old, numbered(inserts, part, row, "task_id", place));
            }
            case PREDICTIONS -> {
                refer(row, "task_id", tasks, place);
                row.put("project_id", hidden.project());
                predictions.add(old, numbered(inserts, part, row, "prediction_id", place));
            }
            case ANNOTATIONS -> annotation(inserts, row, old, place);
            case VERSIONS -> {
                refer(row, "annotation_id", annotations, place);
                source(row, "parent_prediction", predictions);
                inserts.insert(part.table(), row, part.json(), place);
                if (row.has("result")) {
                    inserts.insert(
                            part.body().orElseThrow().table(),
                            row,
                            part.body().get().json(),
                            place);
                }
            }
            case DRAFTS -> {
                refer(row, "task_id", tasks, place);
                referIfThere(row, "annotation_id", annotations, place);
                summary.draft(row.path("result"), 1);
                inserts.insert(part.table(), row, part.json(), place);
            }
            case COMMENTS -> {
                refer(row, "task_id", tasks, place);
                referIfThere(row, "annotation_id", annotations, place);
                inserts.insert(part.table(), row, part.json(), place);
            }
            case ADJUDICATIONS, REVIEWS -> {
                refer(row, "annotation_id", annotations, place);
                inserts.insert(part.table(), row, part.json(), place);
            }
            case ADJUDICATED_REGIONS -> {
                refer(row, "annotation_id", annotations, place);
                source(row, "source_annotation", annotations);
                source(row, "source_prediction", predictions);
                inserts.insert(part.table(), row, part.json(), place);
            }
            case VIEWS, REVIEWED, PLAN -> {
                row.put("project_id", hidden.project());
                inserts.insert(part.table(), row, part.json(), place);
            }
        }
    }

    private void annotation(RowInserts inserts, ObjectNode row, long old, String place) throws SQLException {
        refer(row, "task_id", tasks, place);
        row.put("project_id", hidden.project());
        source(row, "parent_prediction", predictions);
        JsonNode parent = row.path("parent_annotation");
        row.putNull("parent_annotation");
        row.put("unique_id", free(inserts, row.path("unique_id").asString("")));
        summary.annotation(row.path("result"), 1);
        long id = numbered(inserts, ArchivePart.ANNOTATIONS, row, "annotation_id", place);
        annotations.add(old, id);
        if (parent.isIntegralNumber()) {
            // It may come later, and mostly is not there at all.
            parents.add(new long[] {id, parent.longValue()});
        }
    }

    /** The name that the annotation had, unless another has it: an archive may be read where it was made. */
    private static String free(RowInserts inserts, String unique) {
        return UniqueIds.of(unique)
                .filter(id -> !Annotations.isTaken(inserts.handle(), id))
                .orElseGet(UniqueIds::fresh);
    }

    /** Stores a row with what lies apart of it. */
    private static long numbered(RowInserts inserts, ArchivePart part, ObjectNode row, String key, String place)
            throws SQLException {
        long id = inserts.insert(part.table(), row, part.json(), place);
        ArchivePart.Body body = part.body().orElseThrow();
        ObjectNode apart = row.deepCopy().retain(body.json().keySet());
        if (!apart.isEmpty()) {
            inserts.insert(body.table(), apart.put(key, id), body.json(), place);
        }
        return id;
    }

    private static Long known(IdMap ids, JsonNode number) {
        OptionalLong found = ids.of(number.longValue());
        return found.isPresent() ? found.getAsLong() : null;
    }

    /** What something was made from may be gone; its number would name something else here. */
    private static void source(ObjectNode row, String column, IdMap ids) {
        JsonNode number = row.path(column);
        row.put(column, number.isIntegralNumber() ? known(ids, number) : null);
    }

    private static void refer(ObjectNode row, String column, IdMap ids, String place) {
        Long found = known(ids, row.path(column));
        if (found == null) {
            throw new BadArchiveException(place + " belongs to nothing in the archive");
        }
        row.put(column, found);
    }

    private static void referIfThere(ObjectNode row, String column, IdMap ids, String place) {
        if (row.hasNonNull(column)) {
            refer(row, column, ids, place);
        }
    }

    private void finish() {
        for (int from = 0; from < parents.size(); from += ROWS_AT_ONCE) {
            List<long[]> some = parents.subList(from, Math.min(parents.size(), from + ROWS_AT_ONCE));
            database.write(handle -> {
                some.forEach(pair -> annotations.of(pair[1]).ifPresent(parent -> parent(handle, pair[0], parent)));
                return null;
            });
        }
        count();
        database.write(handle -> {
            hidden.publish(handle);
            summary.apply(handle, hidden.project());
            return null;
        });
    }

    private static void parent(Handle handle, long annotation, long parent) {
        handle.createUpdate("UPDATE annotations SET parent_annotation = :parent WHERE id = :annotation")
                .bind("parent", parent)
                .bind("annotation", annotation)
                .execute();
    }

    /** Tasks count what hangs on them; what an archive says of that is not believed. */
    private void count() {
        long[] reached = {0};
        while (reached[0] >= 0) {
            database.write(handle -> {
                List<Long> some = handle.createQuery(
                                "SELECT id FROM tasks WHERE project_id = :project AND id > :reached ORDER BY id LIMIT :limit")
                        .bind("project", hidden.project())
                        .bind("reached", reached[0])
                        .bind("limit", ROWS_AT_ONCE)
                        .mapTo(Long.class)
                        .list();
                reached[0] = some.size() < ROWS_AT_ONCE ? -1 : some.getLast();
                if (!some.isEmpty()) {
                    count(handle, some);
                }
                return null;
            });
        }
    }

    private static void count(Handle handle, List<Long> some) {
        handle.createUpdate("UPDATE tasks SET total_annotations = (SELECT COUNT(*) FROM annotations a"
                        + " WHERE a.task_id = tasks.id AND a.was_cancelled = FALSE), cancelled_annotations ="
                        + " (SELECT COUNT(*) FROM annotations a WHERE a.task_id = tasks.id AND a.was_cancelled = TRUE),"
                        + " total_predictions = (SELECT COUNT(*) FROM predictions p WHERE p.task_id = tasks.id)"
                        + " WHERE id IN (<tasks>)")
                .bindList("tasks", some)
                .execute();
        handle.createUpdate("UPDATE predictions SET task_is_labeled = TRUE WHERE task_id IN"
                        + " (SELECT id FROM tasks WHERE id IN (<tasks>) AND is_labeled = TRUE)")
                .bindList("tasks", some)
                .execute();
    }
}
