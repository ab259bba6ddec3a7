package dev.tagloop.learning.task.writing;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelConfigTemplates;
import dev.tagloop.core.writing.QuestionPrompt;
import dev.tagloop.core.writing.TextPair;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.TextPairs;
import dev.tagloop.labelstudio.convert.SpanTarget;
import dev.tagloop.labelstudio.convert.WritingReader;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.evaluation.Measurement;
import dev.tagloop.learning.task.CardWords;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.ProjectExamples;
import dev.tagloop.learning.task.TaskModel;
import dev.tagloop.learning.task.TrainingConduct;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.ExtractiveSummarizer;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.models.SummaryLength;
import dev.tagloop.training.FineTuning;
import dev.tagloop.training.Text2Text;
import dev.tagloop.training.Text2TextOptions;
import dev.tagloop.training.TrainingResult;
import dev.tagloop.training.TrainingSettings;
import dev.tagloop.training.WritingTask;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Writes about texts. With a T5 or BART as the base a model learns to write; with an encoder the texts' own sentences are
 * taken, and all that is learned is how long people's summaries are.
 */
public final class WrittenTexts implements LearningTask<TextPair> {
    private static final String WORK = "tagloop_task";
    /** Written texts have no labels; this one says that there is something to learn. */
    private static final Set<String> SOMETHING = Set.of("text");

    private final WritingTask work;
    private final String word;
    private final String purpose;
    private final String starter;
    private final CardWords card;

    private WrittenTexts(WritingTask work, String word, String purpose, String starter, CardWords card) {
        this.work = work;
        this.word = word;
        this.purpose = purpose;
        this.starter = starter;
        this.card = card;
    }

    /** Short texts that say what long ones say. */
    public static WrittenTexts summarization() {
        return new WrittenTexts(
                WritingTask.SUMMARIZATION,
                "summarization",
                "Summaries",
                "starter-summaries",
                new CardWords(
                        "Summarization",
                        "Summarizer",
                        "Says in few words what a text says.",
                        "ROUGE, F with stems, against people's summaries",
                        "",
                        "texts"));
    }

    /** Answers to questions about texts, in the model's own words. */
    public static WrittenTexts writtenAnswers() {
        return new WrittenTexts(
                WritingTask.TEXT2TEXT,
                "written-answers",
                "Written answers to questions",
                "starter-qa",
                new CardWords(
                        "Text2Text Generation",
                        "Answerer of questions",
                        "Reads \"question: … context: …\" and writes an answer.",
                        "ROUGE, F with stems, against people's answers",
                        "",
                        "answers"));
    }

    /** What a model that writes is asked for. */
    public WritingTask work() {
        return work;
    }

    private boolean answersQuestions() {
        return work == WritingTask.TEXT2TEXT;
    }

    @Override
    public String name() {
        return work.label();
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public Class<TextPair> example() {
        return TextPair.class;
    }

    @Override
    public String purpose() {
        return purpose;
    }

    @Override
    public String starter() {
        return starter;
    }

    /** Where spans are labelled too, a text area is for remarks. */
    @Override
    public boolean fits(LabelConfig config) {
        return WritingReader.fits(config)
                && SpanTarget.all(config).isEmpty()
                && WritingReader.of(config).answersQuestions() == answersQuestions();
    }

    @Override
    public boolean fits(Checkpoint model) {
        boolean extracts = ExtractLength.of(model.config()).isPresent();
        return model.config()
                .text(WORK)
                .map(name()::equals)
                .orElse((Text2Text.canLoad(model) || extracts) && !answersQuestions());
    }

    /** Sentences can be taken out of a text with any encoder. */
    @Override
    public boolean answersWith(Checkpoint base) {
        return fits(base) || !answersQuestions() && !Text2Text.canLoad(base);
    }

    @Override
    public String answers() {
        return "written texts (regions of the type \"textarea\")";
    }

    @Override
    public ProjectExamples<TextPair> in(LabelConfig config) {
        return new WrittenExamples(config);
    }

    @Override
    public Optional<String> configOf(Supplier<Stream<Task>> tasks) {
        return WrittenConfig.of(tasks, answersQuestions());
    }

    @Override
    public String configFor(Dataset rows, List<TextPair> examples) {
        return answersQuestions()
                ? LabelConfigTemplates.generativeQuestionAnswering()
                : LabelConfigTemplates.summarization();
    }

    @Override
    public List<List<TextPair>> read(Path file, Optional<String> column) {
        return documents(TextPairs.read(file));
    }

    @Override
    public List<List<TextPair>> of(Dataset rows, Optional<String> column) {
        return documents(TextPairs.of(rows));
    }

    private static List<List<TextPair>> documents(TextPairs pairs) {
        return pairs.pairs().stream().map(List::of).toList();
    }

    @Override
    public String input(TextPair example) {
        return example.source();
    }

    @Override
    public Set<String> labels(TextPair example) {
        return SOMETHING;
    }

    @Override
    public boolean hasLabels() {
        return false;
    }

    /** The beginning of the text, as everybody can write it who has learned nothing. */
    @Override
    public TextPair withoutAnswer(TextPair example) {
        String context = QuestionPrompt.parse(example.source())
                .map(QuestionPrompt::context)
                .orElse(example.source());
        return TextPair.of(example.source(), ExtractiveSummarizer.lead(context, SummaryLength.usual()));
    }

    @Override
    public String nothingToLearn() {
        return "nothing is written about any text: there is nothing to learn. Write some "
                + (answersQuestions() ? "answers" : "summaries") + " first";
    }

    @Override
    public TrainingSettings settings(int examples) {
        return Text2TextOptions.settings(examples);
    }

    @Override
    public TrainingResult train(
            Checkpoint base, List<TextPair> train, List<TextPair> validation, TrainingConduct conduct) {
        Checkpoint marked = base.with(base.config().with(WORK, name()), base.weights());
        if (!Text2Text.canLoad(base)) {
            return ExtractTuning.run(marked, train, validation, conduct);
        }
        return conduct.run(FineTuning.text2Text(marked, Text2TextOptions.of(work)), train, validation);
    }

    /** What extracts learn is told in one walk, and models that write have no layers that could stay as they are. */
    @Override
    public boolean goesOn() {
        return false;
    }

    @Override
    public TaskModel<TextPair> open(Checkpoint model, PipelineSettings settings) {
        return WrittenModel.of(work, model, settings);
    }

    @Override
    public Measurement measure(List<TextPair> gold, List<TextPair> predicted) {
        return WritingMeasurement.of(
                gold, predicted.stream().map(TextPair::target).toList());
    }

    @Override
    public double closeness(TextPair gold, TextPair answer) {
        return WritingMeasurement.closeness(gold, answer.target());
    }

    @Override
    public boolean isRight(TextPair gold, TextPair answer) {
        return gold.targets().contains(answer.target());
    }

    @Override
    public Optional<String> question(TextPair example) {
        return QuestionPrompt.parse(example.source()).map(QuestionPrompt::question);
    }

    @Override
    public List<String> answer(TextPair example) {
        return List.of(example.target());
    }

    @Override
    public CardWords card() {
        return card;
    }
}
