package dev.tagloop.learning.task;

import dev.tagloop.core.answering.AnsweredQuestion;
import dev.tagloop.core.classification.ClassifiedText;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.datasets.discovery.FileFormat;
import dev.tagloop.learning.task.question.QuestionAnsweringTask;
import dev.tagloop.learning.task.text.TextClassificationTask;
import dev.tagloop.learning.task.token.TokenClassificationTask;
import dev.tagloop.learning.task.writing.WrittenTexts;
import dev.tagloop.models.Checkpoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All kinds of models that can be trained. */
public final class LearningTasks {

    /** Labelled spans. */
    public static final LearningTask<LabeledText> TOKEN_CLASSIFICATION = new TokenClassificationTask();

    /** Questions with answers marked in a text. */
    public static final LearningTask<AnsweredQuestion> QUESTION_ANSWERING = new QuestionAnsweringTask();

    /** A label, labels or a number for whole texts. */
    public static final LearningTask<ClassifiedText> TEXT_CLASSIFICATION = new TextClassificationTask();

    /** Summaries of texts. */
    public static final WrittenTexts SUMMARIZATION = WrittenTexts.summarization();

    /** Written answers to questions about texts. */
    public static final WrittenTexts WRITTEN_ANSWERS = WrittenTexts.writtenAnswers();

    /** Those with the most telling label configs first. */
    private static final List<LearningTask<?>> ALL =
            List.of(QUESTION_ANSWERING, TOKEN_CLASSIFICATION, TEXT_CLASSIFICATION, SUMMARIZATION, WRITTEN_ANSWERS);

    private LearningTasks() {}

    /** All of them. */
    public static List<LearningTask<?>> all() {
        return ALL;
    }

    /**
     * The one of this name.
     *
     * @param name as on the Hub, or for short
     * @throws IllegalArgumentException if there is none
     */
    public static LearningTask<?> named(String name) {
        return first(task -> task.name().equals(name) || task.word().equals(name))
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no task '" + name + "'; there are " + words()));
    }

    /** The one that a project is for; empty if there is none. */
    public static Optional<LearningTask<?>> of(LabelConfig config) {
        return first(task -> task.fits(config));
    }

    /** All that a project collects answers for, the one that it is for first. */
    public static List<LearningTask<?>> allOf(LabelConfig config) {
        return ALL.stream().filter(task -> task.fits(config)).toList();
    }

    /** The one that a model's head is for; empty if there is none. */
    public static Optional<LearningTask<?>> of(Checkpoint model) {
        return first(task -> task.fits(model));
    }

    /** The one that rows are examples of, by the names and types of their columns; empty if there is none. */
    public static Optional<LearningTask<?>> of(Dataset rows) {
        return AnswerColumn.kind(rows).flatMap(kind -> first(task -> task.name().equals(kind.word())));
    }

    /** The one that the rows of a file are examples of; empty if there is none, or the file holds no rows with columns. */
    public static Optional<LearningTask<?>> of(Path file) {
        String name = file.getFileName().toString();
        Optional<FileFormat> format = Stream.of(FileFormat.JSON, FileFormat.PARQUET, FileFormat.CSV)
                .filter(candidate -> candidate.reads(name) && !name.endsWith(".tsv"))
                .findFirst();
        try {
            return format.flatMap(known -> of(Datasets.request(known.builder())
                    .dataFiles("train", file.toString())
                    .load("train")));
        } catch (DatasetException e) {
            // Whoever reads it as examples tells what is wrong.
            return Optional.empty();
        }
    }

    /** The bundled data sets that show them. */
    public static List<String> starters() {
        return ALL.stream().map(LearningTask::starter).distinct().toList();
    }

    /** Their short names, for messages. */
    public static String words() {
        return ALL.stream().map(LearningTask::word).collect(Collectors.joining(", "));
    }

    private static Optional<LearningTask<?>> first(Predicate<LearningTask<?>> condition) {
        for (LearningTask<?> task : ALL) {
            if (condition.test(task)) {
                return Optional.of(task);
            }
        }
        return Optional.empty();
    }
}
