package dev.tagloop.learning.task.text;

import dev.tagloop.core.classification.ClassifiedText;
import dev.tagloop.core.classification.ProblemType;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelConfigBuilder;
import dev.tagloop.core.labelconfig.LabelConfigTemplates;
import dev.tagloop.core.metrics.ClassificationScores;
import dev.tagloop.core.metrics.RegressionScores;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.datasets.discovery.FileFormat;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.evaluation.LabelMeasurement;
import dev.tagloop.learning.evaluation.Measurement;
import dev.tagloop.learning.evaluation.NumberMeasurement;
import dev.tagloop.learning.evaluation.PairedBootstrap;
import dev.tagloop.learning.task.CardWords;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.ProjectExamples;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.learning.task.TrainingConduct;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.ModelTask;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.models.Pipelines;
import dev.tagloop.training.FineTuning;
import dev.tagloop.training.TrainingResult;
import dev.tagloop.training.TrainingSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Gives one label, several labels or a number to a whole text. */
public final class TextClassificationTask implements LearningTask<ClassifiedText> {
    /** The name of the one output that is a number. */
    static final String NUMBER = "score";

    private static final double HALF_A_STEP = 0.5;

    @Override
    public String name() {
        return "text-classification";
    }

    @Override
    public String word() {
        return "classification";
    }

    @Override
    public Class<ClassifiedText> example() {
        return ClassifiedText.class;
    }

    @Override
    public String purpose() {
        return "Labels for whole texts";
    }

    @Override
    public String starter() {
        return "starter-topics";
    }

    /** The names of the controls that answer about whole texts; the first one is learned. */
    public static List<String> controls(LabelConfig config) {
        return AnswerControl.all(config).stream()
                .map(target -> target.control().name())
                .toList();
    }

    /** What the first control of a config asks; empty if there is none. */
    public static Optional<ProblemType> asks(LabelConfig config) {
        return AnswerControl.find(config).map(AnswerControl::type);
    }

    @Override
    public boolean fits(LabelConfig config) {
        return AnswerControl.find(config).isPresent();
    }

    @Override
    public boolean fits(Checkpoint model) {
        return ModelTask.of(model.config()) == ModelTask.SEQUENCE_CLASSIFICATION;
    }

    @Override
    public List<String> labels(Checkpoint model) {
        boolean number = model.labels().size() == 1
                || model.config()
                        .problemType()
                        .filter(ProblemType.REGRESSION.word()::equals)
                        .isPresent();
        return number ? List.of(NUMBER) : model.labels();
    }

    @Override
    public String answers() {
        return "answers about whole texts (regions of the types \"choices\", \"taxonomy\", \"rating\" and \"number\")";
    }

    @Override
    public ProjectExamples<ClassifiedText> in(LabelConfig config) {
        return new ClassifiedExamples(AnswerControl.of(config));
    }

    @Override
    public Optional<String> configOf(Supplier<Stream<Task>> tasks) {
        return AnswerConfig.of(tasks);
    }

    /** With the labels in the order in which the data set names them, else sorted. */
    @Override
    public String configFor(Dataset rows, List<ClassifiedText> examples) {
        boolean pairs = examples.stream().anyMatch(example -> example.pair() != null);
        if (has(examples, ProblemType.REGRESSION)) {
            LabelConfigBuilder config = new LabelConfigBuilder().text("text", "text");
            if (pairs) {
                config.text("text_pair", "text_pair");
            }
            return config.control("Number", NUMBER, "text").build();
        }
        return LabelConfigTemplates.classification(
                ClassifiedRows.labels(rows, examples), has(examples, ProblemType.MULTI_LABEL_CLASSIFICATION), pairs);
    }

    private static boolean has(List<ClassifiedText> examples, ProblemType type) {
        return examples.stream().anyMatch(example -> example.type() == type);
    }

    @Override
    public List<List<ClassifiedText>> read(Path file, Optional<String> column) {
        String name = file.getFileName().toString();
        FileFormat format = Stream.of(FileFormat.JSON, FileFormat.PARQUET, FileFormat.CSV)
                .filter(candidate -> candidate.reads(name))
                .findFirst()
                .orElseThrow(() -> new DatasetException(
                        "The file " + file + " is no table of texts with labels: give JSON lines, CSV or Parquet"));
        return of(
                Datasets.request(format.builder())
                        .dataFiles("train", file.toString())
                        .load("train"),
                column);
    }

    @Override
    public List<List<ClassifiedText>> of(Dataset rows, Optional<String> column) {
        return new ClassifiedRows(rows, column).texts().stream().map(List::of).toList();
    }

    @Override
    public String input(ClassifiedText example) {
        return example.pair() == null ? example.text() : example.text() + "\n" + example.pair();
    }

    @Override
    public Set<String> labels(ClassifiedText example) {
        return example.type() == ProblemType.REGRESSION ? Set.of(NUMBER) : new LinkedHashSet<>(example.labels());
    }

    @Override
    public ClassifiedText withoutAnswer(ClassifiedText example) {
        return ClassifiedText.several(example.text(), List.of()).withPair(example.pair());
    }

    @Override
    public String nothingToLearn() {
        return "no text has a single label: there is nothing to learn. Label some texts first";
    }

    @Override
    public TrainingSettings settings(int examples) {
        return TrainingSettings.textClassification(examples);
    }

    @Override
    public TrainingResult train(
            Checkpoint base, List<ClassifiedText> train, List<ClassifiedText> validation, TrainingConduct conduct) {
        return conduct.run(FineTuning.textClassification(base), train, validation);
    }

    @Override
    public TaskModel<ClassifiedText> open(Checkpoint model, PipelineSettings settings) {
        return new ClassifiedModel(Pipelines.textClassification(model, settings));
    }

    @Override
    public Measurement measure(List<ClassifiedText> gold, List<ClassifiedText> predicted) {
        if (has(gold, ProblemType.REGRESSION)) {
            return numbers(gold, predicted);
        }
        return new LabelMeasurement(
                ClassificationScores.compare(
                        gold.stream().map(ClassifiedText::labels).toList(),
                        predicted.stream().map(ClassifiedText::labels).toList()),
                has(gold, ProblemType.MULTI_LABEL_CLASSIFICATION));
    }

    /** Who says nothing is taken to say the mean. */
    private static Measurement numbers(List<ClassifiedText> gold, List<ClassifiedText> predicted) {
        double mean =
                gold.stream().mapToDouble(ClassifiedText::number).average().orElse(0);
        return new NumberMeasurement(RegressionScores.compare(
                gold.stream().map(ClassifiedText::number).toList(),
                predicted.stream()
                        .map(text -> text.number() == null ? Double.valueOf(mean) : text.number())
                        .toList()));
    }

    /** Of labels the overlap (F1), of numbers the distance with its sign turned. */
    @Override
    public double closeness(ClassifiedText gold, ClassifiedText answer) {
        if (gold.number() != null) {
            return answer.number() == null ? Double.NEGATIVE_INFINITY : -Math.abs(gold.number() - answer.number());
        }
        Set<String> both = new HashSet<>(gold.labels());
        both.retainAll(answer.labels());
        int all = gold.labels().size() + answer.labels().size();
        return all == 0 ? 1 : 2.0 * both.size() / all;
    }

    /** Numbers are right to half a step. */
    @Override
    public boolean isRight(ClassifiedText gold, ClassifiedText answer) {
        return closeness(gold, answer) >= (gold.number() == null ? 1 : -HALF_A_STEP);
    }

    @Override
    public PairedBootstrap difference(List<ClassifiedText> gold, List<ClassifiedText> a, List<ClassifiedText> b) {
        return PairedBootstrap.of(gold.size(), drawn -> figure(gold, b, drawn) - figure(gold, a, drawn));
    }

    /** A sample without any spread has no correlation and so tells of no difference. */
    private double figure(List<ClassifiedText> gold, List<ClassifiedText> answers, int[] drawn) {
        double figure = measure(
                        IntStream.of(drawn).mapToObj(gold::get).toList(),
                        IntStream.of(drawn).mapToObj(answers::get).toList())
                .figure();
        return Double.isFinite(figure) ? figure : 0;
    }

    @Override
    public List<String> answer(ClassifiedText example) {
        return example.number() == null
                ? example.labels()
                : List.of(new BigDecimal(example.number())
                        .setScale(4, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString());
    }

    @Override
    public CardWords card() {
        return new CardWords(
                "Text Classification",
                "Text classifier",
                "Says of whole texts: %s.",
                "Scores, F1 being the mean over the labels,",
                "",
                "texts");
    }
}
