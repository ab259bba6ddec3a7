package dev.tagloop.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tagloop.core.alignment.Bio;
import dev.tagloop.core.alignment.PieceLabels;
import dev.tagloop.core.alignment.TokenAligner;
import dev.tagloop.core.metrics.EntityScores;
import dev.tagloop.core.metrics.Scheme;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Encoding;
import dev.tagloop.models.FastTokenizer;
import dev.tagloop.models.ModelConfig;
import dev.tagloop.models.Pipelines;
import dev.tagloop.models.TokenClassificationPipeline;
import dev.tagloop.training.LoraAdapter;
import dev.tagloop.training.TrainingCancelledException;
import dev.tagloop.training.optimization.LoraSettings;
import dev.tagloop.training.testing.Texts;
import dev.tagloop.training.testing.TinyBert;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("thorough")
class TrainerKeepsTheRulesOfPythonsTest {
    private static final List<String> LABELS = Bio.tagsFor(List.of("LOC", "PER"));

    @TempDir
    Path folder;

    private static Checkpoint base;
    private static List<EncodedExample> examples;

    @BeforeAll
    static void encode() {
        base = TinyBert.checkpoint();
        examples = new ArrayList<>();
        try (FastTokenizer tokenizer = FastTokenizer.of(base)) {
            for (LabeledText text : Texts.some(42)) {
                Encoding encoding = tokenizer.encode(text.asText());
                List<CodePointSpan> words = PieceLabels.wordSpans(encoding.spans(), encoding.wordIds());
                List<String> tags = TokenAligner.align(text, words).tags();
                int[] labels = new PieceLabels(PieceLabels.Policy.FIRST, LABELS::indexOf)
                        .of(tags, words, encoding.spans(), encoding.wordIds());
                examples.add(new EncodedExample(encoding.ids(), labels));
            }
        }
    }

    private TrainingArguments tutorial() {
        return TrainingArguments.of(folder.resolve("ner_model"))
                .numTrainEpochs(3)
                .perDeviceTrainBatchSize(8)
                .perDeviceEvalBatchSize(8)
                .learningRate(5e-3)
                .evaluationStrategy(IntervalStrategy.EPOCH)
                .saveStrategy(IntervalStrategy.EPOCH)
                .saveTotalLimit(2)
                .loggingSteps(10)
                .loadBestModelAtEnd(true)
                .pushToHub(false);
    }

    private static Trainer.Builder<EncodedExample, EvalPrediction> trainer(TrainingArguments arguments) {
        return Trainer.tokenClassification(base, LABELS)
                .args(arguments)
                .trainDataset(examples.subList(0, 36))
                .evalDataset(examples.subList(36, 42));
    }

    private List<String> kept() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("ner_model"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void logsEvaluationsAndCheckpointsComeAsTheArgumentsSay() throws Exception {
        Trainer<EncodedExample, EvalPrediction> trainer = trainer(tutorial())
                .computeMetrics(prediction -> Map.of(
                        "f1",
                        EntityScores.strict(Scheme.IOB2)
                                .compare(prediction.labels(LABELS), prediction.predicted(LABELS))
                                .micro()
                                .f1()))
                .build();
        TrainOutput output = trainer.train();
        TrainerState state = trainer.state().orElseThrow();

        // ceil(36 / 8) = 5 steps an epoch.
        assertThat(output.globalStep()).isEqualTo(15);
        List<Map<String, Object>> log = state.logHistory();
        assertThat(log.stream().filter(entry -> entry.containsKey("loss")))
                .extracting(entry -> entry.get("step"))
                .containsExactly(10L);
        assertThat((double) log.get(1).get("learning_rate")).isCloseTo(5e-3 * 6 / 15, within(1e-12));
        assertThat(log.stream().filter(entry -> entry.containsKey("eval_loss")))
                .extracting(entry -> entry.get("epoch"))
                .containsExactly(1.0, 2.0, 3.0);
        assertThat(log.get(2)).containsKey("eval_f1");
        assertThat(output.trainingLoss()).isEqualTo(log.getLast().get("train_loss"));
        assertThat(kept()).hasSize(2).contains("checkpoint-15").allMatch(name -> name.startsWith("checkpoint-"));
        assertThat(folder.resolve("ner_model/checkpoint-15/trainer_state.json"))
                .content()
                .contains("\"global_step\" : 15");
    }

    @Test
    void theBestCheckpointIsWhatATrainingEndsWithAndIsNeverDeleted() throws Exception {
        // A metric that is best in the first epoch.
        AtomicInteger calls = new AtomicInteger();
        Trainer<EncodedExample, EvalPrediction> trainer = trainer(
                        tutorial().metricForBestModel("eval_luck").saveTotalLimit(1))
                .computeMetrics(prediction -> Map.of("luck", 1.0 / calls.incrementAndGet()))
                .build();
        trainer.train();
        assertThat(trainer.state().orElseThrow().bestModelCheckpoint())
                .contains(folder.resolve("ner_model/checkpoint-5"));
        assertThat(kept()).containsExactly("checkpoint-15", "checkpoint-5");
        assertThat(trainer.model().weight("classifier.weight").toArray())
                .isEqualTo(Checkpoint.read(folder.resolve("ner_model/checkpoint-5"))
                        .weight("classifier.weight")
                        .toArray())
                .isNotEqualTo(Checkpoint.read(folder.resolve("ner_model/checkpoint-15"))
                        .weight("classifier.weight")
                        .toArray());
    }

    @Test
    void aSavedModelPredictsAndJudgesAsTheTrainedOne() {
        Trainer<EncodedExample, EvalPrediction> trainer =
                trainer(tutorial().numTrainEpochs(8)).build();
        trainer.train();
        double loss = trainer.evaluate().get("eval_loss");
        assertThat(loss).isCloseTo(trainer.state().orElseThrow().bestMetric().orElseThrow(), within(1e-5));
        Path saved = folder.resolve("ner_model_final");
        trainer.saveModel(saved);
        assertThat(saved).isDirectoryContaining(file -> file.endsWith("training_args.json"));
        try (TokenClassificationPipeline pipeline = Pipelines.tokenClassification(saved)) {
            assertThat(pipeline.labels()).isEqualTo(LABELS);
        }
    }

    @Test
    void theSameSeedGivesTheSameWeightsBitForBit() {
        TrainingArguments arguments = TrainingArguments.of(folder).maxSteps(3).saveStrategy(IntervalStrategy.NO);
        float[][] weights = new float[3][];
        for (int i = 0; i < 3; i++) {
            Trainer<EncodedExample, EvalPrediction> trainer =
                    trainer(arguments.seed(i == 2 ? 7 : 42)).build();
            trainer.train();
            weights[i] = trainer.model().weight("classifier.weight").toArray();
        }
        assertThat(weights[1]).isEqualTo(weights[0]);
        assertThat(weights[2]).isNotEqualTo(weights[0]);
    }

    @Test
    void aResumedTrainingEqualsTheUninterruptedOneInWeightsAndLog() {
        TrainingArguments arguments = tutorial()
                .saveStrategy(IntervalStrategy.STEPS)
                .saveSteps(4)
                .evalStrategy(IntervalStrategy.STEPS)
                .evalSteps(2)
                .saveTotalLimit(9)
                .loggingSteps(3);
        Trainer<EncodedExample, EvalPrediction> whole = trainer(arguments).build();
        TrainOutput output = whole.train();
        for (int step : new int[] {4, 8}) {
            Trainer<EncodedExample, EvalPrediction> resumed = trainer(arguments).build();
            TrainOutput again = resumed.resume(folder.resolve("ner_model/checkpoint-" + step));
            assertThat(resumed.model().weights()).isEqualTo(whole.model().weights());
            assertThat(again.trainingLoss()).isEqualTo(output.trainingLoss());
            assertThat(untimed(resumed)).isEqualTo(untimed(whole));
        }
        assertThat(trainer(arguments.numTrainEpochs(4)).build().resume().globalStep())
                .isEqualTo(20);
        assertThatThrownBy(() -> trainer(arguments.seed(7)).build().resume())
                .hasMessageContaining("checkpoint-")
                .hasMessageContaining("another base, other examples or other arguments");
        assertThatThrownBy(() -> trainer(arguments).build().resume(folder))
                .hasMessageContaining("has no training_state.safetensors");
        assertThatThrownBy(() -> trainer(TrainingArguments.of(folder.resolve("none")))
                        .build()
                        .resume())
                .hasMessageContaining("no checkpoint to resume from");
    }

    private static List<Map<String, Object>> untimed(Trainer<?, ?> trainer) {
        List<Map<String, Object>> log = new ArrayList<>();
        for (Map<String, Object> entry : trainer.state().orElseThrow().logHistory()) {
            Map<String, Object> kept = new TreeMap<>(entry);
            kept.keySet().removeIf(name -> name.endsWith("_per_second") || name.endsWith("_runtime"));
            log.add(kept);
        }
        return log;
    }

    @Test
    void aModelIsPublishedWhenTheArgumentsSaySo() {
        List<String> published = new ArrayList<>();
        TrainingArguments arguments = TrainingArguments.of(folder.resolve("my-ner"))
                .maxSteps(1)
                .saveStrategy(IntervalStrategy.NO)
                .pushToHub(true)
                .hubModelId("me/my-ner");
        trainer(arguments)
                .publisher((repository, from, ignored, message) -> {
                    assertThat(from.resolve("model.safetensors")).isRegularFile();
                    assertThat(from.resolve("README.md")).content().contains("generated_from_trainer", "# my-ner");
                    assertThat(ignored).contains("checkpoint-*/**");
                    published.add(repository + ": " + message);
                })
                .build()
                .train();
        assertThat(published).containsExactly("me/my-ner: End of training");
        assertThatThrownBy(() -> trainer(arguments).build()).hasMessageContaining("publisher");
    }

    @Test
    void settingsThatDoNotGoTogetherAreRefusedBeforeAnythingIsTrained() {
        assertThatThrownBy(() ->
                        trainer(tutorial().saveStrategy(IntervalStrategy.NO)).build())
                .hasMessageContaining("load_best_model_at_end")
                .hasMessageContaining("EPOCH and NO");
        assertThatThrownBy(() -> trainer(tutorial()).evalDataset(List.of()).build())
                .hasMessageContaining("evalDataset");
        assertThatThrownBy(() -> trainer(tutorial())
                        .trainDataset(List.of(new EncodedExample(new int[] {101, 102}, new int[] {-100, 5})))
                        .build())
                .hasMessageContaining("the label 5")
                .hasMessageContaining("5 classes");
        assertThatThrownBy(() -> tutorial().learningRate(0)).hasMessageContaining("learning_rate");
    }

    @Test
    void aCancelledTrainingEndsBetweenTwoSteps() {
        AtomicInteger asked = new AtomicInteger();
        Trainer<EncodedExample, EvalPrediction> trainer = trainer(tutorial())
                .cancelledWhen(() -> asked.incrementAndGet() > 3)
                .build();
        assertThatThrownBy(trainer::train).isInstanceOf(TrainingCancelledException.class);
        assertThat(asked.get()).isEqualTo(4);
    }

    @Test
    void paddingThatTheMaskHidesIsLeftOut() {
        assertThat(EncodedExample.of(
                        List.of(101L, 7L, 102L, 0L), List.of(1L, 1L, 1L, 0L), List.of(-100L, 1L, -100L, -100L)))
                .isEqualTo(new EncodedExample(new int[] {101, 7, 102}, new int[] {-100, 1, -100}));
    }

    @Test
    void accumulatedBatchesTrainAsOneLargeBatch() {
        Checkpoint still = base.with(
                ModelConfig.parse(base.config().toJson().replaceFirst("\\{", "{\"hidden_dropout_prob\": 0.0,")),
                base.weights());
        TrainingArguments arguments = TrainingArguments.of(folder.resolve("accumulated"))
                .maxSteps(6)
                .learningRate(1e-3)
                .saveStrategy(IntervalStrategy.NO);
        List<Double> wanted = losses(still, arguments.perDeviceTrainBatchSize(12));
        List<Double> seen = losses(still, arguments.perDeviceTrainBatchSize(3).gradientAccumulationSteps(4));
        assertThat(wanted).hasSize(6).doesNotHaveDuplicates();
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(seen.get(i)).as("loss of step %d", i + 1).isCloseTo(wanted.get(i), within(1e-5));
        }
    }

    private static List<Double> losses(Checkpoint model, TrainingArguments arguments) {
        List<Double> losses = new ArrayList<>();
        Trainer.tokenClassification(model, LABELS)
                .args(arguments.loggingSteps(1))
                .trainDataset(examples.subList(0, 36))
                .onLog(entry -> {
                    if (entry.get("loss") instanceof Double loss) {
                        losses.add(loss);
                    }
                })
                .build()
                .train();
        return losses;
    }

    @Test
    void aTrainingThatGetsNoBetterEndsEarly() {
        TrainingArguments still =
                tutorial().learningRate(1e-12).numTrainEpochs(5).metricForBestModel("none");
        Trainer<EncodedExample, EvalPrediction> trainer = trainer(still.earlyStoppingPatience(2))
                .computeMetrics(prediction -> Map.of("none", 0.0))
                .build();
        assertThat(trainer.train().globalStep()).isEqualTo(15);
        assertThatThrownBy(() -> trainer(TrainingArguments.of(folder).earlyStoppingPatience(1))
                        .build())
                .hasMessageContaining("early_stopping_patience needs evaluations");
    }

    @Test
    void argumentsAreWrittenUnderTheirNamesInPython() {
        assertThat(tutorial()
                        .lrSchedulerType("cosine")
                        .warmupRatio(0.25)
                        .gradientAccumulationSteps(2)
                        .labelSmoothingFactor(0.1)
                        .adamBeta2(0.98)
                        .json())
                .containsEntry("lr_scheduler_type", "cosine")
                .containsEntry("warmup_ratio", 0.25)
                .containsEntry("gradient_accumulation_steps", 2)
                .containsEntry("label_smoothing_factor", 0.1)
                .containsEntry("adam_beta2", 0.98)
                .containsEntry("bf16", false);
        assertThat(tutorial().warmupRatio(0.25).warmup(10)).isEqualTo(3);
        assertThat(tutorial().warmupRatio(0.25).warmupSteps(2).warmup(10)).isEqualTo(2);
        assertThatThrownBy(() -> tutorial().lrSchedulerType("step"))
                .hasMessageContaining("there is no schedule 'step'");
    }

    @Test
    void adaptersOfTheBestCheckpointLieBesideTheModel() {
        Trainer<EncodedExample, EvalPrediction> trainer =
                trainer(tutorial().lora(LoraSettings.DEFAULT.withRank(4))).build();
        trainer.train();
        trainer.saveModel(folder.resolve("final"));
        LoraAdapter adapter = LoraAdapter.read(folder.resolve("final").resolve("adapter"));
        assertThat(adapter.tensors())
                .isEqualTo(trainer.adapter().orElseThrow().tensors())
                .hasSize(2 * 2 * 2 + 2);
        assertThat(adapter.mergedInto(base).weights())
                .containsAllEntriesOf(Checkpoint.read(folder.resolve("final")).weights());
    }
}
