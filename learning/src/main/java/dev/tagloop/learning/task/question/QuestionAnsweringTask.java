package dev.tagloop.learning.task.question;

import dev.tagloop.core.answering.AnsweredQuestion;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.LabelConfigTemplates;
import dev.tagloop.core.metrics.AnswerScores;
import dev.tagloop.core.rows.RowReader;
import dev.tagloop.datasets.AnsweredQuestions;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.labelstudio.convert.AnswerReader;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.learning.evaluation.AnswerEvaluation;
import dev.tagloop.learning.evaluation.Measurement;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the part of a text that answers a question, or says that there is none. */
public final class QuestionAnsweringTask implements LearningTask<AnsweredQuestion> {

    @Override
    public String name() {
        return "question-answering";
    }

    @Override
    public String word() {
        return "qa";
    }

    @Override
    public Class<AnsweredQuestion> example() {
        return AnsweredQuestion.class;
    }

    @Override
    public String purpose() {
        return "Questions and answers";
    }

    @Override
    public String starter() {
        return "starter-qa";
    }

    @Override
    public boolean fits(LabelConfig config) {
        return AnswerReader.fits(config);
    }

    @Override
    public boolean fits(Checkpoint model) {
        return ModelTask.of(model.config()) == ModelTask.QUESTION_ANSWERING;
    }

    @Override
    public String answers() {
        return "answers marked in a text beside its question (regions of the type \"labels\")";
    }

    @Override
    public ProjectExamples<AnsweredQuestion> in(LabelConfig config) {
        return new QuestionExamples(config);
    }

    @Override
    public Optional<String> configOf(Supplier<Stream<Task>> tasks) {
        return QuestionConfig.of(tasks);
    }

    @Override
    public String configFor(Dataset rows, List<AnsweredQuestion> examples) {
        return LabelConfigTemplates.questionAnswering();
    }

    @Override
    public List<List<AnsweredQuestion>> read(Path file, Optional<String> column) {
        return byContext(AnsweredQuestions.read(file));
    }

    @Override
    public List<List<AnsweredQuestion>> of(Dataset rows, Optional<String> column) {
        return byContext(AnsweredQuestions.of(rows));
    }

    private static List<List<AnsweredQuestion>> byContext(AnsweredQuestions all) {
        Map<String, List<AnsweredQuestion>> documents = all.questions().stream()
                .collect(Collectors.groupingBy(
                        AnsweredQuestion::context, LinkedHashMap::new, Collectors.toUnmodifiableList()));
        return List.copyOf(documents.values());
    }

    /** The text alone: all questions about it lie on one side. */
    @Override
    public String input(AnsweredQuestion example) {
        return example.context();
    }

    @Override
    public Set<String> labels(AnsweredQuestion example) {
        return example.isAnswerable() ? Set.of(RowReader.ANSWER) : Set.of();
    }

    @Override
    public boolean hasLabels() {
        return false;
    }

    @Override
    public AnsweredQuestion withoutAnswer(AnsweredQuestion example) {
        return new AnsweredQuestion(example.id(), example.question(), example.context(), List.of());
    }

    @Override
    public String nothingToLearn() {
        return "no question has an answer: there is nothing to learn. Mark some answers first";
    }

    @Override
    public TrainingSettings settings(int examples) {
        return TrainingSettings.questionAnsweringDefaultsFor(examples);
    }

    @Override
    public TrainingResult train(
            Checkpoint base, List<AnsweredQuestion> train, List<AnsweredQuestion> validation, TrainingConduct conduct) {
        return conduct.run(FineTuning.questionAnswering(base), train, validation);
    }

    @Override
    public TaskModel<AnsweredQuestion> open(Checkpoint model, PipelineSettings settings) {
        return new QuestionModel(Pipelines.questionAnswering(model, settings));
    }

    @Override
    public Measurement measure(List<AnsweredQuestion> gold, List<AnsweredQuestion> predicted) {
        return AnswerEvaluation.of(gold, predicted);
    }

    @Override
    public double closeness(AnsweredQuestion gold, AnsweredQuestion answer) {
        return AnswerScores.Single.of(
                        gold, answer.answerTexts().stream().findFirst().orElse(""))
                .f1();
    }

    @Override
    public Optional<String> question(AnsweredQuestion example) {
        return Optional.of(example.question());
    }

    @Override
    public List<String> answer(AnsweredQuestion example) {
        return example.answerTexts();
    }

    @Override
    public CardWords card() {
        return new CardWords(
                "Question Answering",
                "Reader",
                "Answers questions by a part of a text, or says that the text does not answer them.",
                "Answers",
                "exact match and F1 by SQuAD's rules",
                "questions");
    }
}
