package dev.tagloop.server.trash;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.TestDatabases;
import dev.tagloop.server.summary.SummaryOrder;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.TaskRemoval;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is deleted is gone for every request, and comes back from the trash with everything as it was. */
@Tag("thorough")
class DeletedComesBackAsItWasTest {
    @TempDir
    Path folder;

    private static String result(Random random) {
        String[] labels = {"PER", "ORG", "LOC"};
        StringBuilder result = new StringBuilder("[");
        for (int i = random.nextInt(3); i >= 0; i--) {
            result.append("{\"id\":\"r")
                    .append(i)
                    .append(
                            "\",\"from_name\":\"ner\",\"to_name\":\"text\",\"type\":\"labels\",\"value\":{\"labels\":[\"")
                    .append(labels[random.nextInt(3)])
                    .append("\"],\"start\":0,\"end\":1.0}}")
                    .append(i == 0 ? "" : ",");
        }
        return result.append("]").toString();
    }

    /** A project with tasks, annotations with history, drafts, predictions, locks and stream history. */
    private static long fill(TestStudio studio, Random random) {
        long project = studio.project(TestStudio.NER);
        studio.ann().patch("/api/projects/" + project, "{\"maximum_annotations\": 2}");
        for (int i = 0; i < 6; i++) {
            long task = studio.importTasks(
                            project,
                            "[{\"data\": {\"text\": \"text " + i + " \\ud83d\\ude00\", \"" + "abc".charAt(i % 3)
                                    + "\": 1.0}, \"predictions\": [{\"model_version\": \"m\", \"score\": 0.1, \"result\": "
                                    + result(random) + "}]}]")
                    .get("task_ids")
                    .get(0)
                    .asLong();
            for (int k = random.nextInt(3); k > 0; k--) {
                annotate(studio, task, random);
            }
            studio.bob()
                    .post("/api/tasks/" + task + "/drafts", "{\"result\": " + result(random) + ", \"lead_time\": 0.1}");
        }
        studio.bob().get("/api/projects/" + project + "/next");
        studio.ann().get("/api/projects/" + project + "/next");
        return project;
    }

    private static void annotate(TestStudio studio, long task, Random random) {
        Http who = random.nextBoolean() ? studio.ann() : studio.bob();
        long annotation = created(who.post(
                        "/api/tasks/" + task + "/annotations",
                        "{\"result\": " + result(random) + ", \"was_cancelled\": " + (random.nextInt(4) == 0)
                                + ", \"lead_time\": 2.5}"))
                .get("id")
                .asLong();
        if (random.nextBoolean()) {
            ok(who.patch("/api/annotations/" + annotation, "{\"result\": " + result(random) + "}"));
        }
        if (random.nextBoolean()) {
            created(who.post(
                    "/api/tasks/" + task + "/annotations/" + annotation + "/drafts",
                    "{\"result\": " + result(random) + "}"));
        }
        if (random.nextInt(3) == 0) {
            created(studio.ann()
                    .post(
                            "/api/tasks/" + task + "/annotations",
                            "{\"result\": [], \"parent_annotation\": " + annotation + "}"));
        }
    }

    /** What people see of a project. */
    private static List<String> seen(TestStudio studio, long project) {
        String base = "/api/projects/" + project;
        List<String> seen = new ArrayList<>();
        for (String path : List.of(
                base,
                base + "/summary",
                base + "/tasks?page_size=-1",
                base + "/export?download_all_tasks=true",
                base + "/label-stream-history",
                base + "/model-versions",
                "/api/tasks?fields=all&project=" + project)) {
            Http.Answer answer = studio.ann().get(path);
            seen.add(path + " " + answer.status() + " " + answer.text().replaceAll("\"created_ago\":\"[^\"]*\"", ""));
        }
        return seen;
    }

    private static void restore(TestStudio studio, JsonNode item) {
        ok(studio.ann()
                .post("/api/tagloop/trash/" + item.get("kind").asString() + "/" + item.get("id") + "/restore", ""));
    }

    private static JsonNode trash(TestStudio studio, long project) {
        return ok(studio.ann().get("/api/tagloop/trash?project=" + project)).get("items");
    }

    private void nothingRefersTo(String table, long id) {
        Map<String, List<String>> dump = StoreDump.of(folder);
        String column = table + "_id=" + id;
        dump.forEach((name, rows) -> assertThat(rows)
                .as(name)
                .noneMatch(row ->
                        List.of(row.substring(1, row.length() - 1).split(", ")).contains(column)));
    }

    private void countersEqualARecount(long project) {
        assertThat(StoreDump.numbers(
                        folder,
                        "SELECT (SELECT task_number FROM projects WHERE id = " + project
                                + ") - (SELECT COUNT(*) FROM tasks WHERE project_id = " + project
                                + ") UNION ALL SELECT (SELECT total_annotations_number + skipped_annotations_number FROM projects WHERE id = "
                                + project + ") - (SELECT COUNT(*) FROM annotations WHERE project_id = " + project
                                + ") UNION ALL SELECT (SELECT total_predictions_number FROM projects WHERE id = "
                                + project
                                + ") - (SELECT COUNT(*) FROM predictions WHERE project_id = " + project
                                + ") UNION ALL SELECT (SELECT finished_task_number FROM projects WHERE id = " + project
                                + ") - (SELECT COUNT(*) FROM tasks WHERE is_labeled AND project_id = " + project + ")"))
                .containsOnly(0L);
    }

    @Test
    void tasksAndAnnotationsInAnyOrder() {
        for (int seed = 0; seed < 6; seed++) {
            Random random = new Random(seed);
            try (TestStudio studio = new TestStudio(folder.resolve("a" + seed))) {
                Path store = folder.resolve("a" + seed);
                long project = fill(studio, random);
                Map<String, List<String>> before = StoreDump.of(store);
                List<String> seen = seen(studio, project);
                Deque<List<String>> states = new ArrayDeque<>();
                for (int i = 0; i < 5; i++) {
                    states.push(seen(studio, project));
                    deleteSomething(studio, store, random);
                }
                int deleted = trash(studio, project).size();
                for (int i = 0; i < deleted; i++) {
                    // The last that was deleted comes back first: each state on the way is the one before its deletion.
                    restore(studio, trash(studio, project).get(0));
                    if (deleted == 5) {
                        assertThat(seen(studio, project)).isEqualTo(states.pop());
                    }
                }
                assertThat(seen(studio, project)).isEqualTo(seen);
                assertThat(StoreDump.of(store)).isEqualTo(before);
            }
        }
    }

    private void deleteSomething(TestStudio studio, Path store, Random random) {
        List<Long> annotations = StoreDump.numbers(store, "SELECT id FROM annotations ORDER BY id");
        List<Long> tasks = StoreDump.numbers(store, "SELECT id FROM tasks ORDER BY id");
        if (random.nextInt(3) > 0 && !annotations.isEmpty()) {
            long id = annotations.get(random.nextInt(annotations.size()));
            assertThat(studio.bob().delete("/api/annotations/" + id).status()).isEqualTo(204);
            assertThat(studio.bob().get("/api/annotations/" + id).status()).isEqualTo(404);
            assertThat(studio.bob().delete("/api/annotations/" + id).status()).isEqualTo(404);
        } else if (!tasks.isEmpty()) {
            long id = tasks.get(random.nextInt(tasks.size()));
            assertThat(studio.bob().delete("/api/tasks/" + id).status()).isEqualTo(204);
            assertThat(studio.bob().get("/api/tasks/" + id).status()).isEqualTo(404);
        }
        assertThat(StoreDump.numbers(
                        store,
                        "SELECT (SELECT task_number FROM projects) - (SELECT COUNT(*) FROM tasks) UNION ALL"
                                + " SELECT (SELECT total_annotations_number + skipped_annotations_number FROM projects)"
                                + " - (SELECT COUNT(*) FROM annotations)"))
                .containsOnly(0L);
    }

    @Test
    void anAnnotationThatIsRestoredAfterItsTaskChangedKeepsTheChange() {
        try (TestStudio studio = new TestStudio(folder)) {
            Random random = new Random(1);
            long project = fill(studio, random);
            long task = StoreDump.numbers(folder, "SELECT id FROM tasks ORDER BY id")
                    .getFirst();
            long first = created(studio.ann().post("/api/tasks/" + task + "/annotations", "{\"result\": []}"))
                    .get("id")
                    .asLong();
            studio.ann().delete("/api/annotations/" + first);
            nothingRefersTo("annotation", first);
            created(studio.bob().post("/api/tasks/" + task + "/annotations", "{\"result\": []}"));
            restore(studio, trash(studio, project).get(0));
            countersEqualARecount(project);
            assertThat(ok(studio.ann().get("/api/annotations/" + first))
                            .get("task")
                            .asLong())
                    .isEqualTo(task);
        }
    }

    @Test
    void allTasksOfAProjectAtOnce() {
        try (TestStudio studio = new TestStudio(folder)) {
            long project = fill(studio, new Random(2));
            Map<String, List<String>> before = StoreDump.of(folder);
            List<String> seen = seen(studio, project);
            assertThat(studio.ann()
                            .delete("/api/projects/" + project + "/tasks")
                            .status())
                    .isEqualTo(204);
            assertThat(StoreDump.numbers(folder, "SELECT COUNT(*) FROM annotations"))
                    .containsExactly(0L);
            JsonNode items = trash(studio, project);
            assertThat(items.size()).isEqualTo(1);
            assertThat(items.get(0).get("kind").asString()).isEqualTo("tasks");
            assertThat(items.get(0).get("title").asString()).isEqualTo("6 tasks");
            assertThat(items.get(0).get("deleted_by").asLong()).isEqualTo(1);
            restore(studio, items.get(0));
            assertThat(seen(studio, project)).isEqualTo(seen);
            assertThat(StoreDump.of(folder)).isEqualTo(before);
            assertThat(trash(studio, project).size()).isZero();
        }
    }

    @Test
    void manyTasksMoveInPartsAndComeBackTogether() {
        try (TestStudio studio = new TestStudio(folder)) {
            long project = studio.project(TestStudio.NER);
            StringBuilder tasks = new StringBuilder("[");
            for (int i = 0; i < 1700; i++) {
                tasks.append(i == 0 ? "" : ",")
                        .append("{\"data\": {\"text\": \"t")
                        .append(i)
                        .append("\"}, \"annotations\": [{\"result\": ")
                        .append(result(new Random(i)))
                        .append("}]}");
            }
            studio.importTasks(project, tasks.append("]").toString());
            List<String> seen = seen(studio, project);
            Map<String, List<String>> before = StoreDump.of(folder);
            assertThat(studio.ann()
                            .delete("/api/projects/" + project + "/tasks")
                            .status())
                    .isEqualTo(204);
            assertThat(StoreDump.numbers(folder, "SELECT COUNT(*) FROM tasks")).containsExactly(0L);
            assertThat(StoreDump.numbers(folder, "SELECT COUNT(*) FROM trash_rows"))
                    .containsExactly(4L);
            assertThat(StoreDump.of(folder).get("project_labels")).isEmpty();
            restore(studio, trash(studio, project).get(0));
            assertThat(seen(studio, project)).isEqualTo(seen);
            Map<String, List<String>> after = StoreDump.of(folder);
            for (Map<String, List<String>> dump : List.of(before, after)) {
                // Which import hid a task last is nobody's business.
                dump.compute(
                        "tasks",
                        (name, rows) -> rows.stream()
                                .map(row -> row.replaceAll("import_id=\\w+", ""))
                                .toList());
            }
            assertThat(after).isEqualTo(before);
        }
    }

    @Test
    void aProjectWithItsOwnTrash() {
        try (TestStudio studio = new TestStudio(folder)) {
            long project = fill(studio, new Random(3));
            long task = StoreDump.numbers(folder, "SELECT id FROM tasks ORDER BY id")
                    .getFirst();
            List<String> whole = seen(studio, project);
            studio.ann().delete("/api/tasks/" + task);
            List<String> seen = seen(studio, project);
            String list = studio.ann().get("/api/projects?include=id").text();
            Map<String, List<String>> before = StoreDump.of(folder);
            assertThat(studio.ann().delete("/api/projects/" + project).status()).isEqualTo(204);
            assertThat(studio.ann().delete("/api/projects/" + project).status()).isEqualTo(404);
            for (String answer : seen(studio, project)) {
                assertThat(answer).contains(" 404 ");
            }
            for (String path : List.of("/api/tasks/", "/api/annotations/", "/api/drafts/", "/api/predictions/")) {
                assertThat(studio.ann().get(path + "2").status()).as(path).isEqualTo(404);
            }
            assertThat(ok(studio.ann().get("/api/projects")).get("count").asLong())
                    .isZero();
            // Its things cannot be restored without it, and are not shown.
            JsonNode items = ok(studio.ann().get("/api/tagloop/trash")).get("items");
            assertThat(items.size()).isEqualTo(1);
            assertThat(items.get(0).get("kind").asString()).isEqualTo("project");
            assertThat(items.get(0).get("title").asString()).isEqualTo("Test");
            Http.Answer refused = studio.ann().post("/api/tagloop/trash/task/" + task + "/restore", "");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().get("detail").asString()).contains("in the trash itself: restore it first");
            restore(studio, items.get(0));
            assertThat(seen(studio, project)).isEqualTo(seen);
            assertThat(StoreDump.of(folder)).isEqualTo(before);
            assertThat(studio.ann().get("/api/projects?include=id").text()).isEqualTo(list);
            restore(studio, trash(studio, project).get(0));
            assertThat(seen(studio, project)).isEqualTo(whole);
        }
    }

    @Test
    void restoredTasksFollowSettingsThatChangedMeanwhile() {
        try (TestStudio studio = new TestStudio(folder)) {
            long project = studio.project(TestStudio.NER);
            long task = studio.task(project, "a");
            created(studio.ann().post("/api/tasks/" + task + "/annotations", "{\"result\": []}"));
            studio.ann().delete("/api/tasks/" + task);
            studio.ann().patch("/api/projects/" + project, "{\"maximum_annotations\": 2}");
            restore(studio, trash(studio, project).get(0));
            JsonNode back = ok(studio.ann().get("/api/tasks/" + task));
            assertThat(back.get("overlap").asLong()).isEqualTo(2);
            assertThat(back.get("is_labeled").asBoolean()).isFalse();
            countersEqualARecount(project);
        }
    }

    @Test
    void whatStandsInTheWayIsSaidAndNothingChanges() {
        try (TestStudio studio = new TestStudio(folder)) {
            String unique = "11111111-2222-3333-4444-555555555555";
            String tasks = "[{\"data\": {\"text\": \"a\"}, \"annotations\": [{\"result\": [], \"unique_id\": \""
                    + unique + "\"}]}]";
            long project = studio.project(TestStudio.NER);
            long task =
                    studio.importTasks(project, tasks).get("task_ids").get(0).asLong();
            studio.ann().delete("/api/tasks/" + task);
            long again =
                    studio.importTasks(project, tasks).get("task_ids").get(0).asLong();
            Map<String, List<String>> before = StoreDump.of(folder);
            Http.Answer refused = studio.ann().post("/api/tagloop/trash/task/" + task + "/restore", "");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().get("detail").asString()).contains(unique);
            assertThat(StoreDump.of(folder)).isEqualTo(before);
            studio.ann().delete("/api/tasks/" + again);
            restore(studio, trash(studio, project).get(1));
            studio.ann().patch("/api/tasks/" + task, "{\"inner_id\": 2}");
            refused = studio.ann().post("/api/tagloop/trash/task/" + again + "/restore", "");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().get("detail").asString()).contains(unique);
            // A project that is deleted gives its unique ids away and comes back all the same.
            long other = studio.project(TestStudio.NER);
            studio.ann().delete("/api/projects/" + project);
            long third = studio.importTasks(other, tasks).get("task_ids").get(0).asLong();
            assertThat(studio.ann().get("/api/projects/" + other + "/export").text())
                    .contains(unique);
            restore(
                    studio,
                    ok(studio.ann().get("/api/tagloop/trash")).get("items").get(0));
            assertThat(studio.ann().get("/api/projects/" + project + "/export").text())
                    .doesNotContain(unique);
            long annotation = StoreDump.numbers(folder, "SELECT id FROM annotations WHERE task_id = " + third)
                    .getFirst();
            studio.ann().delete("/api/annotations/" + annotation);
            studio.ann().delete("/api/tasks/" + third);
            refused = studio.ann().post("/api/tagloop/trash/annotation/" + annotation + "/restore", "");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().get("detail").asString()).contains("The task " + third);
        }
    }

    @Test
    void removedForGoodIsGone() {
        try (TestStudio studio = new TestStudio(folder)) {
            long project = fill(studio, new Random(4));
            long task = StoreDump.numbers(folder, "SELECT id FROM tasks ORDER BY id")
                    .getFirst();
            studio.ann().delete("/api/tasks/" + task);
            assertThat(studio.ann().delete("/api/tagloop/trash/task/" + task).status())
                    .isEqualTo(204);
            assertThat(studio.ann().delete("/api/tagloop/trash/task/" + task).status())
                    .isEqualTo(404);
            assertThat(studio.ann()
                            .post("/api/tagloop/trash/task/" + task + "/restore", "")
                            .status())
                    .isEqualTo(404);
            studio.ann().delete("/api/projects/" + project + "/tasks");
            studio.ann().delete("/api/projects/" + project);
            assertThat(studio.ann()
                            .delete("/api/tagloop/trash/project/" + project)
                            .status())
                    .isEqualTo(204);
            Map<String, List<String>> left = StoreDump.of(folder);
            left.keySet().removeAll(List.of("organization_members", "flyway_schema_history"));
            left.values().removeIf(List::isEmpty);
            assertThat(left).isEmpty();
            assertThat(StoreDump.numbers(
                            folder, "SELECT (SELECT COUNT(*) FROM trash) + (SELECT COUNT(*) FROM trash_rows)"))
                    .containsExactly(0L);
        }
    }

    @Test
    void restoresInAnyOrderLeaveCountersRight() {
        try (TestStudio studio = new TestStudio(folder)) {
            Random random = new Random(5);
            long project = fill(studio, random);
            for (int i = 0; i < 8; i++) {
                deleteSomething(studio, folder, random);
            }
            List<JsonNode> items = new ArrayList<>();
            trash(studio, project).forEach(items::add);
            Collections.shuffle(items, random);
            for (int round = 0; round < 3 && !items.isEmpty(); round++) {
                // An annotation waits until its task is back.
                items.removeIf(item -> studio.ann()
                                .post(
                                        "/api/tagloop/trash/" + item.get("kind").asString() + "/" + item.get("id")
                                                + "/restore",
                                        "")
                                .status()
                        == 200);
                countersEqualARecount(project);
            }
            assertThat(items).isEmpty();
            assertThat(ok(studio.ann().get("/api/projects/" + project))
                            .get("task_number")
                            .asLong())
                    .isEqualTo(6);
        }
    }

    @Test
    void whatAKilledServerWasAtComesToRest() throws Exception {
        long project;
        List<String> seen;
        try (TestStudio studio = new TestStudio(folder)) {
            project = fill(studio, new Random(6));
            seen = seen(studio, project);
        }
        try (DataFolder data = TestDatabases.open(folder)) {
            // The tasks are hidden; the process ends before they move.
            data.database().write(handle -> {
                SummaryOrder order = SummaryOrder.of(handle, project);
                ProjectRef ref = ProjectRef.find(handle, project).orElseThrow();
                long hidden = TaskRemoval.hideAll(handle, project);
                return new Trash(data.database()).batch(ref, 1).hidden(handle, hidden, order, 6);
            });
        }
        try (TestStudio studio = new TestStudio(folder)) {
            assertThat(ok(studio.ann().get("/api/tasks?project=" + project))
                            .get("total")
                            .asLong())
                    .isZero();
            for (int i = 0;
                    i < 200
                            && !trash(studio, project)
                                    .get(0)
                                    .get("state")
                                    .asString()
                                    .equals("resting");
                    i++) {
                Thread.sleep(50);
            }
            assertThat(StoreDump.numbers(folder, "SELECT COUNT(*) FROM tasks")).containsExactly(0L);
            restore(studio, trash(studio, project).get(0));
            assertThat(seen(studio, project)).isEqualTo(seen);
        }
    }

    @Test
    void theTrashEmptiesItself() throws Exception {
        try (TestStudio studio = new TestStudio(folder)) {
            long project = fill(studio, new Random(7));
            studio.ann().delete("/api/projects/" + project + "/tasks");
            studio.ann().delete("/api/projects/" + project);
        }
        try (TestStudio studio = new TestStudio(folder, config -> config.trashDays(0))) {
            for (int i = 0;
                    i < 200 && StoreDump.numbers(folder, "SELECT id FROM trash").size() > 0;
                    i++) {
                Thread.sleep(50);
            }
            assertThat(StoreDump.numbers(folder, "SELECT id FROM trash")).isEmpty();
            assertThat(StoreDump.numbers(folder, "SELECT id FROM projects")).isEmpty();
            assertThat(ok(studio.ann().get("/api/tagloop/trash")).get("items").size())
                    .isZero();
        }
    }

    @Test
    void uploadsStayWithADeletedProjectAndGoWithItForGood() throws Exception {
        long project;
        try (TestStudio studio = new TestStudio(folder)) {
            project = studio.project(TestStudio.NER);
            studio.ann()
                    .send(
                            "POST",
                            "/api/projects/" + project + "/import",
                            "multipart/form-data; boundary=x",
                            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\na\r\n--x--\r\n");
            studio.ann().delete("/api/projects/" + project);
        }
        Path uploads = folder.resolve("uploads").resolve(Long.toString(project));
        try (TestStudio studio = new TestStudio(folder)) {
            assertThat(uploads).isNotEmptyDirectory();
            assertThat(studio.ann()
                            .delete("/api/tagloop/trash/project/" + project)
                            .status())
                    .isEqualTo(204);
            assertThat(uploads).doesNotExist();
        }
    }
}
