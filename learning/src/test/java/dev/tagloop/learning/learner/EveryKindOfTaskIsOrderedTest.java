package dev.tagloop.learning.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.TaskOrdering;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.testing.LabeledTasks;
import dev.tagloop.learning.testing.TinyHeads;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.MiniLm;
import dev.tagloop.models.Pipelines;
import dev.tagloop.models.TextClassificationPipeline;
import dev.tagloop.training.UntrainedT5;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Over tiny models of every kind, which are imported as versions. */
@Tag("thorough")
class EveryKindOfTaskIsOrderedTest {
    private static final String TEXT = "<View><Text name=\"text\" value=\"$text\"/>";
    private static final String MOOD =
            "<Choices name=\"mood\" toName=\"text\"><Choice value=\"good\"/><Choice value=\"bad\"/></Choices></View>";
    private static final Map<Long, String> TEXTS = new TreeMap<>(Map.of(
            1L, "We liked the cake.",
            2L, "What a bad night, and what a long way home from it!",
            3L, "A happy and warm song",
            4L, "Nobody came. Nobody called.",
            5L, "Rain",
            6L, "They sold the old mill by the river to a man from Lyon."));

    @TempDir
    private static Path shared;

    private static TinyHeads heads;

    @TempDir
    private Path folder;

    private BuiltInLearner learner;

    @BeforeAll
    static void makeHeads() {
        heads = TinyHeads.in(shared);
    }

    @AfterEach
    void close() {
        if (learner != null) {
            learner.close();
        }
    }

    private static BackendProject project(String config) {
        return BackendProject.of(7, Instant.EPOCH, config);
    }

    /** The models become versions of a project, the first one answers. */
    private TaskOrdering open(BackendProject project, Checkpoint... models) {
        LearnerTrainings trainings = LearnerTrainings.open(folder.resolve("project-7"), LearnerWorld.NEVER);
        for (Checkpoint model : models) {
            trainings.importModel(model, "org/tiny");
        }
        learner = BuiltInLearner.open(LearnerSetup.of(folder, LearnerWorld.NEVER));
        if (models.length > 0) {
            learner.promote(project, "v1");
        }
        return learner.ordering().orElseThrow();
    }

    private static List<Task> texts() {
        return TEXTS.entrySet().stream()
                .map(entry -> LearnerWorld.task(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static int read(TaskOrdering orders, BackendProject project, String sampler, List<Task> tasks) {
        try (TaskOrdering.Reading reading = orders.read(project, sampler)) {
            int count = reading.read(tasks);
            reading.complete();
            return count;
        }
    }

    private static TaskOrdering.Order order(
            TaskOrdering orders, BackendProject project, String sampler, List<Task> tasks, Task... labelled) {
        return orders.order(
                project, sampler, new TaskOrdering.Pool(List.of(tasks).iterator(), List.of(labelled)), tasks.size(), 1);
    }

    private static List<Long> tasks(TaskOrdering.Order order) {
        return order.places().stream().map(TaskOrdering.Place::task).toList();
    }

    private static Map<String, Optional<String>> methods(TaskOrdering orders, BackendProject project) {
        Map<String, Optional<String>> methods = new TreeMap<>();
        orders.methods(project).forEach(method -> methods.put(method.name(), method.obstacle()));
        return methods;
    }

    private static List<Long> sorted(ToDoubleFunction<String> score) {
        return TEXTS.keySet().stream()
                .sorted(Comparator.comparingDouble((Long task) -> score.applyAsDouble(TEXTS.get(task)))
                        .reversed())
                .toList();
    }

    @Test
    void textsWithOneClassAreOrderedByTheDoubtOfTheVersionThatAnswers() {
        BackendProject project = project(TEXT + MOOD);
        List<String> labels = List.of("bad", "good");
        Checkpoint model = heads.classifier("single_label_classification", labels, 1);
        TaskOrdering orders = open(project, model, heads.classifier("single_label_classification", labels, 2));
        assertThat(orders.kind(project)).contains("class");
        assertThat(methods(orders, project).values()).allMatch(Optional::isEmpty);
        assertThat(methods(orders, project))
                .containsKeys("bald", "committee-kl", "badge")
                .doesNotContainKey("mnlp");
        assertThat(orders.reader(project, "breaking-ties")).contains("v1");
        assertThat(order(orders, project, "breaking-ties", texts()).note().orElseThrow())
                .isEqualTo("No task has a model's probabilities yet, so they come in random order instead of by"
                        + " breaking-ties.");

        assertThat(read(orders, project, "breaking-ties", texts())).isEqualTo(6);
        assertThat(read(orders, project, "breaking-ties", texts())).isZero();
        TaskOrdering.Order order = order(orders, project, "breaking-ties", texts());
        try (TextClassificationPipeline pipeline = Pipelines.textClassification(model)) {
            // Of two classes, the smaller the better one's score, the closer they are.
            assertThat(tasks(order))
                    .isEqualTo(sorted(text -> -pipeline.predict(text).score()));
        }
        assertThat(order.method()).isEqualTo("breaking-ties");
        assertThat(order.places().getFirst().reason()).matches("least sure about the text: \\d+ % (good|bad), .*");
        assertThat(tasks(order(orders, project, "hybrid", texts()))).hasSize(6);

        // What changed is read again, the rest is not.
        List<Task> changed = Stream.concat(
                        texts().stream().skip(1), Stream.of(LearnerWorld.task(1, "We hated the cake.")))
                .toList();
        assertThat(read(orders, project, "breaking-ties", changed)).isEqualTo(1);
    }

    @Test
    void passesAndVersionsAreReadingsOfTheirOwn() {
        BackendProject project = project(TEXT + MOOD);
        List<String> labels = List.of("bad", "good");
        TaskOrdering orders = open(
                project,
                heads.classifier("single_label_classification", labels, 1),
                heads.classifier("single_label_classification", labels, 2));
        assertThat(orders.reader(project, "bald")).contains("v1 with 10 passes with dropout");
        assertThat(orders.reader(project, "bald-full")).contains("v1 with 10 passes with dropout in all layers");
        assertThat(orders.reader(project, "vote-entropy")).contains("v1 + v2");
        assertThat(read(orders, project, "bald", texts())).isEqualTo(6);
        assertThat(order(orders, project, "bald", texts()).places().getFirst().reason())
                .startsWith("passes with dropout d");
        // Passes before the last layer are none of all layers.
        assertThat(order(orders, project, "bald-full", texts()).method()).isEqualTo("random");
        try (TaskOrdering.Reading reading = orders.read(project, "bald-full")) {
            assertThat(reading.atOnce()).isEqualTo(8);
            assertThat(reading.read(texts())).isEqualTo(6);
        }
        TaskOrdering.Order full = order(orders, project, "bald-full", texts());
        assertThat(full.method()).isEqualTo("bald-full");
        assertThat(full.note()).isEmpty();
        assertThat(read(orders, project, "committee-kl", texts())).isEqualTo(6);
        assertThat(order(orders, project, "committee-kl", texts())
                        .places()
                        .getFirst()
                        .reason())
                .startsWith("versions d");
    }

    @Test
    void classesThatAreRareOrContradictedComeFirst() {
        BackendProject project = project(TEXT + MOOD.replace("toName", "choice=\"multiple\" toName"));
        Checkpoint model = heads.classifier("multi_label_classification", List.of("bad", "good"), 1);
        TaskOrdering orders = open(project, model);
        assertThat(orders.kind(project)).contains("classes");
        assertThat(methods(orders, project).get("vote-entropy"))
                .contains("It compares versions of the model: train twice first.");
        read(orders, project, "class-balancing", texts());
        ObjectNode said = JsonObject.parse(
                        "{\"from_name\":\"mood\",\"to_name\":\"text\",\"type\":\"choices\",\"value\":{\"choices\":[\"good\"]}}")
                .toNode();
        Task labelled = LabeledTasks.labeled(9, TEXTS.get(1L), List.of(said));
        TaskOrdering.Order order = order(orders, project, "class-balancing", texts(), labelled);
        assertThat(order.places().getFirst().reason())
                .matches("likely has (bad, which is rare so far \\(0\\)|good, which is rare so far \\(1\\))");
        try (TextClassificationPipeline pipeline = Pipelines.textClassification(model)) {
            long first = sorted(text -> pipeline.predict(List.of(text), 2).getFirst().stream()
                            .mapToDouble(label -> label.score() / (label.label().equals("good") ? 2 : 1))
                            .sum())
                    .getFirst();
            assertThat(tasks(order).getFirst()).isEqualTo(first);
        }
        assertThat(order(orders, project, "likely-wrong", texts(), labelled)
                        .places()
                        .getFirst()
                        .reason())
                .endsWith("the nearest labelled texts have mostly good");
    }

    @Test
    void numbersAreOrderedByWhatPassesAndVersionsDifferBy() {
        BackendProject project = project(TEXT + "<Rating name=\"stars\" toName=\"text\"/></View>");
        Checkpoint one = heads.classifier("regression", List.of("score"), 1);
        Checkpoint two = heads.classifier("regression", List.of("score"), 2);
        TaskOrdering orders = open(project, one, two);
        assertThat(orders.kind(project)).contains("number");
        assertThat(methods(orders, project))
                .containsOnlyKeys(
                        "random",
                        "sequential",
                        "longest-first",
                        "kmeans++",
                        "coreset",
                        "number-spread",
                        "number-committee");
        read(orders, project, "number-committee", texts());
        try (TextClassificationPipeline first = Pipelines.textClassification(one);
                TextClassificationPipeline second = Pipelines.textClassification(two)) {
            assertThat(tasks(order(orders, project, "number-committee", texts())))
                    .isEqualTo(sorted(text -> Math.abs(
                            first.predict(text).score() - second.predict(text).score())));
        }
        read(orders, project, "number-spread", texts());
        TaskOrdering.Order spread = order(orders, project, "number-spread", texts());
        assertThat(spread.places().getFirst().reason()).startsWith("passes with dropout say ");
        assertThat(tasks(order(orders, project, "coreset", texts()))).hasSize(6);
    }

    @Test
    void questionsAreOrderedByTheirAnswers() {
        BackendProject project =
                project("<View><Text name=\"question\" value=\"$question\"/><Text name=\"text\" value=\"$text\"/>"
                        + "<Labels name=\"answer\" toName=\"text\"><Label value=\"Answer\"/></Labels></View>");
        TaskOrdering orders = open(project, heads.reader(1), heads.reader(2));
        assertThat(orders.kind(project)).contains("answer");
        List<Task> asked = Stream.concat(
                        TEXTS.entrySet().stream().map(entry -> question(entry.getKey(), entry.getValue())),
                        Stream.of(LearnerWorld.task(7, "There is no question about this.")))
                .toList();
        assertThat(read(orders, project, "breaking-ties", asked)).isEqualTo(7);
        TaskOrdering.Order order = order(orders, project, "breaking-ties", asked);
        assertThat(order.places().getFirst().reason()).startsWith("least sure about the answer: ");
        assertThat(scores(order).subList(0, 6)).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(tasks(order)).last().isEqualTo(7L);
        assertThat(order.note()).contains("The last task comes in random order: no model has read it yet.");
        assertThat(order(orders, project, "no-answer", asked)
                        .places()
                        .getFirst()
                        .reason())
                .startsWith("unsure whether the text answers the question: ");
        for (String sampler : List.of("bald", "bald-full", "committee-kl")) {
            read(orders, project, sampler, asked);
            assertThat(order(orders, project, sampler, asked).method()).isEqualTo(sampler);
        }
    }

    private static List<Double> scores(TaskOrdering.Order order) {
        return order.places().stream().map(TaskOrdering.Place::score).toList();
    }

    private static Task question(long id, String text) {
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("id", id).putObject("data").put("question", "Who was there?").put("text", text);
        return new Task(JsonObject.owning(json));
    }

    @Test
    void whatIsWrittenIsOrderedByItsProbabilityAndItsChanging() throws Exception {
        BackendProject project = project(TEXT + "<TextArea name=\"summary\" toName=\"text\"/></View>");
        Path written = shared.resolve("writer");
        new UntrainedT5(16, 1, 2, 5).checkpoint(MiniLm.checkpoint(), "[SEP]").write(written);
        Files.writeString(
                written.resolve("generation_config.json"),
                "{\"max_new_tokens\": 4, \"num_beams\": 2, \"pad_token_id\": 0, \"decoder_start_token_id\": 0, \"eos_token_id\": 102}");
        learner =
                BuiltInLearner.open(LearnerSetup.of(folder, LearnerWorld.NEVER).withBase(written.toString()));
        LearnerWorld.await(() -> learner.standing(project).serving().isPresent());
        TaskOrdering orders = learner.ordering().orElseThrow();
        assertThat(orders.kind(project)).contains("text");
        assertThat(methods(orders, project))
                .containsOnlyKeys(
                        "random",
                        "sequential",
                        "longest-first",
                        "kmeans++",
                        "coreset",
                        "unlikely-text",
                        "changing-text");
        assertThat(methods(orders, project).values()).allMatch(Optional::isEmpty);
        assertThat(read(orders, project, "unlikely-text", texts())).isEqualTo(6);
        assertThat(read(orders, project, "changing-text", texts()))
                .as("told by the same reading")
                .isZero();
        TaskOrdering.Order unlikely = order(orders, project, "unlikely-text", texts());
        assertThat(unlikely.method()).isEqualTo("unlikely-text");
        assertThat(scores(unlikely)).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(order(orders, project, "changing-text", texts())
                        .places()
                        .getFirst()
                        .reason())
                .matches("asked 4 times, the model writes texts that differ by \\d+ %");
        assertThat(orders.reader(project, "coreset")).contains("embeddings of minilm");
    }

    @Test
    void beforeAnythingIsLearnedTextsAreChosenByWhatTheyAreLike() {
        BackendProject project = project(TEXT + MOOD);
        TaskOrdering orders = open(project);
        LearnerWorld.eventually(() -> assertThat(methods(orders, project).get("breaking-ties"))
                .contains("Nothing answers before a first version has learned, which needs 10 labelled tasks."));
        assertThat(methods(orders, project).get("kmeans++")).isEmpty();
        assertThat(orders.reader(project, "kmeans++")).contains("embeddings of minilm");
        assertThat(read(orders, project, "kmeans++", texts())).isEqualTo(6);
        assertThat(order(orders, project, "kmeans++", texts()).method()).isEqualTo("kmeans++");
    }

    @Test
    void sentencesThatAreTakenOutOfTextsAreNotWritten() throws Exception {
        BackendProject project = project(TEXT + "<TextArea name=\"summary\" toName=\"text\"/></View>");
        TaskOrdering orders = open(project);
        LearnerWorld.await(() -> learner.standing(project).serving().isPresent());
        assertThat(methods(orders, project).get("unlikely-text").orElseThrow())
                .startsWith("The model takes sentences out of the texts and writes none of its own");
        assertThat(methods(orders, project).get("coreset")).isEmpty();
    }
}
