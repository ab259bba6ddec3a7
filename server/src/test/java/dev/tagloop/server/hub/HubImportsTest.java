package dev.tagloop.server.hub;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.conformance.hub.Call;
import dev.tagloop.conformance.hub.Fault;
import dev.tagloop.conformance.hub.LocalHub;
import dev.tagloop.conformance.hub.LocalRepo;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Value;
import dev.tagloop.hub.Backoff;
import dev.tagloop.hub.Hub;
import dev.tagloop.hub.HubEnvironment;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Http;
import dev.tagloop.server.Studio;
import dev.tagloop.server.storage.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Tag("thorough")
class HubImportsTest {
    private static final String TOKEN = "hf_operatoroperator";
    private static final List<String> TAGS = List.of("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC");

    @TempDir
    Path folder;

    private LocalHub server;
    private Hub hub;
    private Studio studio;
    private Http head;

    @BeforeEach
    void start() {
        server = LocalHub.start(folder.resolve("hub")).user("operator", TOKEN, "read", "closed");
        hub = Hub.builder()
                .environment(HubEnvironment.of(
                        Map.of(
                                "HF_ENDPOINT", server.endpoint(),
                                "HF_HOME", folder.resolve("home").toString(),
                                "HF_TOKEN", TOKEN),
                        folder))
                .backoff(Backoff.defaults().withPause(time -> {}))
                .build();
        studio = open();
        head = Http.withToken(studio.url(), studio.token(studio.createUser("head@example.com")));
    }

    private Studio open() {
        return Studio.start(
                config -> TestDatabases.settle(config, folder).port(0).hubDatasets(id -> Datasets.published(id, hub)));
    }

    @AfterEach
    void stop() {
        studio.close();
        hub.close();
        server.close();
    }

    private static Map<String, Object> row(int i) {
        return Map.of(
                "tokens", List.of("Ann", Integer.toString(i), "👩🏽‍💻", "Lee", "in", "New", "York"),
                "ner_tags", List.of(1L, 0L, 0L, 1L, 0L, 5L, 6L));
    }

    private static List<Map<String, Object>> rows(int count) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row(i));
        }
        return rows;
    }

    private byte[] parquet(List<Map<String, Object>> rows) throws IOException {
        Features features =
                Features.with("tokens", new ListOf(Value.STRING)).and("ner_tags", new ListOf(new ClassLabel(TAGS)));
        Path file = Files.createTempFile(folder, "rows", ".parquet");
        Dataset.of(features, rows).toParquet(file);
        return Files.readAllBytes(file);
    }

    private LocalRepo wikiann(List<Map<String, Object>> rows) throws IOException {
        server.move("datasets", "wikiann", "unimelb-nlp/wikiann");
        return server.repo("datasets", "unimelb-nlp/wikiann")
                .put("README.md", """
                        ---
                        configs:
                        - config_name: de
                          data_files: de/train-*
                        - config_name: en
                          data_files:
                          - split: train
                            path: en/train-*
                        ---
                        """)
                .put("de/train-0.parquet", parquet(rows(1)))
                .put("en/train-0.parquet", parquet(rows));
    }

    private static String body(String... pairs) {
        ObjectNode body = Json.mapper().createObjectNode();
        for (int i = 0; i < pairs.length; i += 2) {
            body.put(pairs[i], pairs[i + 1]);
        }
        return body.toString();
    }

    private long project(String config) {
        return created(head.post("/api/projects", body("title", "From the Hub", "label_config", config)))
                .get("id")
                .asLong();
    }

    private JsonNode preview(String... pairs) {
        return ok(head.post("/api/tagloop/hub/preview", body(pairs)));
    }

    private JsonNode importing(long project, String... pairs) throws InterruptedException {
        JsonNode job = ok(head.post("/api/tagloop/projects/" + project + "/import/hub", body(pairs)));
        return ended(project, job);
    }

    private JsonNode ended(long project, JsonNode job) throws InterruptedException {
        String path =
                "/api/tagloop/projects/" + project + "/jobs/" + job.get("id").asString();
        JsonNode now = job;
        while (List.of("queued", "running").contains(now.get("state").asString())) {
            Thread.sleep(Duration.ofMillis(20));
            now = ok(head.get(path));
        }
        return now;
    }

    private JsonNode tasks(long project) {
        return ok(head.get("/api/tasks?fields=all&page_size=1000&project=" + project))
                .get("tasks");
    }

    @Test
    void configsSplitsAndSizesAreTold() throws Exception {
        LocalRepo repo = wikiann(rows(7));
        JsonNode all = ok(head.post("/api/tagloop/hub/dataset", body("id", "wikiann")));
        assertThat(all.toString())
                .isEqualTo("{\"id\":\"wikiann\",\"commit\":\"" + repo.head()
                        + "\",\"config\":null,\"configs\":[\"de\",\"en\"],\"splits\":[]}");
        JsonNode english = ok(head.post("/api/tagloop/hub/dataset", body("id", "wikiann/en")));
        assertThat(english.get("config").asString()).isEqualTo("en");
        assertThat(english.get("splits").toString()).isEqualTo("[{\"name\":\"train\",\"rows\":7}]");
        assertThat(ok(head.get("/api/tagloop/hub")).toString()).isEqualTo("{\"available\":true}");
    }

    @Test
    void whatThePreviewProposesIsWhatTheImportStores() throws Exception {
        LocalRepo repo = wikiann(rows(30));
        JsonNode preview = preview("id", "wikiann", "config", "en", "split", "train[:25]");
        assertThat(preview.get("kind").asString()).isEqualTo("token-classification");
        assertThat(preview.get("columns").toString()).isEqualTo("{\"tokens\":\"tokens\",\"tags\":\"ner_tags\"}");
        assertThat(preview.get("labels").toString()).isEqualTo("[\"PER\",\"ORG\",\"LOC\"]");
        assertThat(preview.get("rows").asLong()).isEqualTo(25);
        assertThat(preview.get("problem").isNull()).isTrue();
        assertThat(preview.get("tasks").size()).isEqualTo(10);
        long project = project(preview.get("label_config").asString());
        JsonNode job =
                importing(project, "id", "wikiann", "config", "en", "split", "train[:25]", "revision", repo.head());
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
        assertThat(job.get("result").get("tasks").asString()).isEqualTo("25");
        JsonNode tasks = tasks(project);
        assertThat(tasks.size()).isEqualTo(25);
        JsonNode first = tasks.get(0);
        assertThat(first.get("data").toString())
                .isEqualTo(Json.mapper()
                        .createObjectNode()
                        .put("text", "Ann 0 👩🏽‍💻 Lee in New York")
                        .toString());
        assertThat(first.get("meta")).isEqualTo(preview.get("tasks").get(0).get("meta"));
        assertThat(first.get("meta").get("source").asString()).isEqualTo("wikiann");
        assertThat(first.get("meta").get("hf_index").asLong()).isZero();
        JsonNode york = first.get("predictions").get(0).get("result").get(2);
        assertThat(york.get("value").toString())
                .isEqualTo("{\"start\":18,\"end\":26,\"text\":\"New York\",\"labels\":[\"LOC\"]}");
    }

    @Test
    void anUpdateAddsNewRowsOnly() throws Exception {
        LocalRepo repo = wikiann(rows(4));
        long project = project(preview("id", "wikiann/en").get("label_config").asString());
        importing(project, "id", "wikiann/en");
        long second = tasks(project).get(1).get("id").asLong();
        created(head.post("/api/tasks/" + second + "/annotations", "{\"result\": []}"));
        List<Map<String, Object>> changed = rows(6);
        changed.set(1, Map.of("tokens", List.of("Other"), "ner_tags", List.of(0L)));
        repo.put("en/train-0.parquet", parquet(changed));
        JsonNode job = importing(project, "id", "wikiann/en", "update", "true");
        JsonNode result = job.get("result");
        assertThat(List.of(
                        result.get("new").asString(),
                        result.get("same").asString(),
                        result.get("changed").asString(),
                        result.get("removed").asString(),
                        result.get("tasks").asString()))
                .containsExactly("2", "3", "1", "0", "2");
        assertThat(job.get("log").toString()).contains("changed: row 1 of train, task " + second + ", labelled");
        assertThat(tasks(project).size()).isEqualTo(6);
        JsonNode again = importing(project, "id", "wikiann/en", "update", "true");
        assertThat(again.get("result").get("tasks").asString()).isEqualTo("0");
    }

    @Test
    void aCancelledOrBrokenImportLeavesNothing() throws Exception {
        List<Map<String, Object>> broken = rows(3000);
        broken.set(2990, Map.of("tokens", List.of("a"), "ner_tags", List.of(0L, 0L)));
        wikiann(broken);
        long project = project(preview("id", "wikiann/en").get("label_config").asString());
        JsonNode failed = importing(project, "id", "wikiann/en");
        assertThat(failed.get("state").asString()).isEqualTo("failed");
        assertThat(failed.get("error").asString()).contains("Row 2990").contains("1 tokens but 2 tags");
        assertThat(tasks(project).size()).isZero();

        server.faults().always(Call.INFO, new Fault.Late(Duration.ofMillis(300)));
        JsonNode job = ok(head.post("/api/tagloop/projects/" + project + "/import/hub", body("id", "wikiann/en")));
        ok(head.post(
                "/api/tagloop/projects/" + project + "/jobs/" + job.get("id").asString() + "/cancel", "{}"));
        assertThat(ended(project, job).get("state").asString()).isEqualTo("cancelled");
        assertThat(tasks(project).size()).isZero();
    }

    @Test
    void whatCannotBeReadIsASentence() throws Exception {
        wikiann(rows(2));
        server.repo("datasets", "org/script").put("script.py", "print(1)");
        server.repo("datasets", "org/gated").put("a.csv", "text\nx\n").makeGated();
        for (String id : List.of(
                "nobody/nothing",
                "org/script",
                "org/gated",
                "wikiann",
                "../../etc",
                "/etc",
                ".",
                "csv",
                "a/b/c/d",
                "x\u0000")) {
            Http.Answer answer = head.post("/api/tagloop/hub/preview", body("id", id));
            assertThat(answer.status()).as(id + ": " + answer.text()).isEqualTo(400);
            assertThat(answer.text()).as(id).doesNotContain(TOKEN).doesNotContain("Exception");
        }
        assertThat(head.post("/api/tagloop/hub/preview", body("id", "wikiann/en", "split", "test"))
                        .text())
                .contains("Unknown split");
        assertThat(head.post("/api/tagloop/hub/preview", body("id", "wikiann/en", "tags", "x"))
                        .text())
                .contains("is not a valid choice");
        server.close();
        assertThat(head.post("/api/tagloop/hub/dataset", body("id", "org/other"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theOperatorsTokenReadsAndIsNeverShown() throws Exception {
        server.repo("datasets", "closed/words")
                .put("train.csv", "text\nhello\n")
                .makePrivate();
        JsonNode preview = preview("id", "closed/words");
        assertThat(preview.get("tasks").get(0).get("data").toString()).isEqualTo("{\"text\":\"hello\"}");
        assertThat(preview.toString()).doesNotContain(TOKEN);
    }

    @Test
    void aConfigWithoutThePlaceForLabelsIsAProblemBeforeAndAFailureAfter() throws Exception {
        wikiann(rows(2));
        long project = project(
                "<View><Text name='t' value='$sentence'/><Labels name='l' toName='t'><Label value='PER'/></Labels></View>");
        JsonNode preview =
                ok(head.post("/api/tagloop/hub/preview", "{\"id\": \"wikiann/en\", \"project\": " + project + "}"));
        assertThat(preview.get("problem").asString()).startsWith("the label config lacks the labels ORG, LOC");
        assertThat(preview.get("tasks").get(0).get("data").has("sentence")).isTrue();
        JsonNode failed = importing(project, "id", "wikiann/en");
        assertThat(failed.get("error").asString()).contains("lacks the labels ORG, LOC");
        assertThat(importing(project, "id", "wikiann/en", "tags", "none")
                        .get("result")
                        .get("tasks")
                        .asString())
                .isEqualTo("2");
    }

    @Test
    void aServerWithoutAHubSaysSo() {
        studio.close();
        studio = Studio.start(config -> TestDatabases.settle(config, folder).port(0));
        Http again = Http.withToken(
                studio.url(), studio.token(studio.user("head@example.com").orElseThrow()));
        assertThat(ok(again.get("/api/tagloop/hub")).toString()).isEqualTo("{\"available\":false}");
        Http.Answer answer = again.post("/api/tagloop/hub/dataset", body("id", "wikiann"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("does not read data sets of the Hugging Face Hub");
    }
}
