package dev.tagloop.server.privacy;

import dev.tagloop.server.access.Access;
import dev.tagloop.server.accounts.Anonymity;
import dev.tagloop.server.annotations.BulkAnnotations;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Related;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Makes a person unknown: the account stays, since others' work refers to it, under a name that tells nothing; address and name are written over
 * wherever the server noted them. What the person labelled stays under the new name, or goes for good.
 */
final class Erasure {
    /** Texts that people label and what they marked in them: whose address stands there is a matter of the text. */
    private static final Set<String> LABELLED = Set.of(
            "task_bodies.data",
            "annotation_bodies.result",
            "annotation_bodies.prediction",
            "annotation_version_bodies.result",
            "prediction_bodies.result",
            "drafts.result");

    /** What the person made, as people call it. */
    private static final Map<String, String> MADE = Map.of(
            "annotations", "SELECT COUNT(*) FROM annotations WHERE completed_by = :user",
            "annotation_versions", "SELECT COUNT(*) FROM annotation_versions WHERE created_by = :user",
            "drafts", "SELECT COUNT(*) FROM drafts WHERE user_id = :user",
            "comments", "SELECT COUNT(*) FROM comments WHERE created_by = :user",
            "sessions", "SELECT COUNT(*) FROM sessions WHERE user_id = :user",
            "personal_tokens", "SELECT COUNT(*) FROM personal_tokens WHERE user_id = :user");

    private static final int TOGETHER = 200;

    private final Database database;
    private final Anonymity anonymity;
    private final OwnFiles files;
    private final ExportMarks marks;

    Erasure(Database database, Anonymity anonymity, OwnFiles files, ExportMarks marks) {
        this.database = database;
        this.anonymity = anonymity;
        this.files = files;
        this.marks = marks;
    }

    private Anonymity.Person person(Handle handle, long user) {
        if (Access.ownsServer(handle, user)) {
            throw ApiException.of(400, "This account owns the server and cannot be erased.");
        }
        return anonymity.person(handle, user).orElseThrow(() -> ApiException.noMatch("User"));
    }

    private static Report counted(Handle handle, long user) {
        Report report = new Report();
        MADE.forEach((name, sql) -> report.add(
                name,
                handle.createQuery(sql).bind("user", user).mapTo(Long.class).one()));
        return report;
    }

    /** What would be touched. @param annotations whether annotations and drafts go as well */
    Report preview(long user, boolean annotations) {
        return database.read(handle -> {
            Texts texts = Texts.of(person(handle, user).traces());
            StoreSearch search = new StoreSearch(handle);
            return counted(handle, user)
                    .add(search.find(texts, column -> !LABELLED.contains(column)))
                    .left(search.find(texts, LABELLED::contains))
                    .files(List.copyOf(files.holding(texts).keySet()))
                    .backups(files.backups());
        });
    }

    /** Does it. Others wait at its end, while the store is written anew. */
    Report erase(long user, boolean annotations) {
        Anonymity.Person person = database.read(handle -> person(handle, user));
        Texts texts = Texts.of(person.traces());
        Report report = database.read(handle -> counted(handle, user));
        if (annotations) {
            remove(user);
        }
        report.add(database.write(handle -> {
            anonymity.apply(handle, user);
            return new StoreSearch(handle)
                    .replace(Texts.of(List.of(person.email())), person.alias(), Erasure::isReplaced);
        }));
        report.add(database.write(handle ->
                new StoreSearch(handle).replace(Texts.of(person.names()), person.newName(), Erasure::isReplaced)));
        List<String> changed = new ArrayList<>();
        files.holding(texts).keySet().forEach(name -> {
            if (rename(name, person)) {
                changed.add(name);
            }
        });
        marks.renew(changed);
        database.compact();
        database.read(handle -> report.left(new StoreSearch(handle).find(texts, column -> true)));
        return report.files(changed).left(files.holding(texts)).backups(files.backups());
    }

    private boolean rename(String file, Anonymity.Person person) {
        boolean changed = files.replace(files.path(file), Texts.of(List.of(person.email())), person.alias());
        changed |= files.replace(files.path(file), Texts.of(person.names()), person.newName());
        for (String shown : person.shown()) {
            changed |= files.replace(
                    files.path(file),
                    "\"" + person.alias() + "\"" + shown,
                    "\"" + person.alias() + "\",\"first_name\":\"\",\"last_name\":\"\"");
        }
        return changed;
    }

    private static boolean isReplaced(String column) {
        return !LABELLED.contains(column) && !column.startsWith("users.");
    }

    /** Annotations and drafts of the account, for good, some hundred tasks at a time. */
    private void remove(long user) {
        Map<Long, List<Long>> byProject = new TreeMap<>();
        database.read(handle -> handle.createQuery(
                                "SELECT t.project_id, t.id FROM visible_tasks t WHERE"
                                        + " EXISTS (SELECT 1 FROM annotations a WHERE a.task_id = t.id AND a.completed_by = :user)"
                                        + " OR EXISTS (SELECT 1 FROM drafts d WHERE d.task_id = t.id AND d.user_id = :user) ORDER BY t.id")
                        .bind("user", user)
                        .map((row, context) -> new long[] {row.getLong(1), row.getLong(2)})
                        .list())
                .forEach(pair -> byProject
                        .computeIfAbsent(pair[0], project -> new ArrayList<>())
                        .add(pair[1]));
        byProject.forEach((id, tasks) -> {
            for (int from = 0; from < tasks.size(); from += TOGETHER) {
                List<Long> some = tasks.subList(from, Math.min(tasks.size(), from + TOGETHER));
                database.write(handle -> remove(handle, id, some, user));
            }
        });
    }

    private static Integer remove(Handle handle, long id, List<Long> tasks, long user) throws Exception {
        Optional<ProjectRef> project = ProjectRef.find(handle, id);
        if (project.isPresent()) {
            new BulkAnnotations(handle, project.get(), user)
                    .remove(Related.of(handle, tasks).madeBy(user));
        }
        return tasks.size();
    }
}
