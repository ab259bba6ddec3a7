package dev.tagloop.server.labels;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class LabelsAreRenamedEverywhereTest {
    private static final String PER = region("a", "[\"PER\"]");
    private static final String ORG = region("b", "[\"ORG\"]");
    private static final String BOTH = region("c", "[\"PER\", \"ORG\"]");
    private static final String RELATION =
            "{\"type\": \"relation\", \"from_id\": \"a\", \"to_id\": \"b\", \"direction\": \"right\"}";

    @TempDir
    Path folder;

    private TestStudio studio;

    @BeforeEach
    void start() {
        studio = new TestStudio(folder);
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    private static String region(String id, String labels) {
        return "{\"id\": \"" + id + "\", \"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\","
                + " \"score\": 0.50, \"value\": {\"start\": 0, \"end\": 3, \"labels\": " + labels
                + ", \"text\": \"PER\"}}";
    }

    private Http.Answer migrate(long project, String control, String rename, boolean preview) {
        ObjectNode body =
                Json.mapper().createObjectNode().put("control", control).put("preview", preview);
        body.set("rename", Json.read(rename));
        return studio.ann().post("/api/tagloop/projects/" + project + "/labels/migrate/", Json.write(body));
    }

    private JsonNode tasks(long project) {
        return ok(studio.ann().get("/api/tasks?fields=all&project=" + project)).get("tasks");
    }

    private JsonNode summary(long project) {
        return ok(studio.ann().get("/api/projects/" + project + "/summary"));
    }

    /** A task with an annotation of three regions, a draft and a prediction. */
    private long used() {
        long project = studio.project(TestStudio.NER);
        long task = studio.importTasks(
                        project,
                        "[{\"data\": {\"text\": \"PER\"}, \"predictions\": [{\"model_version\": \"m\", \"result\": ["
                                + PER + "]}]}, {\"data\": {\"text\": \"none\"}}]")
                .get("task_ids")
                .get(0)
                .asLong();
        created(studio.bob()
                .post(
                        "/api/tasks/" + task + "/annotations",
                        "{\"result\": [" + String.join(",", PER, ORG, BOTH, RELATION) + "]}"));
        created(studio.bob().post("/api/tasks/" + task + "/drafts", "{\"result\": [" + PER + "]}"));
        return project;
    }

    @Test
    void aMergeKeepsEveryRegionAndTellsBeforehandWhatItDoes() {
        long project = used();
        JsonNode before = tasks(project);
        JsonNode told = ok(migrate(project, "ner", "{\"PER\": \"ORG\"}", true));
        assertThat(tasks(project)).isEqualTo(before);
        assertThat(told.get("annotations").asInt()).isEqualTo(1);
        assertThat(told.get("drafts").asInt()).isEqualTo(1);
        assertThat(told.get("predictions").asInt()).isEqualTo(1);
        assertThat(told.get("regions").toString()).isEqualTo("{\"PER\":4}");
        assertThat(told.get("samples").size()).isEqualTo(4);
        assertThat(told.at("/samples/0/kind").asString()).isEqualTo("annotation");
        assertThat(told.at("/samples/0/before").toString())
                .isEqualTo(Json.read(PER).toString());
        JsonNode done = ok(migrate(project, "ner", "{\"PER\": \"ORG\"}", false));
        assertThat(((ObjectNode) done).without("preview")).isEqualTo(((ObjectNode) told).without("preview"));

        JsonNode task = tasks(project).get(0);
        assertThat(task.at("/annotations/0/result").toString())
                .isEqualTo(Json.read("[" + PER.replace("[\"PER\"]", "[\"ORG\"]") + "," + ORG + ","
                                + BOTH.replace("[\"PER\", \"ORG\"]", "[\"ORG\"]") + "," + RELATION + "]")
                        .toString());
        assertThat(task.at("/predictions/0/result/0/value/labels/0").asString()).isEqualTo("ORG");
        assertThat(ok(studio.bob().get("/api/tasks/" + task.get("id") + "/drafts"))
                        .at("/0/result/0/value/labels/0")
                        .asString())
                .isEqualTo("ORG");
        assertThat(ok(studio.ann().get("/api/projects/" + project))
                        .at("/parsed_label_config/ner/labels")
                        .toString())
                .isEqualTo("[\"ORG\",\"LOC\"]");
        assertThat(summary(project).get("created_labels").toString()).isEqualTo("{\"ner\":{\"ORG\":3}}");
        assertThat(summary(project).get("created_labels_drafts").toString()).isEqualTo("{\"ner\":{\"ORG\":1}}");
        assertThat(summary(project).at("/created_annotations/ner|text|labels").asInt())
                .isEqualTo(3);
    }

    @Test
    void whatAnAnnotationHeldStaysInItsHistory() {
        long project = used();
        long annotation = tasks(project).at("/0/annotations/0/id").asLong();
        ok(migrate(project, "ner", "{\"PER\": \"HUMAN\"}", false));
        String history = "/api/tagloop/annotations/" + annotation + "/history";
        JsonNode versions = ok(studio.ann().get(history)).get("results");
        assertThat(versions.size()).isEqualTo(2);
        assertThat(versions.at("/0/user/email").asString()).isEqualTo("ann@example.com");
        assertThat(versions.at("/0/action").asString()).isEqualTo("updated");
        assertThat(ok(studio.ann().get(history + "/1"))
                        .at("/result/0/value/labels/0")
                        .asString())
                .isEqualTo("PER");
        assertThat(ok(studio.ann().get("/api/annotations/" + annotation))
                        .at("/result/0/value/labels/0")
                        .asString())
                .isEqualTo("HUMAN");
    }

    @Test
    void labelsThatTheConfigLostAreBroughtHome() {
        long project = used();
        String without = TestStudio.NER.replace("<Label value=\"PER\"/>", "");
        ok(studio.ann()
                .patch(
                        "/api/projects/" + project,
                        Json.write(Json.mapper().createObjectNode().put("label_config", without))));
        assertThat(ok(migrate(project, "ner", "{\"PER\": \"LOC\"}", false))
                        .get("annotations")
                        .asInt())
                .isEqualTo(1);
        assertThat(summary(project).get("created_labels").toString()).isEqualTo("{\"ner\":{\"ORG\":2,\"LOC\":2}}");
        assertThat(ok(studio.ann().get("/api/projects/" + project))
                        .get("label_config")
                        .asString())
                .isEqualTo(without);
    }

    @Test
    void pathsOfATaxonomyFollow() {
        long project = studio.project(
                "<View><Text name=\"text\" value=\"$text\"/><Taxonomy name=\"kind\" toName=\"text\">"
                        + "<Choice value=\"Animal\"><Choice value=\"Cat\"/></Choice><Choice value=\"Plant\"/></Taxonomy></View>");
        long task = studio.task(project, "x");
        created(studio.ann()
                .post(
                        "/api/tasks/" + task + "/annotations",
                        "{\"result\": [{\"id\": \"a\", \"from_name\": \"kind\", \"to_name\": \"text\", \"type\": \"taxonomy\","
                                + " \"value\": {\"taxonomy\": [[\"Animal\", \"Cat\"], [\"Plant\"]]}}]}"));
        JsonNode done = ok(migrate(project, "kind", "{\"Animal/Cat\": \"Feline\", \"Plant\": \"Flora\"}", false));
        assertThat(done.get("regions").toString()).isEqualTo("{\"Animal/Cat\":1,\"Plant\":1}");
        assertThat(tasks(project).at("/0/annotations/0/result/0/value/taxonomy").toString())
                .isEqualTo("[[\"Animal\",\"Feline\"],[\"Flora\"]]");
        assertThat(summary(project).get("created_labels").toString())
                .isEqualTo("{\"kind\":{\"Animal\":1,\"Feline\":1,\"Flora\":1}}");
    }

    @Test
    void controlsOfARepeaterKeepTheirAnnotations() {
        String config =
                "<View><Repeater on=\"$pages\" indexFlag=\"{{idx}}\"><Text name=\"page_{{idx}}\" value=\"$pages[{{idx}}].t\"/>"
                        + "<Labels name=\"ner_{{idx}}\" toName=\"page_{{idx}}\"><Label value=\"PER\"/></Labels></Repeater></View>";
        long project = studio.project(config);
        long task = studio.importTasks(project, "[{\"data\": {\"pages\": [{\"t\": \"a\"}, {\"t\": \"b\"}]}}]")
                .at("/task_ids/0")
                .asLong();
        String result =
                "[" + PER.replace("\"ner\"", "\"ner_1\"").replace("\"text\", \"type", "\"page_1\", \"type") + "]";
        created(studio.ann().post("/api/tasks/" + task + "/annotations", "{\"result\": " + result + "}"));
        ok(studio.ann()
                .patch(
                        "/api/projects/" + project,
                        Json.write(Json.mapper().createObjectNode().put("label_config", config + " "))));
        JsonNode done = ok(migrate(project, "ner_{{idx}}", "{\"PER\": \"HUMAN\"}", false));
        assertThat(done.get("annotations").asInt()).isEqualTo(1);
        assertThat(summary(project).get("created_labels").toString()).isEqualTo("{\"ner_1\":{\"HUMAN\":1}}");
    }

    @Test
    void weightsAndTheLabelsManagerFollow() {
        long project = used();
        ok(
                studio.ann()
                        .patch(
                                "/api/projects/" + project,
                                "{\"control_weights\": {\"ner\": {\"overall\": 2.0, \"labels\": {\"PER\": 0.5, \"ORG\": 0.25}}}}"));
        created(studio.ann()
                .post(
                        "/api/labels",
                        "{\"title\": \"PER\", \"value\": \"PER\", \"from_name\": \"ner\", \"project\": " + project
                                + "}"));
        ok(migrate(project, "ner", "{\"PER\": \"HUMAN\"}", false));
        JsonNode weights = ok(studio.ann().get("/api/projects/" + project)).at("/control_weights/ner");
        assertThat(weights.get("overall").asDouble()).isEqualTo(2.0);
        assertThat(weights.at("/labels/HUMAN").asDouble()).isEqualTo(0.5);
        assertThat(weights.at("/labels/ORG").asDouble()).isEqualTo(0.25);
        JsonNode links = ok(studio.ann().get("/api/label_links?expand=label&project=" + project));
        assertThat(links.at("/results/0/label/value").asString()).isEqualTo("HUMAN");
        assertThat(links.at("/results/0/annotations_count").asInt()).isEqualTo(1);
        assertThat(links.get("count").asInt()).isEqualTo(1);
    }

    @Test
    void mistakesAreNamedAndChangeNothing() {
        long project = used();
        JsonNode before = tasks(project);
        for (String[] wrong : new String[][] {
            {"xyz", "{\"PER\": \"ORG\"}", "The config has no control \\\"xyz\\\". It has: ner."},
            {"ner", "{\"PRE\": \"ORG\"}", "\\\"PRE\\\" is neither a label of \\\"ner\\\" nor in use"},
            {"ner", "{\"PER\": \"\"}", "give it one"},
            {"ner", "{\"PER\": 1}", "must be a text"},
            {"ner", "{}", "Name at least one label"},
            {"ner", "[]", "Expected an object"}
        }) {
            Http.Answer answer = migrate(project, wrong[0], wrong[1], false);
            assertThat(answer.status()).as(wrong[1]).isEqualTo(400);
            assertThat(answer.text()).contains(wrong[2]);
        }
        assertThat(tasks(project)).isEqualTo(before);
    }

    @Test
    void labelsOfTheManagerCountAsOffered() {
        long project = used();
        String without = Json.write(Json.mapper()
                .createObjectNode()
                .put("label_config", TestStudio.NER.replace("<Label value=\"PER\"/>", "")));
        String validate = "/api/projects/" + project + "/validate";
        assertThat(studio.ann().post(validate, without).text())
                .contains("These labels still exist in annotations or drafts:\\nPER (2 annotations, 1 draft)");
        long label = created(studio.ann()
                        .post(
                                "/api/labels",
                                "{\"title\": \"P\", \"value\": \"PER\", \"from_name\": \"ner\", \"project\": " + project
                                        + "}"))
                .get("id")
                .asLong();
        ok(studio.ann().post(validate, without));
        // The label belongs to all its projects; a deleted one is not shown.
        long other = studio.project(TestStudio.NER);
        created(studio.ann()
                .post(
                        "/api/labels",
                        "[{\"title\": \"P\", \"value\": \"PER\", \"from_name\": \"ner\", \"project\": " + other
                                + "}]"));
        assertThat(ok(studio.ann().get("/api/labels/" + label)).get("projects").toString())
                .isEqualTo("[" + project + "," + other + "]");
        studio.ann().delete("/api/projects/" + other);
        assertThat(ok(studio.ann().get("/api/labels/" + label)).get("projects").toString())
                .isEqualTo("[" + project + "]");
        long link = ok(studio.ann().get("/api/labels/" + label)).at("/links/0").asLong();
        assertThat(studio.ann().delete("/api/label_links/" + link).status()).isEqualTo(204);
        assertThat(studio.ann().post(validate, without).status()).isEqualTo(400);
    }

    @Test
    void bulkRenamingOfTheOriginalTouchesAnnotationsOfEveryProjectWithoutOneNamed() {
        List<Long> projects = List.of(used(), used());
        JsonNode answer =
                ok(studio.ann().post("/api/labels/bulk", "{\"old_label\": [\"PER\"], \"new_label\": [\"LOC\"]}"));
        assertThat(answer.get("annotations_updated").asInt()).isEqualTo(2);
        for (long project : projects) {
            assertThat(summary(project).get("created_labels").toString()).isEqualTo("{\"ner\":{\"ORG\":2,\"LOC\":2}}");
            assertThat(tasks(project)
                            .at("/0/predictions/0/result/0/value/labels/0")
                            .asString())
                    .isEqualTo("PER");
        }
        assertThat(studio.ann()
                        .post("/api/labels/bulk", "{\"old_label\": [], \"new_label\": [1]}")
                        .text())
                .contains("\"old_label\":[\"Expected the path", "\"new_label\":[\"Expected the path");
    }
}
