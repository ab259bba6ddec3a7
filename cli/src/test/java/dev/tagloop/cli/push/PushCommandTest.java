package dev.tagloop.cli.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.Program;
import dev.tagloop.conformance.hub.Call;
import dev.tagloop.conformance.hub.LocalHub;
import dev.tagloop.conformance.hub.LocalRepo;
import dev.tagloop.core.text.Text;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.hub.Hub;
import dev.tagloop.hub.HubEnvironment;
import dev.tagloop.hub.repo.RepoId;
import dev.tagloop.labelstudio.client.StudioClient;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.NewTask;
import dev.tagloop.labelstudio.model.ProjectSettings;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FastTokenizer;
import dev.tagloop.models.MiniLm;
import dev.tagloop.server.Studio;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tagloop push} in a process of its own, against a Hub on this machine. */
@Tag("thorough")
class PushCommandTest {
    private static final String TOKEN = "hf_alicealicealice";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String CONFIG = """
            <View><Text name="text" value="$text"/><Labels name="ner" toName="text">
            <Label value="PER"/><Label value="LOC"/></Labels></View>""";

    @TempDir
    Path folder;

    private LocalHub server;
    private Hub hub;
    private final Map<String, String> environment = new LinkedHashMap<>();

    @BeforeEach
    void start() {
        server = LocalHub.start(folder.resolve("server")).user("alice", TOKEN, "write", "org");
        environment.put("HF_ENDPOINT", server.endpoint());
        environment.put("HF_HOME", folder.resolve("home").toString());
        environment.put("HF_TOKEN", TOKEN);
        Map<String, String> elsewhere = new LinkedHashMap<>(environment);
        elsewhere.put("HF_HOME", folder.resolve("reader").toString());
        hub = Hub.builder().environment(HubEnvironment.of(elsewhere, folder)).build();
    }

    @AfterEach
    void stop() {
        hub.close();
        server.close();
    }

    private record Outcome(int code, String output) {
        JsonObject json() {
            return JsonObject.parse(output.lines().toList().getLast());
        }
    }

    private Outcome tagloop(String... args) throws Exception {
        try (Program program = Program.tagloop(environment, args)) {
            int code = program.await(PATIENCE);
            return new Outcome(code, program.output());
        }
    }

    @Test
    void labelsOfAProjectComeBackFromTheHubAndPeoplesWordsStay() throws Exception {
        try (Studio studio = Studio.start(
                        config -> config.dataDir(folder.resolve("data")).port(0).username("ann@example.com"));
                StudioClient client = StudioClient.connect(
                        studio.url(),
                        studio.token(studio.user("ann@example.com").orElseThrow()))) {
            environment.put("LABEL_STUDIO_URL", studio.url());
            environment.put(
                    "LABEL_STUDIO_API_KEY",
                    studio.token(studio.user("ann@example.com").orElseThrow()));
            long project = client.startProject(
                            ProjectSettings.titled("Names: a list").labelConfig(CONFIG))
                    .id();
            for (int i = 0; i < 8; i++) {
                client.projects().importTasks(project, List.of(task("Ann %d 👩🏽‍💻".formatted(i), 3)));
            }
            String id = Long.toString(project);

            Outcome dry = tagloop("push", "--dataset", "org/names", "--project", id, "--dry-run");
            assertThat(dry.code()).as(dry.output()).isZero();
            assertThat(dry.output())
                    .contains("data/train-00000-of-00001.parquet")
                    .contains("Split train: 8 rows with [id, text, tokens, ner_tags, spans]")
                    .contains("Nothing was sent.");
            assertThat(server.find("datasets", "org/names")).isEmpty();

            Outcome push = tagloop(
                    "push", "--dataset", "org/names", "--project", id, "--test-size", "0.25", "--private", "--json");
            assertThat(push.code()).as(push.output()).isZero();
            LocalRepo repo = server.find("datasets", "org/names").orElseThrow();
            assertThat(push.json().text("commit")).hasValue(repo.head());
            assertThat(push.json().text("url").orElseThrow()).endsWith("/commit/" + repo.head());
            assertThat(repo.titles().getFirst()).isEqualTo("Upload dataset");
            assertThat(repo.paths())
                    .containsExactly(
                            ".gitattributes",
                            "README.md",
                            "data/test-00000-of-00001.parquet",
                            "data/train-00000-of-00001.parquet");
            Dataset test = Datasets.request("org/names").hub(hub).load("test");
            assertThat(test.size()).isEqualTo(2);
            assertThat(test.features().classLabel("ner_tags").names())
                    .containsExactly("O", "B-PER", "I-PER", "B-LOC", "I-LOC");
            assertThat(test.get(0).labels("ner_tags")).containsExactly("B-PER", "O", "O");

            String card = new String(repo.bytes("README.md").orElseThrow(), StandardCharsets.UTF_8);
            assertThat(card).contains("pretty_name: 'Names: a list'").contains("license: unknown");
            repo.put(
                    "README.md",
                    card.replace("license: unknown", "license: mit\nlanguage:\n- en\nyear: 2026")
                                    .replace("<!-- tagloop: written", "Mind the gap.\n\n<!-- tagloop: written")
                            + "\nBe nice.\n");

            client.projects().importTasks(project, List.of(task("Bob", 3)));
            Outcome again = tagloop("push", "--dataset", "org/names", "--project", id, "--message", "More", "--json");
            assertThat(again.code()).as(again.output()).isZero();
            assertThat(again.json().texts("removed")).containsExactly("data/test-00000-of-00001.parquet");
            assertThat(repo.titles().getFirst()).isEqualTo("More");
            assertThat(repo.paths())
                    .containsExactly(".gitattributes", "README.md", "data/train-00000-of-00001.parquet");
            assertThat(new String(repo.bytes("README.md").orElseThrow(), StandardCharsets.UTF_8))
                    .contains("license: mit\n")
                    .contains("language:\n- en\n")
                    .contains("year: 2026\n")
                    .contains("num_examples: 9\n")
                    .contains("9 of 9 tasks labelled")
                    .doesNotContain("8 of 8 tasks labelled")
                    .contains("Mind the gap.")
                    .endsWith("Be nice.\n");
            assertThat(Datasets.request("org/names").hub(hub).loadAll().splits())
                    .containsOnlyKeys("train")
                    .allSatisfy((name, rows) -> assertThat(rows.size()).isEqualTo(9));
        }
    }

    private static NewTask task(String text, int end) {
        return new NewTask(JsonObject.parse("{\"data\":{\"text\":\"" + text
                + "\"},\"annotations\":[{\"result\":[{\"id\":\"a\","
                + "\"from_name\":\"ner\",\"to_name\":\"text\",\"type\":\"labels\",\"value\":{\"start\":0,\"end\":" + end
                + ",\"labels\":[\"PER\"]}}]}]}"));
    }

    @Test
    void aModelIsPushedWithACardAndWithoutWhatIsOurs() throws Exception {
        server.repo("models", "org/base").put("README.md", "---\nlicense: mit\n---\n# Base\n");
        Path model = folder.resolve("model");
        MiniLm.checkpoint().write(model);
        Files.writeString(model.resolve(".env"), "SECRET=1");
        Files.writeString(model.resolve("checkpoint.bin"), "state");
        Files.writeString(model.resolve("run.json"), run());

        Outcome push = tagloop("push", "--model", "org/news-ner", model.toString(), "--revision", "trial", "--json");
        assertThat(push.code()).as(push.output()).isZero();
        LocalRepo repo = server.find("models", "org/news-ner").orElseThrow();
        assertThat(repo.paths()).containsExactly(".gitattributes");
        Path snapshot = hub.snapshot(
                hub.listing(RepoId.model("org/news-ner"), "trial"),
                hub.listing(RepoId.model("org/news-ner"), "trial").files());
        try (var files = Files.list(snapshot)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            ".gitattributes",
                            "README.md",
                            "config.json",
                            "model.safetensors",
                            "special_tokens_map.json",
                            "tokenizer.json",
                            "tokenizer_config.json");
        }
        assertThat(Files.readString(snapshot.resolve("README.md")))
                .startsWith("""
                        ---
                        library_name: transformers
                        license: mit
                        base_model: org/base
                        pipeline_tag: token-classification
                        tags:
                        - token-classification
                        - tagloop
                        datasets:
                        - org/news
                        metrics:
                        - precision
                        - recall
                        - f1
                        model-index:
                        - name: news-ner
                          results:
                          - task:
                              name: Token Classification
                              type: token-classification
                            dataset:
                              name: org/news
                              type: org/news
                              revision: '0123456789abcdef0123456789abcdef01234567'
                              split: held-out
                            metrics:
                            - name: Precision (seqeval, strict)
                              type: precision
                              value: 0.75
                            - name: Recall (seqeval, strict)
                              type: recall
                              value: 0.6
                            - name: F1 (seqeval, strict)
                              type: f1
                              value: 0.6667
                        ---

                        # news-ner
                        """.replace("name: Precision (seqeval, strict)", "name: 'Precision (seqeval, strict)'")
                        .replace("name: Recall (seqeval, strict)", "name: 'Recall (seqeval, strict)'")
                        .replace("name: F1 (seqeval, strict)", "name: 'F1 (seqeval, strict)'"))
                .doesNotContain(folder.toString());
        Checkpoint back = Checkpoint.read(snapshot);
        try (FastTokenizer tokenizer = FastTokenizer.of(back)) {
            assertThat(tokenizer.encode(Text.of("Rome")).size()).isEqualTo(3);
        }
    }

    /** As a training leaves it. */
    private String run() {
        return """
                {"created":"2026-11-26T10:00:00Z","data":"org/news","digest":"abc","documents":50,"trained":40,"labels":["PER"],
                 "base":"org/base","base_revision":"sha256:1","seed":42,
                 "settings":{"epochs":3,"batch_size":8,"learning_rate":1e-4,"head_multiple":1.0,"weight_decay":0.0,"warmup":0.1,
                   "max_gradient_norm":1.0,"dropout":0.1,"max_length":128,"stride":16,"word_shape":false,"seed":42,"threads":1,
                   "device":"cpu"},
                 "scores":{"method":"HELD_OUT","documents":10,"precision":0.75,"recall":0.6,"f1":0.66666,"labels":{"PER":
                   {"precision":0.75,"recall":0.6,"f1":0.66666,"gold":5,"predicted":4,"correct":3}}},
                 "epochs":[],"best_epoch":1,"alignment":{"spans":5,"exact":5,"snapped":0,"dropped":0,"changed":[]},
                 "notes":[],"seconds":1.0,"dataset_revision":"0123456789abcdef0123456789abcdef01234567"}
                """;
    }

    @Test
    void aModelPushedByItsTrainingPredictsElsewhereByItsId() throws Exception {
        StringBuilder conll = new StringBuilder("-DOCSTART- -X- O O\n\n");
        for (int i = 0; i < 48; i++) {
            String name = List.of("Ann", "Bob", "Cleo", "Dan").get(i % 4);
            conll.append(name).append(" B-PER\nlives O\nin O\nRome B-LOC\n. O\n\n");
        }
        Path data = Files.writeString(folder.resolve("train.conll"), conll);
        Outcome train = tagloop(
                "train",
                "--data",
                data.toString(),
                "--validation",
                data.toString(),
                "--output",
                folder.resolve("trained").toString(),
                "--epochs",
                "2",
                "--push-to-hub",
                "org/names-ner",
                "--private");
        assertThat(train.code()).as(train.output()).isZero();
        LocalRepo repo = server.find("models", "org/names-ner").orElseThrow();
        assertThat(train.output()).contains("Pushed to " + server.endpoint() + "/org/names-ner/commit/" + repo.head());
        assertThat(repo.paths()).contains("README.md", "model.safetensors").doesNotContain("run.json");
        assertThat(new String(repo.bytes("README.md").orElseThrow(), StandardCharsets.UTF_8))
                .contains("license: apache-2.0\nbase_model: sentence-transformers/all-MiniLM-L6-v2\n")
                .contains("# names-ner\n")
                .doesNotContain(folder.toString());

        environment.put("HF_HOME", folder.resolve("elsewhere").toString());
        Outcome predict = tagloop("predict", "--model", "org/names-ner", "--text", "Cleo lives in Rome.", "--json");
        assertThat(predict.code()).as(predict.output()).isZero();
        assertThat(predict.json().objects("entities").stream()
                        .map(entity -> entity.text("label").orElse(""))
                        .toList())
                .containsExactly("PER", "LOC");
        int asked = server.requests().size();
        environment.put("HF_HUB_OFFLINE", "1");
        assertThat(tagloop("predict", "--model", "org/names-ner", "--text", "Ann", "--json")
                        .code())
                .isZero();
        Outcome missing = tagloop("predict", "--model", "org/other", "--text", "Ann");
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.output())
                .contains("the model 'org/other' cannot be fetched")
                .doesNotContain("\tat ");
        assertThat(server.requests()).hasSize(asked);
    }

    @Test
    void whatIsWrongIsSaidBeforeAnythingIsSent() throws Exception {
        assertThat(tagloop("push", "--model", "../x", folder.toString()).code()).isEqualTo(2);
        assertThat(tagloop("push", "--dataset", "org/x").code()).isEqualTo(2);
        Outcome noModel = tagloop("push", "--model", "org/x", folder.toString());
        assertThat(noModel.code()).isEqualTo(1);
        assertThat(noModel.output()).contains("no config.json");
        Path data = Files.createDirectories(folder.resolve("broken"));
        Files.writeString(data.resolve("train.jsonl"), "{\"a\": 1}\n{\"a\": \n");
        Outcome broken = tagloop("push", "--dataset", "org/x", data.toString());
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.output()).contains("train.jsonl, line").doesNotContain("\tat ");
        environment.put("HF_TOKEN", "");
        Outcome early = tagloop(
                "train",
                "--data",
                "starter-ner",
                "--output",
                folder.resolve("m").toString(),
                "--push-to-hub",
                "org/m");
        assertThat(early.code()).isEqualTo(1);
        assertThat(early.output()).contains("--push-to-hub needs a token");
        assertThat(folder.resolve("m")).doesNotExist();
        assertThat(server.requests(Call.COMMIT)).isEmpty();
        assertThat(server.find("models", "org/x")).isEmpty();
        assertThat(server.find("datasets", "org/x")).isEmpty();
    }
}
