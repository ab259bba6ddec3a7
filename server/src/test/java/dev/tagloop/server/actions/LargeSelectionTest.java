package dev.tagloop.server.actions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.TestStudio;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Actions on long lists of tasks meet each of them once and read each id of the list once. */
@Tag("thorough")
class LargeSelectionTest {
    @TempDir
    Path folder;

    /** A project with a prediction on each of its tasks, whose ids are all numbers up to one and some far behind. */
    private void fill(int tasks, String farBehind) {
        try (TestStudio studio = new TestStudio(folder)) {
            studio.project(TestStudio.NER);
        }
        try (DataFolder data = TestDatabases.open(folder)) {
            data.database().write(handle -> {
                handle.execute("INSERT INTO tasks (id, project_id, inner_id, total_predictions, created_at, updated_at)"
                        + " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + tasks + ")"
                        + " SELECT i, 1, i, 1, '2026', '2026' FROM n" + farBehind);
                handle.execute("INSERT INTO task_bodies (task_id, data, meta) SELECT id, '{\"text\":\"a\"}', '{}'"
                        + " FROM tasks");
                handle.execute("INSERT INTO predictions (task_id, project_id, model_version, created_at, updated_at)"
                        + " SELECT id, 1, 'm', '2026', '2026' FROM tasks");
                handle.execute("UPDATE projects SET task_number = (SELECT COUNT(*) FROM tasks),"
                        + " total_predictions_number = (SELECT COUNT(*) FROM tasks)");
                return null;
            });
        }
    }

    /** How many predictions were deleted. */
    private static long deletePredictions(TestStudio studio, String selected) {
        return TestStudio.ok(studio.ann()
                        .post(
                                "/api/dm/actions?id=delete_tasks_predictions&project=1",
                                "{\"selectedItems\": " + selected + "}"))
                .get("processed_items")
                .asLong();
    }

    private static String ids(LongStream ids) {
        return ids.mapToObj(Long::toString).collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void theOrderOfTheListAndWhatIsTwiceInItOrNowhereMakesNoDifference() {
        fill(
                5000,
                " UNION ALL SELECT 60000, 1, 60000, 1, '2026', '2026' UNION ALL SELECT 90001, 1, 90001, 1, '2026', '2026'");
        try (TestStudio studio = new TestStudio(folder)) {
            LongStream listed = LongStream.of(90001, 5000, 5000, 2001, 2000, 1, 60001, 0, -3, 4001, 90001);
            assertThat(deletePredictions(studio, "{\"all\": false, \"included\": " + ids(listed) + "}"))
                    .isEqualTo(6);
            // All that are left but 2 to 4; the last one lies far behind the others.
            assertThat(deletePredictions(studio, "{\"all\": true, \"excluded\": [4, 3, 2, 2, 70000]}"))
                    .isEqualTo(5002 - 6 - 3);
            assertThat(deletePredictions(studio, "{\"all\": true, \"excluded\": []}"))
                    .isEqualTo(3);
        }
    }

    @Test
    @Tag("slow")
    void twoHundredThousandListedTasksTakeAboutAsLongAsAll() {
        int tasks = 200_000;
        fill(tasks, "");
        String most = ids(LongStream.rangeClosed(2, tasks));
        try (TestStudio studio = new TestStudio(folder)) {
            deletePredictions(studio, "{\"all\": true, \"excluded\": []}");
            Duration all = time(studio, "{\"all\": true, \"excluded\": []}");
            Duration included = time(studio, "{\"all\": false, \"included\": " + most + "}");
            Duration excluded = time(studio, "{\"all\": true, \"excluded\": " + most + "}");
            System.out.println("an action on all of " + tasks + " tasks: " + all + ", on a list of them: " + included
                    + ", on all but that list: " + excluded);
            assertThat(included).isLessThan(all.multipliedBy(2));
            assertThat(excluded).isLessThan(all);
        }
    }

    private static Duration time(TestStudio studio, String selected) {
        long start = System.nanoTime();
        deletePredictions(studio, selected);
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
