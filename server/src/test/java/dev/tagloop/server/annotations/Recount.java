package dev.tagloop.server.annotations;

import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.TestStudio;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Counts everything in a project anew and compares it with the kept counters of its tasks, of itself and of its summary. */
final class Recount {
    private Recount() {}

    /** One to three regions with labels of the configuration {@link TestStudio#NER}. */
    static String result(Random random) {
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

    static void compare(TestStudio studio, long project, String when) {
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
        assertThat(actual).as(when).isEqualTo(expected);
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
