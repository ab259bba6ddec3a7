package dev.tagloop.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.cli.NarrowMiniLm;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.NewTask;
import dev.tagloop.labelstudio.model.Project;
import dev.tagloop.labelstudio.model.ProjectSettings;
import dev.tagloop.learning.learner.LearnerTrainings;
import dev.tagloop.learning.train.LocalTrainer;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.models.Pipelines;
import dev.tagloop.models.QuestionAnsweringOptions;
import dev.tagloop.models.QuestionAnsweringPipeline;
import dev.tagloop.models.TextClassificationPipeline;
import dev.tagloop.training.UntrainedT5;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program's server with its own learner over HTTP: a version of each kind, imported, reads the tasks and puts them in the order that follows from
 * what the same model says when it is asked directly.
 */
@Timeout(180)
@Tag("thorough")
class EveryKindOfTaskIsOrderedOnAServerTest {
    private static final String TEXT = "<View><Text name=\"text\" value=\"$text\"/>";
    private static final String MOOD = "<Choice value=\"bad\"/><Choice value=\"good\"/></Choices></View>";
    private static final List<String> LABELS = List.of("bad", "good");
    private static final int HIDDEN = NarrowMiniLm.HIDDEN;
    private static final List<String> TEXTS = List.of(
            "We liked the cake.",
            "What a bad night, and what a long way home from it!",
            "A happy and warm song",
            "Nobody came. Nobody called.",
            "Rain",
            "They sold the old mill by the river to a man from Lyon.");

    @TempDir
    static Path folder;

    private static LearningStudio studio;

    @BeforeAll
    static void start() {
        studio = new LearningStudio(folder);
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    /** A project with all texts, in which the first of these versions answers. */
    private static Project project(String config, Checkpoint... versions) throws Exception {
        Project project =
                studio.client().startProject(ProjectSettings.titled("Orders").labelConfig(config));
        studio.send("PATCH", project.id(), "/learner", "{\"policy\": {\"mode\": \"manual\", \"refresh\": false}}");
        for (String text : TEXTS) {
            studio.client()
                    .tasks()
                    .create(
                            project.id(),
                            NewTask.of(JsonObject.empty().with("text", text).with("question", "Who was there?")));
        }
        LearnerTrainings trainings =
                LearnerTrainings.open(studio.models().resolve("project-" + project.id()), new LocalTrainer());
        for (Checkpoint version : versions) {
            trainings.importModel(version, "org/model");
        }
        studio.send("POST", project.id(), "/learner/versions/v1/promote", "{}");
        return project;
    }

    /** A small encoder with a head of random weights. @param layers rows by name */
    private static Checkpoint head(String architecture, List<String> labels, Map<String, Integer> layers, long seed) {
        Random random = new Random(seed);
        Map<String, FloatTensor> weights =
                new TreeMap<>(NarrowMiniLm.checkpoint().weights());
        new TreeMap<>(layers).forEach((name, rows) -> {
            float[] values = new float[rows * HIDDEN];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextGaussian() * 0.2);
            }
            weights.put(name + ".weight", FloatTensor.of(new int[] {rows, HIDDEN}, values));
            weights.put(name + ".bias", FloatTensor.zeros(rows));
        });
        ModelConfig config = NarrowMiniLm.checkpoint().config().withArchitecture(architecture);
        return Checkpoint.of(
                labels.isEmpty() ? config : config.withLabels(labels),
                weights,
                NarrowMiniLm.checkpoint().tokenizer());
    }

    private static Checkpoint classifier(String problem, List<String> labels, long seed) {
        Checkpoint made = head(
                "BertForSequenceClassification",
                labels,
                Map.of("classifier", labels.size(), "bert.pooler.dense", HIDDEN),
                seed);
        return made.with(made.config().with("problem_type", problem), made.weights());
    }

    /** Chooses a sampler and waits for its order. */
    private static List<JsonObject> ordered(Project project, String sampler, String reader) throws Exception {
        studio.send("PATCH", project.id(), "/queue", "{\"sampler\": \"" + sampler + "\"}");
        // At once; by itself the server begins some seconds later.
        studio.send("POST", project.id(), "/queue/order", "{}");
        JsonObject state = studio.send("GET", project.id(), "/queue", "");
        while (state.object("order").isEmpty() || state.object("job").isPresent()) {
            assertThat(state.text("stopped")).isEmpty();
            LockSupport.parkNanos(50_000_000);
            state = studio.send("GET", project.id(), "/queue", "");
        }
        JsonObject order = state.object("order").orElseThrow();
        assertThat(order.text("sampler")).contains(sampler);
        assertThat(order.text("reader")).contains(reader);
        assertThat(order.text("note")).isEmpty();
        return studio.send("GET", project.id(), "/queue/preview", "").objects("tasks");
    }

    private static List<String> samplers(Project project) throws Exception {
        return studio.send("GET", project.id(), "/queue", "").objects("samplers").stream()
                .map(sampler -> sampler.text("name").orElseThrow())
                .toList();
    }

    private static List<String> texts(List<JsonObject> tasks) {
        return tasks.stream().map(task -> task.text("text").orElseThrow()).toList();
    }

    private static List<String> sorted(ToDoubleFunction<String> wanted) {
        return TEXTS.stream()
                .sorted(Comparator.comparingDouble(wanted).reversed())
                .toList();
    }

    @Test
    void textsWithOneClass() throws Exception {
        Checkpoint model = classifier("single_label_classification", LABELS, 1);
        Project project = project(TEXT + "<Choices name=\"mood\" toName=\"text\">" + MOOD, model);
        assertThat(studio.send("GET", project.id(), "/queue", "").text("kind")).contains("class");
        assertThat(samplers(project)).contains("bald-full", "class-balancing").doesNotContain("mnlp", "no-answer");
        List<JsonObject> tasks = ordered(project, "least-confidence", "v1");
        try (TextClassificationPipeline pipeline = Pipelines.textClassification(model)) {
            assertThat(texts(tasks))
                    .isEqualTo(sorted(text -> 1 - pipeline.predict(text).score()));
        }
        assertThat(tasks.getFirst().text("reason").orElseThrow()).startsWith("least sure about the text: ");
        assertThat(tasks.getFirst().objects("why").getFirst().text("code")).contains("least-sure-text");
        assertThat(tasks.getFirst().objects("why").getFirst().texts("values"))
                .hasSize(5)
                .startsWith("the text");
        assertThat(studio.client()
                        .projects()
                        .nextTask(project.id())
                        .orElseThrow()
                        .data()
                        .text("text"))
                .contains(texts(tasks).getFirst());
        assertThat(texts(ordered(project, "bald-full", "v1 with 10 passes with dropout in all layers")))
                .containsExactlyInAnyOrderElementsOf(TEXTS);
    }

    @Test
    void textsWithAnyNumberOfClasses() throws Exception {
        Checkpoint model = classifier("multi_label_classification", LABELS, 1);
        Project project = project(TEXT + "<Choices name=\"mood\" toName=\"text\" choice=\"multiple\">" + MOOD, model);
        assertThat(studio.send("GET", project.id(), "/queue", "").text("kind")).contains("classes");
        List<JsonObject> tasks = ordered(project, "breaking-ties", "v1");
        try (TextClassificationPipeline pipeline = Pipelines.textClassification(model)) {
            assertThat(texts(tasks))
                    .isEqualTo(sorted(text -> -pipeline.predict(List.of(text), 2).getFirst().stream()
                            .mapToDouble(label -> Math.abs(2 * label.score() - 1))
                            .min()
                            .orElseThrow()));
        }
    }

    @Test
    void textsWithANumber() throws Exception {
        Checkpoint one = classifier("regression", List.of("score"), 1);
        Checkpoint two = classifier("regression", List.of("score"), 2);
        Project project = project(TEXT + "<Rating name=\"stars\" toName=\"text\"/></View>", one, two);
        assertThat(samplers(project)).contains("number-spread", "coreset").doesNotContain("breaking-ties");
        List<JsonObject> tasks = ordered(project, "number-committee", "v1 + v2");
        try (TextClassificationPipeline first = Pipelines.textClassification(one);
                TextClassificationPipeline second = Pipelines.textClassification(two)) {
            assertThat(texts(tasks))
                    .isEqualTo(sorted(text -> Math.abs(
                            first.predict(text).score() - second.predict(text).score())));
        }
    }

    @Test
    void questions() throws Exception {
        Checkpoint model = head("BertForQuestionAnswering", List.of(), Map.of("qa_outputs", 2), 1);
        Project project = project(
                "<View><Text name=\"question\" value=\"$question\"/><Text name=\"text\" value=\"$text\"/>"
                        + "<Labels name=\"answer\" toName=\"text\"><Label value=\"Answer\"/></Labels></View>",
                model);
        assertThat(samplers(project)).contains("no-answer", "breaking-ties").doesNotContain("class-balancing");
        List<JsonObject> tasks = ordered(project, "no-answer", "v1");
        try (QuestionAnsweringPipeline pipeline = Pipelines.questionAnswering(model)) {
            // The nearer "no answer" is to the best one, the more open it is.
            List<String> expected =
                    sorted(text -> -Math.abs(pipeline.best("Who was there?", text, QuestionAnsweringOptions.defaults())
                            .doubt()));
            assertThat(tasks.stream()
                            .map(task -> task.integer("task").orElseThrow())
                            .map(id -> studio.client()
                                    .tasks()
                                    .get(id)
                                    .data()
                                    .text("text")
                                    .orElseThrow())
                            .toList())
                    .isEqualTo(expected);
        }
        assertThat(tasks.getFirst().text("reason").orElseThrow())
                .startsWith("unsure whether the text answers the question: ");
    }

    @Test
    void textsToSummarize() throws Exception {
        Path writer = folder.resolve("writer");
        Checkpoint made = new UntrainedT5(16, 1, 2, 5).checkpoint(NarrowMiniLm.checkpoint(), "[SEP]");
        made.with(made.config().with("tagloop_task", "summarization"), made.weights())
                .write(writer);
        Files.writeString(
                writer.resolve("generation_config.json"),
                "{\"max_new_tokens\": 4, \"num_beams\": 2, \"pad_token_id\": 0, \"decoder_start_token_id\": 0, \"eos_token_id\": 102}");
        Project project = project(
                TEXT + "<TextArea name=\"summary\" toName=\"text\" maxSubmissions=\"1\"/></View>",
                Checkpoint.read(writer));
        assertThat(samplers(project)).contains("unlikely-text", "changing-text").doesNotContain("breaking-ties");
        List<JsonObject> tasks = ordered(project, "unlikely-text", "v1 with 3 drawn texts");
        assertThat(tasks).hasSize(TEXTS.size());
        assertThat(tasks.stream()
                        .map(task -> task.number("score").orElseThrow())
                        .toList())
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(tasks.getFirst().text("reason").orElseThrow()).startsWith("the model gives its own words ");
        assertThat(ordered(project, "kmeans++", "embeddings of minilm")).hasSize(TEXTS.size());
    }
}
