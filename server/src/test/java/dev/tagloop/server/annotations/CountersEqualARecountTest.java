package dev.tagloop.server.annotations;

import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** After any sequence of changes, the kept counters and the summary are what a recount of everything gives. */
class CountersEqualARecountTest {
    private static final int STEPS = 400;

    @TempDir
    Path folder;

    @Test
    void afterRandomWork() {
        try (TestStudio studio = new TestStudio(folder)) {
            long project = studio.project(TestStudio.NER);
            Random random = new Random(7);
            for (int step = 0; step < STEPS; step++) {
                act(studio, project, random);
                if (step % 25 == 24) {
                    compare(studio, project, step);
                }
            }
            studio.ann().delete("/api/projects/" + project + "/tasks");
            compare(studio, project, STEPS);
        }
    }

    private static String result(Random random) {
        String[] labels = {"PER", "ORG", "LOC"};
        StringBuilder result = new StringBuilder("[");
        for (int i = random.nextInt(3); i >= 0; i--) {
            result.append(
                            "{\"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\", \"value\": {\"labels\": [\"")
                    .append(labels[random.nextInt(3)])
                    .append("\"]}}")
                    .append(i == 0 ? "" : ", ");
        }
        return result.append("]").toString();
    }

    private static void act(TestStudio studio, long project, Random random) {
        Http who = random.nextBoolean() ? studio.ann() : studio.bob();
        long task = 1L + random.nextInt(12);
        long thing = 1L + random.nextInt(40);
        int status = switch (random.nextInt(12)) {
            case 0 ->
                who.post(
                                "/api/projects/" + project + "/import",
                                "[{\"data\": {\"text\": \"a\", \"k" + random.nextInt(3)
                                        + "\": 1}, \"annotations\": [{\"result\": " + result(random)
                                        + ", \"was_cancelled\": " + random.nextBoolean()
                                        + "}], \"predictions\": [{\"result\": []}]}, {\"text\": \"b\"}]")
                        .status();
            case 1 ->
                who.post("/api/tasks", "{\"project\": " + project + ", \"data\": {\"text\": \"c\"}}")
                        .status();
            case 2 ->
                who.patch("/api/tasks/" + task, "{\"data\": {\"text\": \"d\", \"other\": 1}}")
                        .status();
            case 3 -> random.nextInt(4) == 0 ? who.delete("/api/tasks/" + task).status() : 204;
            case 4, 5 ->
                who.post(
                                "/api/tasks/" + task + "/annotations",
                                "{\"result\": " + result(random) + ", \"ground_truth\": " + random.nextBoolean() + "}")
                        .status();
            case 6 ->
                who.post("/api/tasks/" + task + "/annotations?was_cancelled=1", "{}")
                        .status();
            case 7 ->
                who.patch(
                                "/api/annotations/" + thing,
                                "{\"result\": " + result(random) + ", \"was_cancelled\": " + random.nextBoolean() + "}")
                        .status();
            case 8 -> who.delete("/api/annotations/" + thing).status();
            case 9 ->
                who.post("/api/tasks/" + task + "/drafts", "{\"result\": " + result(random) + "}")
                        .status();
            case 10 ->
                who.post("/api/predictions", "{\"task\": " + task + ", \"result\": [], \"model_version\": \"m\"}")
                        .status();
            default ->
                random.nextBoolean()
                        ? who.delete("/api/predictions/" + thing).status()
                        : who.post("/api/annotations/" + thing + "/convert-to-draft", "{}")
                                .status();
        };
        assertThat(status).isIn(200, 201, 204, 400, 404);
    }

    private static void compare(TestStudio studio, long project, int step) {
        JsonNode counted = ok(studio.ann().get("/api/projects/" + project));
        Map<String, Long> expected = new TreeMap<>();
        for (String key : new String[] {
            "task_number",
            "finished_task_number",
            "total_predictions_number",
            "total_annotations_number",
            "skipped_annotations_number",
            "num_tasks_with_annotations",
            "useful_annotation_number",
            "ground_truth_number"
        }) {
            expected.put(key, 0L);
        }
        Map<String, Long> labels = new TreeMap<>();
        Map<String, Long> draftLabels = new TreeMap<>();
        Map<String, Long> columns = new TreeMap<>();
        JsonNode list = ok(studio.ann().get("/api/tasks?project=" + project + "&fields=all&page_size=1000"));
        for (JsonNode task : list.get("tasks")) {
            count(task, expected);
            task.get("data").propertyNames().forEach(name -> columns.merge(name, 1L, Long::sum));
            task.get("annotations").forEach(annotation -> labels(annotation, labels));
            task.get("drafts").forEach(draft -> labels(draft, draftLabels));
        }
        Map<String, Long> actual = new TreeMap<>();
        expected.keySet().forEach(key -> actual.put(key, counted.get(key).asLong()));
        assertThat(actual).as("after step %s", step).isEqualTo(expected);
        JsonNode summary = ok(studio.ann().get("/api/projects/" + project + "/summary"));
        assertThat(numbers(summary.at("/all_data_columns"))).isEqualTo(columns);
        assertThat(numbers(summary.at("/created_labels/ner"))).isEqualTo(labels);
        assertThat(numbers(summary.at("/created_labels_drafts/ner"))).isEqualTo(draftLabels);
    }

    private static void count(JsonNode task, Map<String, Long> counts) {
        long cancelled = 0;
        long useful = 0;
        long truth = 0;
        for (JsonNode annotation : task.get("annotations")) {
            boolean skipped = annotation.get("was_cancelled").asBoolean();
            boolean groundTruth = annotation.get("ground_truth").asBoolean();
            cancelled += skipped ? 1 : 0;
            truth += groundTruth && !skipped ? 1 : 0;
            useful += !groundTruth && !skipped ? 1 : 0;
        }
        long annotations = task.get("annotations").size() - cancelled;
        assertThat(task.get("total_annotations").asLong()).isEqualTo(annotations);
        assertThat(task.get("cancelled_annotations").asLong()).isEqualTo(cancelled);
        assertThat(task.get("total_predictions").asLong())
                .isEqualTo(task.get("predictions").size());
        counts.merge("task_number", 1L, Long::sum);
        counts.merge("finished_task_number", task.get("is_labeled").asBoolean() ? 1L : 0L, Long::sum);
        counts.merge("total_predictions_number", (long) task.get("predictions").size(), Long::sum);
        counts.merge("total_annotations_number", annotations, Long::sum);
        counts.merge("skipped_annotations_number", cancelled, Long::sum);
        counts.merge("num_tasks_with_annotations", useful > 0 ? 1L : 0L, Long::sum);
        counts.merge("useful_annotation_number", useful, Long::sum);
        counts.merge("ground_truth_number", truth, Long::sum);
    }

    private static void labels(JsonNode holder, Map<String, Long> counts) {
        for (JsonNode region : holder.get("result")) {
            region.at("/value/labels").forEach(label -> counts.merge(label.asString(), 1L, Long::sum));
        }
    }

    private static Map<String, Long> numbers(JsonNode object) {
        Map<String, Long> numbers = new TreeMap<>();
        object.properties()
                .forEach(
                        member -> numbers.put(member.getKey(), member.getValue().asLong()));
        return numbers;
    }
}
