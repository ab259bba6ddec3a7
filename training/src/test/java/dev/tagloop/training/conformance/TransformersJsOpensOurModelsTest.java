package dev.tagloop.training.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.Text;
import dev.tagloop.models.Aggregation;
import dev.tagloop.models.Answer;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Entity;
import dev.tagloop.models.FloatTensor;
import dev.tagloop.models.ModelTask;
import dev.tagloop.models.OnnxExport;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.models.Pipelines;
import dev.tagloop.models.Precision;
import dev.tagloop.models.QuestionAnsweringOptions;
import dev.tagloop.models.QuestionAnsweringPipeline;
import dev.tagloop.models.ScoredLabel;
import dev.tagloop.models.TextClassificationPipeline;
import dev.tagloop.models.TokenClassificationPipeline;
import dev.tagloop.training.FineTuning;
import dev.tagloop.training.TrainingSettings;
import dev.tagloop.training.testing.Texts;
import dev.tagloop.training.testing.TinyBert;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Models from here answer the same in the browser's library, which reads {@code onnx/}, config and tokenizer by itself. */
@Tag("thorough")
class TransformersJsOpensOurModelsTest {
    private static final List<LabeledText> TEXTS = Texts.some(25);

    private static TransformersJs library;

    @TempDir
    private Path home;

    @BeforeAll
    static void install() throws Exception {
        library = TransformersJs.installed();
    }

    @Test
    void aTrainedTokenClassifierFindsTheSameEntitiesInFloatAndInInt8() throws Exception {
        Path model = home.resolve("plain");
        Checkpoint trained = trained(false);
        trained.write(model);
        for (Precision precision : Precision.values()) {
            OnnxExport.write(trained, model, precision);
        }
        List<String> texts = texts();
        for (Precision precision : Precision.values()) {
            String dtype = precision == Precision.FLOAT32 ? "fp32" : "q8";
            JsonNode answers = library.ask(model, "token-classification", dtype, requests(texts));
            int found = 0;
            try (TokenClassificationPipeline ours = Pipelines.tokenClassification(
                    trained, PipelineSettings.defaults().withPrecision(precision))) {
                List<List<Entity>> expected = ours.predict(texts, Aggregation.NONE);
                for (int i = 0; i < texts.size(); i++) {
                    JsonNode theirs = answers.get(i);
                    assertThat(theirs.size())
                            .as("%s", theirs)
                            .isEqualTo(expected.get(i).size());
                    for (int token = 0; token < theirs.size(); token++) {
                        Entity entity = expected.get(i).get(token);
                        assertThat(theirs.get(token).get("entity").asString()).isEqualTo(entity.label());
                        assertThat(theirs.get(token).get("word").asString()).isEqualTo(entity.word());
                        assertThat(theirs.get(token).get("score").asDouble()).isCloseTo(entity.score(), within(2e-3));
                        found++;
                    }
                }
            }
            assertThat(found).isGreaterThanOrEqualTo(8);
        }
    }

    /** What it does not know of has a default: every word counts as having no shape. */
    @Test
    void aModelWithWordShapesOpensAllTheSame() throws Exception {
        Path model = home.resolve("shaped");
        Checkpoint trained = trained(true);
        assertThat(trained.config().wordShape()).isTrue();
        trained.write(model);
        OnnxExport.write(trained, model, Precision.FLOAT32);
        JsonNode answers = library.ask(model, "token-classification", "fp32", requests(texts()));
        assertThat(answers.size()).isEqualTo(texts().size());
    }

    @Test
    void aTextClassifierGivesTheSameLabels() throws Exception {
        Map<String, FloatTensor> weights = new HashMap<>(TinyBert.checkpoint().weights());
        weights.put("bert.pooler.dense.weight", random(32, 32));
        weights.put("bert.pooler.dense.bias", FloatTensor.zeros(32));
        weights.put("classifier.weight", random(3, 32));
        weights.put("classifier.bias", FloatTensor.zeros(3));
        Checkpoint checkpoint = checkpoint("BertForSequenceClassification", weights, List.of("red", "green", "blue"));
        Path model = exported(checkpoint, ModelTask.SEQUENCE_CLASSIFICATION);
        JsonNode answers = library.ask(model, "text-classification", "fp32", requests(texts()));
        try (TextClassificationPipeline ours = Pipelines.textClassification(checkpoint)) {
            for (int i = 0; i < texts().size(); i++) {
                ScoredLabel expected = ours.predict(texts().get(i));
                JsonNode theirs = answers.get(i).get(0);
                assertThat(theirs.get("label").asString()).isEqualTo(expected.label());
                assertThat(theirs.get("score").asDouble()).isCloseTo(expected.score(), within(1e-3));
            }
        }
    }

    /**
     * The library gives no places, puts the answer together from its pieces, and knows no longest answer. So the answer is held
     * against ours without blanks and case, and ours may be as long as the text; equal answers at several places are not added
     * up there, so each text says everything once.
     */
    @Test
    void aModelThatAnswersQuestionsGivesTheSameAnswers() throws Exception {
        Map<String, FloatTensor> weights = new HashMap<>(TinyBert.checkpoint().weights());
        weights.put("qa_outputs.weight", random(2, 32));
        weights.put("qa_outputs.bias", FloatTensor.zeros(2));
        Checkpoint checkpoint = checkpoint("BertForQuestionAnswering", weights, List.of("0", "1"));
        Path model = exported(checkpoint, ModelTask.QUESTION_ANSWERING);
        String context = "Marie Curie was born in Warsaw and found two elements, polonium and radium.";
        List<String> questions = List.of("Where was she born?", "What did she find?", "Who?", "When did it snow?");
        ArrayNode requests = JsonMapper.shared().createArrayNode();
        questions.forEach(question ->
                requests.addObject().putArray("inputs").add(question).add(context));
        JsonNode answers = library.ask(model, "question-answering", "fp32", requests.toString());
        QuestionAnsweringOptions likeTheirs =
                QuestionAnsweringOptions.defaults().withMaxAnswerLen(384).withAlignToWords(false);
        try (QuestionAnsweringPipeline ours = Pipelines.questionAnswering(checkpoint)) {
            for (int i = 0; i < questions.size(); i++) {
                Answer expected =
                        ours.answer(questions.get(i), context, likeTheirs).getFirst();
                JsonNode theirs = answers.get(i);
                assertThat(letters(theirs.get("answer").asString())).isEqualTo(letters(expected.text()));
                assertThat(theirs.get("score").asDouble()).isCloseTo(expected.score(), within(1e-3));
                assertThat(Text.of(context).slice(expected.span())).isEqualTo(expected.text());
            }
        }
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
    }

    private static Checkpoint trained(boolean wordShape) {
        return FineTuning.tokenClassification(TinyBert.checkpoint())
                .train(TEXTS)
                .validation(TEXTS)
                .settings(TrainingSettings.defaultsFor(25)
                        .withLearningRate(3e-3)
                        .withHeadMultiple(2)
                        .withEpochs(14)
                        .withWordShape(wordShape)
                        .withThreads(1))
                .run()
                .model();
    }

    private Path exported(Checkpoint checkpoint, ModelTask task) {
        Path model = home.resolve("model");
        checkpoint.write(model);
        OnnxExport.write(checkpoint, task, model, Precision.FLOAT32);
        return model;
    }

    private static Checkpoint checkpoint(String architecture, Map<String, FloatTensor> weights, List<String> labels) {
        Checkpoint base = TinyBert.checkpoint();
        return base.with(base.config().withArchitecture(architecture).withLabels(labels), weights);
    }

    private static FloatTensor random(int rows, int columns) {
        Random random = new Random(rows);
        float[] numbers = new float[rows * columns];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return FloatTensor.of(new int[] {rows, columns}, numbers);
    }

    private static List<String> texts() {
        return TEXTS.stream().map(LabeledText::text).toList();
    }

    private static String requests(List<String> texts) {
        ArrayNode requests = JsonMapper.shared().createArrayNode();
        texts.forEach(text -> requests.addObject().putArray("inputs").add(text));
        return requests.toString();
    }
}
