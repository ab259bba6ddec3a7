package dev.tagloop.learning.task.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.answering.AnsweredQuestion;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelConfigTemplates;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.jobs.CancelToken;
import dev.tagloop.jobs.Progress;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.evaluation.AnswerEvaluation;
import dev.tagloop.learning.preannotation.LabelMap;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.learning.task.ProjectExamples;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.learning.task.TaskPrediction;
import dev.tagloop.learning.task.TaskPredictor;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.MiniLm;
import dev.tagloop.models.PipelineSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("thorough")
class QuestionsInProjectsTest {
    private static final QuestionAnsweringTask TASK = new QuestionAnsweringTask();
    private static final LabelConfig CONFIG = LabelConfig.parse(LabelConfigTemplates.questionAnswering());
    private static final AnsweredQuestion ROME = new AnsweredQuestion(
            "7", "Where does Ann live?", "😀 Ann lives in Rome.", List.of(new CodePointSpan(15, 19)));
    private static final AnsweredQuestion NONE = TASK.withoutAnswer(ROME);

    private static Task task(AnsweredQuestion question) {
        return new Task(
                JsonObject.empty().with("id", 7).with("data", TASK.in(CONFIG).data(question)));
    }

    /** A reader whose head says the same of every piece: what it answers is decided by the threshold alone. */
    private static Checkpoint reader(double threshold) {
        Checkpoint encoder = MiniLm.checkpoint();
        Map<String, FloatTensor> weights = new TreeMap<>(encoder.weights());
        weights.put("qa_outputs.weight", FloatTensor.zeros(2, encoder.config().hiddenSize()));
        weights.put("qa_outputs.bias", FloatTensor.zeros(2));
        return encoder.with(
                encoder.config().withArchitecture("BertForQuestionAnswering").withNoAnswerThreshold(threshold),
                weights);
    }

    @Test
    void itIsChosenByConfigModelAndRows() {
        assertThat(LearningTasks.of(CONFIG)).contains(LearningTasks.QUESTION_ANSWERING);
        assertThat(LearningTasks.of(reader(0))).contains(LearningTasks.QUESTION_ANSWERING);
        assertThat(LearningTasks.of(Datasets.load("starter-qa", "test"))).contains(LearningTasks.QUESTION_ANSWERING);
        assertThat(LearningTasks.named("qa")).isSameAs(LearningTasks.named("question-answering"));
        assertThat(LearningTasks.of(LabelConfig.parse(LabelConfigTemplates.namedEntities(List.of("PER")))))
                .contains(LearningTasks.TOKEN_CLASSIFICATION);
    }

    @Test
    void examplesGoIntoTasksAndComeBack() {
        ProjectExamples<AnsweredQuestion> examples = TASK.in(CONFIG);
        for (AnsweredQuestion question : List.of(ROME, NONE)) {
            List<Region> regions = List.copyOf(examples.regions(question));
            assertThat(examples.read(task(question), regions).example()).contains(question);
        }
        assertThat(examples.read(task(ROME), List.of()).example()).isEmpty();
        assertThat(examples.read(task(ROME), List.of()).notes())
                .containsExactly("it has neither an answer nor the choice that there is none; left out");
    }

    @Test
    void questionsOfOneTextAreOneDocument() {
        List<List<AnsweredQuestion>> documents = TASK.of(Datasets.load("starter-qa", "test"), Optional.empty());

        assertThat(documents)
                .allSatisfy(document -> assertThat(
                                document.stream().map(AnsweredQuestion::context).distinct())
                        .hasSize(1));
        assertThat(documents.stream().map(document -> document.getFirst().context()))
                .doesNotHaveDuplicates();
    }

    @Test
    void theConfigOfAnExportIsInferred() {
        Task task = new Task(JsonObject.parse("""
                {"id": 7, "data": {"context": "Ann lives in Rome.", "question": "Where?"}, "annotations": [{"result": [
                 {"from_name": "a", "to_name": "t", "type": "labels", "value": {"start": 13, "end": 17, "text": "Rome", "labels": ["Answer"]}},
                 {"from_name": "b", "to_name": "q", "type": "choices", "value": {"choices": ["Unanswerable"]}}]}]}"""));
        String config = TASK.configOf(() -> Stream.of(task)).orElseThrow();

        assertThat(TASK.in(LabelConfig.parse(config))
                        .read(task, task.annotations().getFirst().result())
                        .example())
                .contains(
                        new AnsweredQuestion("7", "Where?", "Ann lives in Rome.", List.of(new CodePointSpan(13, 17))));
        Task entities = new Task(JsonObject.parse("""
                {"data": {"text": "Ann"}, "annotations": [{"result": [
                 {"from_name": "a", "to_name": "t", "type": "labels", "value": {"start": 0, "end": 3, "text": "Ann", "labels": ["PER"]}}]}]}"""));
        assertThat(TASK.configOf(() -> Stream.of(entities))).isEmpty();
    }

    @Test
    void anExampleSurvivesTheWayToAnotherProcess() {
        String json = Json.mapper().writeValueAsString(ROME);

        assertThat(Json.mapper().readValue(json, TASK.example())).isEqualTo(ROME);
    }

    @Test
    void theModelsThresholdDecidesBetweenAMarkedAnswerAndTheChoice() {
        try (TaskModel<AnsweredQuestion> model = TASK.open(reader(1e6), PipelineSettings.defaults())) {
            TaskPredictor predictor = model.in(CONFIG, LabelMap.identity());
            TaskPrediction found =
                    predictor.predict(List.of(task(ROME)), List.of()).getFirst();

            assertThat(found.regions()).singleElement().satisfies(region -> {
                assertThat(region.type()).contains("labels");
                assertThat(region.score()).isPresent();
            });
            assertThat(found.score().getAsDouble()).isBetween(0.0, 1.0);
            assertThat(model.predict(List.of(ROME), Progress.NONE, new CancelToken())
                            .getFirst()
                            .answers())
                    .hasSize(1);
        }
        try (TaskModel<AnsweredQuestion> model = TASK.open(reader(-1e6), PipelineSettings.defaults())) {
            TaskPredictor predictor = model.in(CONFIG, LabelMap.identity());
            Task empty = new Task(JsonObject.parse("{\"data\": {\"text\": \"Ann\"}}"));
            Task wordy = task(new AnsweredQuestion("8", "where ".repeat(400), "Ann.", List.of()));
            List<TaskPrediction> found = predictor.predict(List.of(empty, task(ROME), wordy), List.of());

            assertThat(predictor.canRead(empty)).isFalse();
            assertThat(found.getFirst().regions()).isEmpty();
            assertThat(found.get(1).regions())
                    .singleElement()
                    .satisfies(region ->
                            assertThat(region.value().texts("choices")).containsExactly("Unanswerable"));
            assertThat(found.get(2).regions()).isEmpty();
            assertThat(model.predict(List.of(ROME), Progress.NONE, new CancelToken()))
                    .containsExactly(NONE);
        }
    }

    @Test
    void answersAreMeasuredBesideTheBestSentence() {
        AnsweredQuestion half =
                new AnsweredQuestion("7", ROME.question(), ROME.context(), List.of(new CodePointSpan(12, 19)));
        AnswerEvaluation measured =
                AnswerEvaluation.of(List.of(ROME, NONE, ROME, NONE), List.of(ROME, NONE, half, half));

        // "in Rome" shares one word of two with "Rome"; the sentence one of five.
        assertThat(measured.metrics())
                .containsEntry("f1", (1 + 1 + 2 / 3.0 + 0) / 4)
                .containsEntry("exact_match", 0.5)
                .containsEntry("HasAns_f1", (1 + 2 / 3.0) / 2)
                .containsEntry("NoAns_f1", 0.5);
        assertThat(measured.figure()).isEqualTo((1 + 1 + 2 / 3.0) / 4);
        assertThat(measured.bestSentence().answerable().f1()).isEqualTo(1 / 3.0);
        assertThat(measured.bestSentence().unanswerable().f1()).isZero();
        assertThat(measured.gain().orElseThrow().f1()).isEqualTo((1 + 1 + 2 / 3.0) / 4 - 1 / 6.0);
        assertThat(measured.lines().getLast()).startsWith("F1 +0.500 against the best sentence, 95 % interval");
    }
}
