package dev.tagloop.cli.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.TinyModel;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.labelstudio.backend.BackendAddress;
import dev.tagloop.labelstudio.backend.BackendConnector.Reach;
import dev.tagloop.labelstudio.backend.BackendEvent;
import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.ConnectedBackend;
import dev.tagloop.labelstudio.backend.GatedConnector;
import dev.tagloop.labelstudio.backend.MlBackend;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.backend.Trainable;
import dev.tagloop.labelstudio.convert.SpanReader;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.LabelsRegion;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.backend.ServedModel;
import dev.tagloop.learning.backend.TokenClassificationBackend;
import dev.tagloop.learning.registry.ModelRegistry;
import dev.tagloop.learning.registry.ModelVersion;
import dev.tagloop.learning.registry.Staging;
import dev.tagloop.learning.snapshot.Adjudication;
import dev.tagloop.learning.snapshot.LabelSnapshot;
import dev.tagloop.learning.snapshot.SnapshotEntry;
import dev.tagloop.learning.train.RunEpoch;
import dev.tagloop.learning.train.TrainingRun;
import dev.tagloop.mlbackend.BackendServer;
import dev.tagloop.models.PipelineSettings;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with the named-entity example of Label Studio's Python backends, fault by fault, over HTTP where it showed there. */
@Tag("thorough")
class FaultsOfThePythonExampleTest {
    private static final String CONFIG =
            "<View><Text name=\"text\" value=\"$text\"/><Labels name=\"ner\" toName=\"text\">"
                    + "<Label value=\"PER\"/><Label value=\"LOC\"/></Labels><Choices name=\"mood\" toName=\"text\"><Choice value=\"good\"/></Choices>"
                    + "<Relations/></View>";
    private static final BackendProject PROJECT = BackendProject.of(1, Instant.EPOCH, CONFIG);
    private static final GatedConnector CONNECTOR = new GatedConnector(List.of());

    @TempDir
    static Path folder;

    private static Path model;
    private static TokenClassificationBackend backend;
    private static BackendServer server;
    private static ConnectedBackend remote;

    @BeforeAll
    static void serve() throws Exception {
        model = TinyModel.train(folder, "tiny").folder();
        backend = new TokenClassificationBackend(ServedModel.load(model.toString(), PipelineSettings.defaults()));
        server = BackendServer.serve(backend, options -> options.port(0));
        remote = connect(server);
    }

    private static ConnectedBackend connect(BackendServer to) {
        return CONNECTOR.connect(BackendAddress.of(to.url()), Reach.THIS_MACHINE_TOO);
    }

    @AfterAll
    static void stop() {
        server.close();
        backend.close();
        CONNECTOR.close();
    }

    private static List<BackendPrediction> predict(String... texts) {
        return remote.predict(PredictionRequest.of(
                PROJECT,
                Stream.of(texts).map(FaultsOfThePythonExampleTest::task).toList()));
    }

    private static Task task(String text) {
        var json = Json.mapper().createObjectNode();
        json.putObject("data").put("text", text);
        return new Task(JsonObject.owning(json));
    }

    private static List<String> found(BackendPrediction prediction, String label) {
        return prediction.regions().stream()
                .map(LabelsRegion.class::cast)
                .filter(region -> region.labels().contains(label))
                .map(region -> region.text().orElseThrow())
                .toList();
    }

    @Test
    void fault1TwoMentionsOfAKindInARowStayTwo() {
        BackendPrediction prediction =
                predict("Ann lives in Rome now , in Oslo now .").getFirst();
        assertThat(found(prediction, "LOC")).containsExactly("Rome", "Oslo");
    }

    @Test
    void fault2ATaskWithoutAnEntityKeepsItsPlace() {
        List<BackendPrediction> predictions =
                predict("now .", "Bob lives in Oslo now .", "", "Eve lives in Cork now .");
        assertThat(predictions)
                .extracting(one -> found(one, "PER"))
                .containsExactly(List.of(), List.of("Bob"), List.of(), List.of("Eve"));
    }

    @Test
    void fault3EachRegionTellsItsTextAndOffsetsAreCodePoints() {
        LabelsRegion region = (LabelsRegion)
                predict("😀 Ann lives in Rome now .").getFirst().regions().getLast();
        assertThat(region.text()).contains("Rome");
        assertThat(region.span()).hasToString("15..19");
        assertThat(region.json().number("score").orElseThrow()).isBetween(0.3, 1.0);
    }

    @Test
    void fault4OtherWeightsAreAnotherVersionAndEachPredictionNamesItsOwn() throws Exception {
        String before = remote.setup(PROJECT).orElseThrow();
        assertThat(predict("Ann").getFirst().modelVersion()).contains(before);
        try (RandomAccessFile weights =
                new RandomAccessFile(model.resolve("model.safetensors").toFile(), "rw")) {
            weights.seek(weights.length() - 4);
            int last = weights.read();
            weights.seek(weights.length() - 4);
            weights.write(last ^ 1);
        }
        backend.serve(ServedModel.load(model.toString(), PipelineSettings.defaults()));
        String after = remote.setup(PROJECT).orElseThrow();
        assertThat(after).isNotEqualTo(before).startsWith("tiny-");
        assertThat(predict("Ann").getFirst().modelVersion()).contains(after);
    }

    /** The model above, with a training that lasts until the test lets it go. */
    private record SlowLearner(CountDownLatch begun, CountDownLatch end) implements MlBackend, Trainable {
        @Override
        public String modelClass() {
            return backend.modelClass();
        }

        @Override
        public Optional<String> setup(BackendProject project) {
            return backend.setup(project);
        }

        @Override
        public List<BackendPrediction> predict(PredictionRequest request) {
            return backend.predict(request);
        }

        @Override
        public JsonObject train(BackendEvent event) {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return JsonObject.empty();
        }
    }

    @Test
    @Timeout(30)
    void fault5ATrainingNeverRunsInsideTheWebhookAndPredictionsGoOn() throws Exception {
        SlowLearner learner = new SlowLearner(new CountDownLatch(1), new CountDownLatch(1));
        try (BackendServer learning = BackendServer.serve(learner, options -> options.port(0))) {
            long start = System.nanoTime();
            connect(learning).train(BackendEvent.startTraining(JsonObject.parse("{\"id\": 1}")));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            learner.begun().await();
            assertThat(connect(learning).predict(PredictionRequest.of(PROJECT, List.of(task("Ann")))))
                    .hasSize(1);
            learner.end().countDown();
        }
    }

    private static LabelSnapshot snapshot(String annotations) {
        Task task = new Task(JsonObject.parse(
                "{\"id\": 1, \"data\": {\"text\": \"Ann  lives in Rome\"}, \"annotations\": [" + annotations + "]}"));
        return LabelSnapshot.of(CONFIG, List.of(task), Adjudication.standard());
    }

    /** What a training gets of the snapshot's only entry. */
    private static LabeledText read(LabelSnapshot snapshot) {
        SnapshotEntry entry = snapshot.entries().getFirst();
        Task task = new Task(JsonObject.empty().with("data", entry.data().toNode()));
        return SpanReader.of(LabelConfig.parse(CONFIG))
                .read(task, entry.result())
                .text();
    }

    private static String region(int start, int end, String label) {
        return "{\"id\": \"r%d\", \"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\", \"value\": {\"start\": %d, \"end\": %d, \"labels\": [\"%s\"]}}"
                .formatted(start, start, end, label);
    }

    @Test
    void fault6SeveralAnnotationsOfATaskAreOneAnswer() {
        LabelSnapshot snapshot =
                snapshot("{\"id\": 1, \"result\": [" + region(0, 3, "PER") + "]}, {\"id\": 2, \"result\": ["
                        + region(0, 3, "LOC") + "]}, {\"id\": 3, \"result\": [" + region(0, 3, "PER") + "]}");
        assertThat(snapshot.entries()).hasSize(1);
        assertThat(read(snapshot).spans()).extracting(LabeledSpan::label).containsExactly("PER");
    }

    @Test
    void fault7OverlapsAndBlanksLeaveTheTextAsItIs() {
        LabelSnapshot snapshot =
                snapshot("{\"id\": 1, \"result\": [" + region(0, 3, "PER") + "," + region(0, 10, "LOC") + "]}");
        assertThat(read(snapshot).text()).isEqualTo("Ann  lives in Rome");
        LabelsRegion rome = (LabelsRegion)
                predict("Ann   lives  in \n Rome now .").getFirst().regions().getLast();
        assertThat(rome.text()).contains("Rome");
        assertThat(rome.span()).hasToString("18..22");
    }

    @Test
    void fault8WhatStandsBehindFiveHundredAndTwelvePiecesIsRead() {
        String text = "nothing is here , ".repeat(300) + "Bob lives in Oslo now .";
        BackendPrediction prediction = predict(text).getFirst();
        assertThat(found(prediction, "PER")).contains("Bob");
        assertThat(found(prediction, "LOC")).contains("Oslo");
        assertThat(((LabelsRegion) prediction.regions().getLast()).span().end()).isGreaterThan(5400);
    }

    @Test
    void fault9RelationsAndChoicesBesideLabelsDisturbNothing() {
        String others = "{\"type\": \"relation\", \"from_id\": \"r0\", \"to_id\": \"r14\", \"direction\": \"right\"},"
                + " {\"id\": \"c\", \"from_name\": \"mood\", \"to_name\": \"text\", \"type\": \"choices\", \"value\": {\"choices\": [\"good\"]}}";
        LabelSnapshot snapshot = snapshot("{\"id\": 1, \"result\": [" + region(0, 3, "PER") + ", " + others + ", "
                + region(14, 18, "LOC") + "]}");
        assertThat(read(snapshot).spans()).hasSize(2);
        JsonObject context = JsonObject.parse("{\"result\": [" + others + "]}");
        assertThat(remote.predict(PredictionRequest.of(PROJECT, List.of(task("Ann lives in Rome now .")))
                        .withContext(context)))
                .hasSize(1);
    }

    @Test
    void fault10ATrainedModelTellsHowGoodItIsAndOnWhat() {
        TrainingRun run = TrainingRun.read(model).orElseThrow();
        assertThat(run.f1().orElseThrow()).isBetween(0.5, 1.0);
        assertThat(run.epochs()).hasSize(6);
        double best = run.epochs().stream().mapToDouble(RunEpoch::f1).max().orElseThrow();
        assertThat(run.epochs().get(run.bestEpoch() - 1).f1()).isEqualTo(best);
        assertThat(remote.versions().orElseThrow()).hasSize(1).allMatch(version -> version.startsWith("tiny-"));
    }

    @Test
    void fault10VersionsAreListedAndTheOneBeforeComesBack() throws Exception {
        ModelRegistry registry = ModelRegistry.open(folder.resolve("versions"));
        for (int i = 0; i < 2; i++) {
            Staging staging = registry.stage();
            try (Stream<Path> files = Files.list(model)) {
                for (Path file : files.toList()) {
                    Files.copy(file, staging.folder().resolve(file.getFileName()));
                }
            }
            registry.promote(registry.publish(staging).name());
        }
        assertThat(registry.versions()).extracting(ModelVersion::name).containsExactly("v1", "v2");
        assertThat(registry.rollback().name()).isEqualTo("v1");
        assertThat(registry.promoted().orElseThrow().name()).isEqualTo("v1");
    }

    @Test
    void fault11WhatATrainingWasMadeWithStandsInItsRun() throws Exception {
        JsonObject run = JsonObject.parse(Files.readString(model.resolve(TrainingRun.FILE)));
        JsonObject settings = run.object("settings").orElseThrow();
        assertThat(settings.keys()).contains("epochs", "batch_size", "learning_rate", "seed", "max_length");
        assertThat(settings.integer("epochs")).hasValue(6);
        assertThat(settings.number("learning_rate").orElseThrow()).isBetween(1e-6, 1e-2);
    }

    @Test
    void whatAPersonDrewIsFoundElsewhereInTheText() {
        JsonObject context =
                JsonObject.parse("{\"result\": [{\"id\": \"a\", \"from_name\": \"ner\", \"to_name\": \"text\","
                        + " \"type\": \"labels\", \"value\": {\"start\": 0, \"end\": 4, \"labels\": [\"PER\"]}}]}");
        BackendPrediction prediction = remote.predict(
                        PredictionRequest.of(PROJECT, List.of(task("Zorg met Zorgan , and Zorg left .")))
                                .withContext(context))
                .getFirst();
        assertThat(found(prediction, "PER")).contains("Zorg");
        assertThat(prediction.regions().stream()
                        .map(LabelsRegion.class::cast)
                        .filter(region -> region.text().orElseThrow().equals("Zorg"))
                        .map(region -> region.span().toString()))
                .containsExactly("22..26");
    }

    private static JsonObject drawn(String label) {
        return JsonObject.parse("{\"result\": [" + region(0, 4, label) + "]}");
    }

    @Test
    void aTaskWithoutATextIsPredictedEmptyAlsoWhileAPersonLabels() {
        Task bare = new Task(JsonObject.parse("{\"id\": 1, \"data\": {}}"));
        BackendPrediction prediction = remote.predict(
                        PredictionRequest.of(PROJECT, List.of(bare)).withContext(drawn("PER")))
                .getFirst();
        assertThat(prediction.regions()).isEmpty();
    }

    @Test
    void aDrawnLabelThatTheProjectHasNoMoreIsNotSuggestedElsewhere() {
        BackendPrediction prediction = remote.predict(
                        PredictionRequest.of(PROJECT, List.of(task("Zorg met Zorg and Ann lives in Rome now .")))
                                .withContext(drawn("ORG")))
                .getFirst();
        assertThat(found(prediction, "ORG")).isEmpty();
        assertThat(found(prediction, "LOC")).contains("Rome");
    }
}
