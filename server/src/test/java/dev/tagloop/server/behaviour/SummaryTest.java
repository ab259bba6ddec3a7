package dev.tagloop.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The summary of a project counts what is there, and forgets what goes. */
class SummaryTest extends OneStudio {
    private static final String NOTHING = "{}";

    private static String labels(long project) {
        return summary(project).get("created_labels").toString();
    }

    private static String draftLabels(long project) {
        return summary(project).get("created_labels_drafts").toString();
    }

    @Test
    void columnsAddUpAndCommonOnesShrink() {
        long project = studio.project("<View></View>");
        studio.importTasks(project, quoted("[{'b': 1, 'a': 1}, {'b': 1, 'a': 2}]"));
        JsonNode first = summary(project);
        assertThat(first.get("all_data_columns")).isEqualTo(json("{'b': 2, 'a': 2}"));
        assertThat(first.get("common_data_columns").toString()).isEqualTo("[\"a\",\"b\"]");
        studio.importTasks(project, quoted("[{'b': 1, 'c': 1}]"));
        JsonNode second = summary(project);
        assertThat(second.get("all_data_columns")).isEqualTo(json("{'b': 3, 'a': 2, 'c': 1}"));
        assertThat(second.get("common_data_columns").toString()).isEqualTo("[\"b\"]");
    }

    @Test
    void aFileForAProjectWithoutDataTagCountsAsUndefined() {
        long project = studio.project("<View></View>");
        created(upload(ann, "/api/projects/" + project + "/import", "a.txt", "one\ntwo\n"));
        assertThat(summary(project).get("all_data_columns")).isEqualTo(json("{'$undefined$': 2}"));
    }

    @Test
    void everyRegionCountsNotOnlyTheLastOfItsControl() {
        long project = studio.project(CHOICES);
        annotate(ann, studio.task(project, "x"), chosen("a", "a", "b"));
        JsonNode summary = summary(project);
        assertThat(summary.get("created_labels")).isEqualTo(json("{'c': {'a': 2, 'b': 1}}"));
        assertThat(summary.get("created_annotations")).isEqualTo(json("{'c|text|choices': 3}"));
        assertThat(summary.get("all_data_columns")).as("saving adds no column").isEqualTo(json("{'text': 1}"));
    }

    @Test
    void importedAnnotationsCountToo() {
        long project = studio.project(CHOICES);
        studio.importTasks(
                project, "[{\"data\": {\"text\": \"x\"}, \"annotations\": [{\"result\": " + chosen("a") + "}]}]");
        assertThat(labels(project)).isEqualTo("{\"c\":{\"a\":1}}");
    }

    @Test
    void anUpdateTakesOldLabelsOutAndNewOnesIn() {
        long project = studio.project(CHOICES);
        long annotation = annotate(ann, studio.task(project, "x"), chosen("a"));
        ok(ann.patch("/api/annotations/" + annotation, "{\"result\": " + chosen("b") + "}"));
        assertThat(labels(project)).isEqualTo("{\"c\":{\"b\":1}}");
        assertThat(ann.delete("/api/annotations/" + annotation).status()).isEqualTo(204);
        assertThat(labels(project)).isEqualTo(NOTHING);
        assertThat(summary(project).get("created_annotations").toString()).isEqualTo(NOTHING);
    }

    @Test
    void aDraftThatBecomesAnAnnotationMovesItsLabels() {
        long project = studio.project(CHOICES);
        long task = studio.task(project, "x");
        long draft = id(created(ann.post("/api/tasks/" + task + "/drafts", "{\"result\": " + chosen("a") + "}")));
        assertThat(draftLabels(project)).isEqualTo("{\"c\":{\"a\":1}}");
        assertThat(labels(project)).isEqualTo(NOTHING);
        created(ann.post(
                "/api/tasks/" + task + "/annotations",
                "{\"result\": " + chosen("a") + ", \"draft_id\": " + draft + "}"));
        assertThat(draftLabels(project)).isEqualTo(NOTHING);
        assertThat(labels(project)).isEqualTo("{\"c\":{\"a\":1}}");
    }

    @Test
    void deletedTasksTakeTheirCountsWithThem() {
        for (String way : List.of("one", "all", "action")) {
            long project = studio.project(CHOICES);
            long task = studio.task(project, "x");
            annotate(ann, task, chosen("a"));
            created(bob.post("/api/tasks/" + task + "/drafts", "{\"result\": " + chosen("b") + "}"));
            switch (way) {
                case "one" ->
                    assertThat(ann.delete("/api/tasks/" + task).status()).isEqualTo(204);
                case "all" ->
                    assertThat(ann.delete("/api/projects/" + project + "/tasks").status())
                            .isEqualTo(204);
                default ->
                    ok(ann.post(
                            "/api/dm/actions?id=delete_tasks&project=" + project,
                            "{\"selectedItems\": {\"all\": true, \"excluded\": []}}"));
            }
            JsonNode summary = summary(project);
            for (String part :
                    List.of("all_data_columns", "created_annotations", "created_labels", "created_labels_drafts")) {
                assertThat(summary.get(part).toString()).as(way + " " + part).isEqualTo(NOTHING);
            }
            assertThat(summary.get("common_data_columns").toString()).as(way).isEqualTo("[]");
        }
    }

    @Test
    void labelsAreCountedAsTexts() {
        long project = studio.project(CHOICES);
        annotate(ann, studio.task(project, "x"), "[" + region("{'choices': [1]}") + "]");
        assertThat(labels(project)).isEqualTo("{\"c\":{\"1\":1}}");
    }

    @Test
    void aPathOfATaxonomyCountsForEachOfItsElements() {
        long project = studio.project("<View><Text name='text' value='$text'/><Taxonomy name='x' toName='text'>"
                + "<Choice value='Animal'><Choice value='Cat'/></Choice></Taxonomy></View>");
        annotate(
                ann,
                studio.task(project, "x"),
                "[" + region("x", "text", "taxonomy", "{'taxonomy': [['Animal', 'Cat']]}") + "]");
        assertThat(summary(project).get("created_labels")).isEqualTo(json("{'x': {'Animal': 1, 'Cat': 1}}"));
    }
}
