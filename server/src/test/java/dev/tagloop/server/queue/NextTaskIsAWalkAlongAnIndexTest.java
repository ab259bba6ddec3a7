package dev.tagloop.server.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.TestStudio;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.TestDatabases;
import dev.tagloop.server.tasks.ProjectRef;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a project's sampling and options, the next task is found by walking along an index in its order: no table is read through, nothing
 * is sorted. With what the database knows of the data, and without.
 */
class NextTaskIsAWalkAlongAnIndexTest {
    /** The author of all annotations, who has done a part of the tasks. */
    private static final long BUSY = 1;

    private static final long FRESH = 2;
    private static final long OTHERS = 3;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void byTheDatabasesOwnAccount(boolean someAnswersAreKnown) {
        fill(20_000, someAnswersAreKnown);
        try (DataFolder data = TestDatabases.open(folder)) {
            if (!TestDatabases.arePostgres()) {
                // PostgreSQL plans by its statistics and makes them by itself, a minute after the data came.
                assertThat(data.database().write(NextTaskIsAWalkAlongAnIndexTest::problems))
                        .isEmpty();
            }
            data.database().write(handle -> handle.execute("ANALYZE"));
        }
        try (DataFolder data = TestDatabases.open(folder)) {
            assertThat(data.database().write(NextTaskIsAWalkAlongAnIndexTest::problems))
                    .as("after statistics were made")
                    .isEmpty();
        }
    }

    private static List<String> problems(Handle handle) {
        ProjectRef project = project(handle, "Sequential sampling");
        NextTask next = new NextTask(handle, project, FRESH, Instant.now());
        List<NextTask.Way> ways = new ArrayList<>(List.of(
                next.held(),
                next.begun(),
                next.known("Sequence queue"),
                next.assigned(),
                next.sequential(),
                next.groundTruth(),
                next.overlapping(),
                next.inProgress(),
                next.uncertain(),
                next.ordered(),
                next.postponed(),
                next.skipped()));
        // Looking again at a choice is one look at one task.
        List.copyOf(ways).forEach(way -> ways.add(NextTask.again(new NextTask.Pick(77, way))));
        List<String> problems = new ArrayList<>();
        for (NextTask.Way way : ways) {
            List<String> plan = next.bind(handle.createQuery(
                            (TestDatabases.arePostgres() ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + way.sql()))
                    .map((row, context) ->
                            row.getString(row.getMetaData().getColumnCount()).strip())
                    .list();
            boolean reads = TestDatabases.arePostgres() ? readsOnPostgres(plan) : readsOnSqlite(plan);
            boolean sorts = TestDatabases.arePostgres()
                    ? plan.stream().anyMatch(NextTaskIsAWalkAlongAnIndexTest::sortsMany)
                    : plan.stream().anyMatch(line -> line.contains("TEMP B-TREE"));
            if (reads || sorts) {
                problems.add(way.queue() + ": " + String.join("; ", plan));
            }
        }
        return problems;
    }

    private static boolean readsOnSqlite(List<String> plan) {
        // Imports in the making are few, and so are the tasks that a subquery with a limit gives.
        boolean limited = plan.contains("CO-ROUTINE q");
        return plan.stream()
                .anyMatch(line -> line.startsWith("SCAN")
                        && !line.contains("pending_imports")
                        && !(limited && line.equals("SCAN q")));
    }

    /** PostgreSQL puts a handful in order where it expects no more; that is no walk, and as quick. */
    private static boolean sortsMany(String line) {
        Matcher sort = Pattern.compile(".*Sort .*rows=(\\d+) .*").matcher(line);
        return sort.matches() && Long.parseLong(sort.group(1)) > 100;
    }

    private static boolean readsOnPostgres(List<String> plan) {
        return plan.stream().anyMatch(line -> line.matches(".*Seq Scan on (tasks|predictions|annotations)\\b.*"));
    }

    private static ProjectRef project(Handle handle, String sampling) {
        handle.createUpdate(
                        "UPDATE projects SET sampling = :sampling, model_version = 'm', skip_queue = 'REQUEUE_FOR_ME'"
                                + " WHERE id = 1")
                .bind("sampling", sampling)
                .execute();
        return ProjectRef.find(handle, 1).orElseThrow();
    }

    /** A project in the middle of its work: a tenth is labelled, a tenth waits for a second annotation, one in a thousand is skipped. */
    private void fill(int tasks, boolean someAnswersAreKnown) {
        try (TestStudio studio = new TestStudio(folder)) {
            studio.project(TestStudio.NER);
            studio.member("others@example.com");
        }
        try (DataFolder data = TestDatabases.open(folder)) {
            data.database().write(handle -> {
                String numbers =
                        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + tasks + ") ";
                handle.execute(
                        "INSERT INTO tasks (id, project_id, inner_id, overlap, is_labeled, created_at, updated_at,"
                                + " total_annotations) " + numbers
                                + "SELECT i, 1, i, CASE WHEN i % 10 = 1 THEN 2 ELSE 1 END, i % 10 = 0,"
                                + " '2026', '2026', CASE WHEN i % 10 < 2 THEN 1 ELSE 0 END FROM n");
                handle.execute(
                        "INSERT INTO annotations (task_id, project_id, completed_by, was_cancelled, ground_truth, created_at, updated_at)"
                                + " SELECT id, 1, 1, FALSE, " + someAnswersAreKnown
                                + " AND id % 100 = 1, '2026', '2026' FROM tasks WHERE total_annotations > 0");
                handle.execute(
                        "INSERT INTO annotations (task_id, project_id, completed_by, was_cancelled, created_at, updated_at)"
                                + " SELECT id, 1, 1, TRUE, '2026', '2026' FROM tasks WHERE id % 1000 = 5");
                handle.execute(
                        "INSERT INTO predictions (task_id, project_id, model_version, score, created_at, updated_at,"
                                + " task_is_labeled) SELECT id, 1, 'm', (id * 7919 % 1000003) / 1000003.0, '2026', '2026', is_labeled"
                                + " FROM tasks");
                handle.execute("INSERT INTO task_orders (project_id, generation) VALUES (1, 2)");
                handle.execute(
                        "INSERT INTO ordered_tasks (project_id, generation, place, task_id, score, reason)"
                                + " SELECT 1, CASE WHEN id % 2 = 0 THEN 2 ELSE 1 END, id, id, 0, '' FROM tasks WHERE id <= 1000");
                handle.execute("INSERT INTO drafts (task_id, user_id, created_at, updated_at, result)"
                        + " SELECT id, 1, '2026', '2026', '[]' FROM tasks WHERE id % 10000 = 7 AND is_labeled");
                return null;
            });
        }
    }

    @Test
    @Tag("slow")
    void millionTasks() {
        fill(1_000_000, false);
        try (DataFolder data = TestDatabases.open(folder)) {
            Map<String, Long> micros = new LinkedHashMap<>();
            for (String sampling : List.of("Sequential sampling", "Uniform sampling", "Uncertainty sampling")) {
                for (long user : new long[] {FRESH, BUSY}) {
                    data.database().write(handle -> {
                        ProjectRef project = project(handle, sampling);
                        for (int i = 0; i < 20; i++) {
                            long start = System.nanoTime();
                            Optional<NextTask.Pick> pick =
                                    new NextTask(handle, project, user, Instant.now()).ofStream();
                            long took = (System.nanoTime() - start) / 1000;
                            assertThat(pick).isPresent();
                            Leases.take(handle, pick.get().task(), OTHERS, Instant.now(), Duration.ofHours(1));
                            micros.merge(sampling + " for " + user, took, Math::min);
                        }
                        return null;
                    });
                }
            }
            System.out.println("the next of a million tasks, microseconds: " + micros);
            assertThat(micros.values()).allMatch(took -> took < 100_000);
        }
    }
}
