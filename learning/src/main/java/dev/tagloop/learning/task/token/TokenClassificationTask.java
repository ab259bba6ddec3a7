package dev.tagloop.learning.task.token;

import dev.tagloop.core.alignment.AlignmentReport;
import dev.tagloop.core.alignment.TagScheme;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelConfigTemplates;
import dev.tagloop.core.metrics.Counts;
import dev.tagloop.core.metrics.Score;
import dev.tagloop.core.metrics.SpanScores;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.LabeledTexts;
import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.labelstudio.convert.SpanTarget;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.evaluation.Evaluation;
import dev.tagloop.learning.evaluation.Measurement;
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
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds and labels stretches of text. */
public final class TokenClassificationTask implements LearningTask<LabeledText> {
    private static final String BEGIN = "B-";

    @Override
    public String name() {
        return "token-classification";
    }

    @Override
    public String word() {
        return "ner";
    }

    @Override
    public Class<LabeledText> example() {
        return LabeledText.class;
    }

    @Override
    public String purpose() {
        return "Named entities";
    }

    @Override
    public String starter() {
        return "starter-ner";
    }

    @Override
    public boolean fits(LabelConfig config) {
        return !SpanTarget.all(config).isEmpty();
    }

    @Override
    public boolean fits(Checkpoint model) {
        return ModelTask.of(model.config()) == ModelTask.TOKEN_CLASSIFICATION;
    }

    /** The types behind tags such as {@code B-PER}, as predictions name them. */
    @Override
    public List<String> labels(Checkpoint model) {
        return TagScheme.of(model.labels()).types();
    }

    @Override
    public String answers() {
        return "labelled spans of text (regions of the type \"labels\")";
    }

    @Override
    public ProjectExamples<LabeledText> in(LabelConfig config) {
        return new SpanExamples(config);
    }

    @Override
    public Optional<String> configOf(Supplier<Stream<Task>> tasks) {
        return SpanConfig.of(tasks);
    }

    /** With the labels in the order in which the data set names them, else sorted. */
    @Override
    public String configFor(Dataset rows, List<LabeledText> examples) {
        return LabelConfigTemplates.namedEntities(
                named(rows).orElseGet(() -> LabeledTexts.of(rows).labels()));
    }

    private static Optional<List<String>> named(Dataset rows) {
        return rows.features().has("ner_tags")
                        && rows.features().get("ner_tags") instanceof ListOf list
                        && list.element() instanceof ClassLabel classes
                ? Optional.of(classes.names().stream()
                        .filter(name -> name.startsWith(BEGIN))
                        .map(name -> name.substring(BEGIN.length()))
                        .toList())
                : Optional.empty();
    }

    @Override
    public List<List<LabeledText>> read(Path file, Optional<String> column) {
        return LabeledTexts.read(file).documents();
    }

    @Override
    public List<List<LabeledText>> of(Dataset rows, Optional<String> column) {
        return LabeledTexts.of(rows).documents();
    }

    @Override
    public String input(LabeledText example) {
        return example.text();
    }

    @Override
    public Set<String> labels(LabeledText example) {
        return example.spans().stream().map(LabeledSpan::label).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public LabeledText withoutAnswer(LabeledText example) {
        return new LabeledText(example.text(), List.of());
    }

    @Override
    public String nothingToLearn() {
        return "no document has a single label: there is nothing to learn. Label some spans first";
    }

    @Override
    public TrainingSettings settings(int examples) {
        return TrainingSettings.defaultsFor(examples);
    }

    @Override
    public TrainingResult train(
            Checkpoint base, List<LabeledText> train, List<LabeledText> validation, TrainingConduct conduct) {
        return conduct.run(FineTuning.tokenClassification(base), train, validation);
    }

    @Override
    public Optional<AlignmentReport> alignment(TrainingResult trained) {
        return Optional.of(trained.alignment());
    }

    @Override
    public TaskModel<LabeledText> open(Checkpoint model, PipelineSettings settings) {
        return new SpanModel(Pipelines.tokenClassification(model, settings));
    }

    @Override
    public Measurement measure(List<LabeledText> gold, List<LabeledText> predicted) {
        return Evaluation.of(gold, spans(predicted));
    }

    /** On a text without labels, who finds nothing is right. */
    @Override
    public double closeness(LabeledText gold, LabeledText answer) {
        Counts counts = SpanScores.compare(List.of(gold.spans()), List.of(answer.spans()))
                .total();
        return counts.gold() + counts.predicted() == 0 ? 1 : Score.of(counts, 0).f1();
    }

    @Override
    public PairedBootstrap difference(List<LabeledText> gold, List<LabeledText> a, List<LabeledText> b) {
        return PairedBootstrap.of(
                SpanScores.byDocument(spans(gold), spans(a)), SpanScores.byDocument(spans(gold), spans(b)));
    }

    private static List<List<LabeledSpan>> spans(List<LabeledText> texts) {
        return texts.stream().map(LabeledText::spans).toList();
    }

    @Override
    public List<LabeledSpan> answer(LabeledText example) {
        return example.spans();
    }

    @Override
    public CardWords card() {
        return new CardWords(
                "Token Classification",
                "Token classifier",
                "Finds %s in text.",
                "Strict entity scores",
                "seqeval, strict",
                "entities");
    }
}
