package dev.tagloop.server.dashboard;

import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.TestStudio;
import dev.tagloop.server.storage.TestDatabases;
import java.nio.file.Path;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A million tasks, of which 200,000 have an answer. */
@Tag("slow")
class DashboardStaysFastTest {
    @TempDir
    Path folder;

    @Test
    void atAMillionTasks() {
        long project;
        try (TestStudio studio = new TestStudio(folder)) {
            project = studio.project(TestStudio.NER);
        }
        TestDatabases.jdbi(folder).useTransaction(handle -> fill(handle, project));
        try (TestStudio studio = new TestStudio(folder)) {
            String path = "/api/tagloop/projects/" + project + "/dashboard?timezone=Asia/Kolkata";
            ok(studio.ann().get(path + "&to=1999-01-01"));
            Duration read = time(studio, path);
            Duration kept = time(studio, path);
            System.out.println("dashboard of 200,000 answers among 1,000,000 tasks: " + read.toMillis()
                    + " ms, asked again " + kept.toMillis() + " ms");
            assertThat(read).isLessThan(Duration.ofSeconds(5));
            assertThat(kept).isLessThan(read);
        }
    }

    private static Duration time(TestStudio studio, String path) {
        long began = System.nanoTime();
        JsonNode all = ok(studio.ann().get(path));
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertThat(all.at("/annotations/submitted").asLong()).isEqualTo(200_000);
        assertThat(all.at("/lead_time/count").asLong()).isEqualTo(200_000);
        return took;
    }

    private static void fill(Handle handle, long project) {
        handle.execute("INSERT INTO tasks (project_id, inner_id, created_at, updated_at) WITH RECURSIVE n(i) AS"
                + " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)"
                + " SELECT " + project + ", i, '2024-01-01T00:00:00.000000Z', '2024-01-01T00:00:00.000000Z' FROM n");
        handle.execute(
                "INSERT INTO annotations (task_id, project_id, completed_by, lead_time, created_at, updated_at)"
                        + " SELECT id, project_id, 1 + id % 2, id % 97, '2024-0' || (1 + id % 9) || '-1' || (id % 10) || 'T1' || (id % 10)"
                        + " || ':' || (10 + id % 50) || ':00.000000Z', '2024-10-01T00:00:00.000000Z' FROM tasks WHERE inner_id % 5 = 0");
        handle.execute(
                "UPDATE projects SET task_number = 1000000, total_annotations_number = 200000 WHERE id = " + project);
    }
}
