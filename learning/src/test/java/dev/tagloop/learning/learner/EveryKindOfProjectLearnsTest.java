package dev.tagloop.learning.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.LabelSource;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.labelstudio.backend.Learner.Learnable;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.ChoicesRegion;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.labelstudio.model.TextAreaRegion;
import dev.tagloop.learning.testing.LabeledTasks;
import dev.tagloop.learning.testing.RecordedWatch;
import dev.tagloop.learning.testing.TinyBert;
import dev.tagloop.learning.train.LocalTrainer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** From labels to suggestions, with real trainings of a tiny model. */
@Tag("thorough")
class EveryKindOfProjectLearnsTest implements LabelSource {
    private static final String[] GOOD = {"what a fine day", "we liked the sweet cake", "a happy and warm song"};
    private static final String[] BAD = {"what a bad night", "they hated the sour soup", "a sad and cold song"};

    private static final String TEXT = "<View><Text name=\"text\" value=\"$text\"/>";
    private static final String MOOD =
            "<Choices name=\"mood\" toName=\"text\"><Choice value=\"good\"/><Choice value=\"bad\"/></Choices>";
    private static final String SIDES =
            "<Choices name=\"side\" toName=\"text\" choice=\"multiple\"><Choice value=\"even\"/><Choice value=\"third\"/></Choices>";
    private static final String STARS = "<Rating name=\"stars\" toName=\"text\"/>";
    private static final String ENTITIES =
            "<Labels name=\"ner\" toName=\"text\"><Label value=\"PER\"/><Label value=\"LOC\"/></Labels>";

    @TempDir
    private static Path shared;

    private static String base;

    @TempDir
    private Path folder;

    private BuiltInLearner learner;
    private List<Task> labelled = List.of();

    @BeforeAll
    static void writeBase() {
        base = TinyBert.in(shared.resolve("tiny"));
    }

    @BeforeEach
    void open() {
        learner = BuiltInLearner.open(LearnerSetup.of(folder, new LocalTrainer()));
        learner.attach(this);
    }

    @AfterEach
    void close() {
        learner.close();
    }

    @Override
    public Stream<Task> labelled(BackendProject project) {
        return labelled.stream();
    }

    private static BackendProject project(String controls) {
        return BackendProject.of(7, Instant.EPOCH, TEXT + controls + "</View>");
    }

    private static String text(int i) {
        return (i % 2 == 0 ? GOOD : BAD)[i / 2 % 3] + " number " + i;
    }

    private static ObjectNode said(String control, String type, String value) {
        return JsonObject.parse("{\"from_name\":\"" + control + "\",\"to_name\":\"text\",\"type\":\"" + type
                        + "\",\"value\":" + value + "}")
                .toNode();
    }

    private static ObjectNode mood(int i) {
        return said("mood", "choices", i % 2 == 0 ? "{\"choices\":[\"good\"]}" : "{\"choices\":[\"bad\"]}");
    }

    private void label(int tasks, IntFunction<List<ObjectNode>> said) {
        labelled = IntStream.range(0, tasks)
                .mapToObj(i -> LabeledTasks.labeled(i + 1, text(i), said.apply(i)))
                .toList();
    }

    private LearnedVersion learn(BackendProject project, int epochs) {
        return learner.learn(
                project,
                JsonObject.parse("{\"learning_rate\": 0.005}")
                        .with("num_train_epochs", epochs)
                        .with("base", base),
                new RecordedWatch());
    }

    private BackendPrediction predicted(BackendProject project, String text) {
        return learner.predict(PredictionRequest.of(project, List.of(LearnerWorld.task(99, text))))
                .getFirst();
    }

    private static List<String> chosen(BackendPrediction prediction) {
        return prediction.regions().stream()
                .map(ChoicesRegion.class::cast)
                .flatMap(region -> region.choices().stream())
                .toList();
    }

    @Test
    void choicesAreLearnedComparedPromotedAndSuggested() {
        BackendProject project = project(MOOD);
        assertThat(learner.standing(project).suitable()).isTrue();
        LearnerWorld.eventually(() -> assertThat(learner.standing(project).reason())
                .contains("Nothing answers before a first version has learned, which needs 10 labelled tasks."));
        BackendPrediction nothing = predicted(project, "a fine day");
        assertThat(nothing.regions()).isEmpty();
        assertThat(nothing.modelVersion()).contains("memory");
        label(48, i -> List.of(mood(i)));
        LearnedVersion weak = learn(project, 1);
        LearnedVersion strong = learn(project, 8);
        assertThat(strong.details().text("task")).contains("text-classification");
        assertThat(strong.details().text("metric")).contains("f1");
        assertThat(strong.details().object("metrics").orElseThrow().number("accuracy"))
                .hasValue(1.0);
        assertThat(strong.details().object("labels").orElseThrow().keys()).containsExactly("bad", "good");

        learner.promote(project, strong.name());
        assertThat(learner.standing(project).serving()).contains("v2");
        BackendPrediction prediction = predicted(project, "a happy and warm song, they liked it");
        assertThat(chosen(prediction)).containsExactly("good");
        assertThat(prediction.modelVersion()).contains("v2");
        assertThat(prediction.score().orElseThrow()).isBetween(0.5, 1.0);
        assertThat(learner.mapping(project).object("labels").orElseThrow().keys())
                .containsExactlyInAnyOrder("good", "bad");

        JsonObject compared = learner.compare(project, weak.name(), strong.name());
        assertThat(compared.text("metric")).contains("f1");
        double gain = compared.object("b").orElseThrow().number("f1").orElseThrow()
                - compared.object("a").orElseThrow().number("f1").orElseThrow();
        assertThat(compared.object("difference").orElseThrow().number("f1")).hasValue(gain);
        assertThat(compared.object("labels").orElseThrow().keys()).containsExactly("bad", "good");
        JsonObject own = learner.mistakes(project, strong.name());
        assertThat(own.integer("documents")).isEqualTo(compared.integer("documents"));
        assertThat(own.integer("wrong")).hasValue(0);
        label(48, i -> List.of(mood(i + 1)));
        JsonObject turned = learner.mistakes(project, strong.name());
        assertThat(turned.integer("wrong")).isEqualTo(turned.integer("documents"));
        JsonObject first = turned.objects("examples").getFirst();
        assertThat(first.texts("predicted")).hasSize(1).isNotEqualTo(first.texts("gold"));
        assertThat(first.text("text").orElseThrow()).contains(" number ");
    }

    @Test
    void aProjectWithSeveralControlsLearnsTheOneThatWasChosen() {
        BackendProject mixed = project(ENTITIES + MOOD + SIDES + STARS);
        assertThat(learner.learnable(mixed))
                .containsExactly(
                        new Learnable("token-classification", Optional.empty()),
                        new Learnable("text-classification", Optional.of("mood")),
                        new Learnable("text-classification", Optional.of("side")),
                        new Learnable("text-classification", Optional.of("stars")));
        BackendProject sides =
                mixed.withExtraParams(Json.read("{\"task\":\"text-classification\",\"control\":\"side\"}"));
        assertThat(learner.learnable(sides).getFirst())
                .isEqualTo(new Learnable("text-classification", Optional.of("side")));
        label(
                48,
                i -> List.of(
                        mood(i),
                        said(
                                "side",
                                "choices",
                                i % 2 == 0 ? "{\"choices\":[\"even\",\"third\"]}" : "{\"choices\":[\"third\"]}")));
        LearnedVersion version = learn(sides, 8);
        assertThat(version.details().object("labels").orElseThrow().keys()).containsExactly("even", "third");
        learner.promote(sides, version.name());
        BackendPrediction prediction = predicted(sides, "a happy and warm song");
        assertThat(chosen(prediction)).containsExactlyInAnyOrder("even", "third");
        assertThat(prediction.regions().getFirst().fromName()).contains("side");

        BackendProject moods =
                mixed.withExtraParams(Json.read("{\"task\":\"text-classification\",\"control\":\"mood\"}"));
        LearnerWorld.eventually(() -> assertThat(learner.standing(moods).serving())
                .as("v1 has learned sides")
                .isEmpty());
        LearnedVersion second = learn(moods, 1);
        assertThat(second.details().object("labels").orElseThrow().keys()).contains("good");
        BackendProject lost = mixed.withExtraParams(Json.read("{\"control\":\"gone\"}"));
        assertThat(learner.standing(lost).reason().orElseThrow())
                .isEqualTo(
                        "Of what is to be learned: the label config has no control gone; it has ner, mood, side, stars.");
    }

    @Test
    void starsAreLearnedAsNumbersAndMeasuredByTheirCorrelation() {
        BackendProject project = project(STARS);
        label(48, i -> List.of(said("stars", "rating", i % 2 == 0 ? "{\"rating\":5}" : "{\"rating\":1}")));
        LearnedVersion version = learn(project, 8);
        assertThat(version.details().text("metric")).contains("pearsonr");
        assertThat(version.details().number("f1")).isEmpty();
        assertThat(version.details()
                        .object("metrics")
                        .orElseThrow()
                        .number("pearsonr")
                        .orElseThrow())
                .isGreaterThan(0.9);
        learner.promote(project, version.name());
        assertThat(predicted(project, "a happy and warm song")
                        .regions()
                        .getFirst()
                        .value()
                        .integer("rating"))
                .hasValue(5);
        JsonObject compared = learner.compare(project, "v1", "v1");
        assertThat(compared.text("metric")).contains("pearsonr");
        assertThat(compared.object("difference").orElseThrow().number("pearsonr"))
                .hasValue(0);
        assertThat(learner.mistakes(project, "v1").objects("examples"))
                .allSatisfy(
                        example -> assertThat(example.texts("gold").getFirst()).isIn("1", "5"));
    }

    @Test
    void summariesBeginWithTheTextsOwnSentencesAndLearnTheirLength() throws Exception {
        BackendProject project = BackendProject.of(
                8, Instant.EPOCH, TEXT + "<TextArea name=\"summary\" toName=\"text\" maxSubmissions=\"1\"/></View>");
        LearnerWorld.await(() -> learner.standing(project).serving().isPresent());
        String before = learner.standing(project).serving().orElseThrow();
        assertThat(before).startsWith("minilm-");
        String text = "The mill burned in May. Nobody was hurt. The owner will build it again next year.";
        BackendPrediction first = predicted(project, text);
        assertThat(first.modelVersion()).contains(before);
        assertThat(text).contains(written(first));
        labelled = IntStream.range(0, 44)
                .mapToObj(i -> LabeledTasks.labeled(
                        i + 1,
                        "The mill number " + i + " burned. Nobody was hurt. The owner will build it again.",
                        List.of(said("summary", "textarea", "{\"text\":[\"The mill number " + i + " burned.\"]}"))))
                .toList();
        LearnedVersion version = learner.learn(project, JsonObject.empty(), new RecordedWatch());
        assertThat(version.details().text("task")).contains("summarization");
        assertThat(version.details().text("metric")).contains("rougeL");
        learner.promote(project, version.name());
        BackendPrediction after = predicted(project, text);
        assertThat(after.modelVersion()).contains("v1");
        assertThat(written(after)).isNotEmpty();
        JsonObject compared = learner.compare(project, "v1", "v1");
        assertThat(compared.text("metric")).contains("rougeL");
        assertThatThrownBy(() -> learner.mapping(project))
                .isInstanceOf(BackendException.class)
                .hasMessage("This project's answers are no labels, so none are mapped.");
    }

    private static String written(BackendPrediction prediction) {
        Region region = prediction.regions().getFirst();
        assertThat(region).isInstanceOf(TextAreaRegion.class);
        return region.value().texts("text").getFirst();
    }

    @Test
    void answersToQuestionsAreLearnedAndSuggested() {
        BackendProject project = BackendProject.of(
                9,
                Instant.EPOCH,
                "<View><Text name=\"question\" value=\"$question\"/><Text name=\"text\" value=\"$context\"/>"
                        + "<Labels name=\"answer\" toName=\"text\"><Label value=\"Answer\"/></Labels></View>");
        assertThat(learner.learnable(project).getFirst().task()).isEqualTo("question-answering");
        String[] places = {"Oslo", "Rome", "Kyoto", "Lima"};
        labelled = IntStream.range(0, 48)
                .mapToObj(i -> {
                    String context = "Ida number " + i + " lives in " + places[i % 4] + " now";
                    int at = context.indexOf(places[i % 4]);
                    return answered(i + 1, context, at, at + places[i % 4].length());
                })
                .toList();
        LearnedVersion version = learn(project, 12);
        assertThat(version.details().text("task")).contains("question-answering");
        assertThat(version.details().text("metric")).contains("f1");
        assertThat(version.details().object("metrics").orElseThrow().keys()).contains("exact_match");
        learner.promote(project, version.name());
        assertThat(learner.standing(project).serving()).contains("v1");
        BackendPrediction prediction = learner.predict(
                        PredictionRequest.of(project, List.of(asked(99, "Ida number 3 lives in Rome now"))))
                .getFirst();
        assertThat(prediction.modelVersion()).contains("v1");
        assertThat(prediction.regions().stream()
                        .map(region -> region.value().text("text").orElse("")))
                .containsExactly("Rome");
        assertThat(learner.compare(project, "v1", "v1").objects("changed")).isEmpty();
        assertThat(learner.mistakes(project, "v1").objects("examples"))
                .allSatisfy(example -> assertThat(example.text("question")).contains("Where does Ida live?"));
    }

    private static Task asked(long id, String context) {
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("id", id)
                .putObject("data")
                .put("question", "Where does Ida live?")
                .put("context", context);
        return new Task(JsonObject.owning(json));
    }

    private static Task answered(long id, String context, int start, int end) {
        ObjectNode json = asked(id, context).json().toNode();
        ObjectNode region = said("answer", "labels", "{\"labels\":[\"Answer\"]}");
        ((ObjectNode) region.get("value"))
                .put("start", start)
                .put("end", end)
                .put("text", context.substring(start, end));
        json.putArray("annotations")
                .addObject()
                .put("id", id)
                .putArray("result")
                .add(region);
        return new Task(JsonObject.owning(json));
    }
}
