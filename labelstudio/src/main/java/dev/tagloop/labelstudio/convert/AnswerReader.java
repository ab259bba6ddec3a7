package dev.tagloop.labelstudio.convert;

import dev.tagloop.core.answering.AnsweredQuestion;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.LoneSurrogates;
import dev.tagloop.labelstudio.model.Annotation;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import java.util.List;
import java.util.Optional;

/**
 * Reads questions with their answers out of tasks: the question from a Header or Text, the answers from marked stretches
 * of the text that is read, and the choice that says that there is none. Immutable; bears several threads.
 */
public final class AnswerReader {
    private final AnswerTarget target;
    private final SpanReader spans;
    private final TaskText question;

    private AnswerReader(AnswerTarget target) {
        this.target = target;
        this.spans = SpanReader.of(target.passage());
        this.question = new TaskText(target.question());
    }

    /** Whether a label config asks a question about a text and has the answer marked there. */
    public static boolean fits(LabelConfig config) {
        return AnswerTarget.find(config).isPresent();
    }

    /**
     * A reader for tasks of a project with this config.
     *
     * @throws ConversionException if the config asks no question about a text
     */
    public static AnswerReader of(LabelConfig config) {
        return new AnswerReader(target(config));
    }

    static AnswerTarget target(LabelConfig config) {
        return AnswerTarget.find(config)
                .orElseThrow(() -> new ConversionException("the label config asks no question about a text; it needs "
                        + "<Header value=\"$question\"/>, <Text name=\"text\" value=\"$text\"/> and "
                        + "<Labels name=\"answer\" toName=\"text\"> with <Label value=\"Answer\"/>"));
    }

    /** The question that a task asks, a lone surrogate as U+FFFD. @throws ConversionException if the task has none */
    public String question(Task task) {
        return LoneSurrogates.replace(question.of(task)).text();
    }

    /** The text that it asks about, a lone surrogate as U+FFFD. @throws ConversionException if the task has none */
    public String context(Task task) {
        return LoneSurrogates.replace(spans.text(task)).text();
    }

    /**
     * A task's question with what everybody says about it. Where annotations marked as ground truth exist, they count
     * alone; where people differ on whether there is an answer, the majority counts, and in a tie there is one.
     *
     * @return empty if nobody says anything
     * @throws ConversionException if the task has no question or no text
     */
    public Optional<AnsweredQuestion> read(Task task) {
        List<Annotation> usable = task.annotations().stream()
                .filter(annotation -> !annotation.wasCancelled())
                .toList();
        List<Annotation> truths =
                usable.stream().filter(Annotation::groundTruth).toList();
        List<List<CodePointSpan>> sayings = (truths.isEmpty() ? usable : truths)
                .stream()
                        .flatMap(annotation -> said(task, annotation.result()).stream())
                        .toList();
        if (sayings.isEmpty()) {
            return Optional.empty();
        }
        List<List<CodePointSpan>> answering =
                sayings.stream().filter(said -> !said.isEmpty()).toList();
        boolean answered = 2 * answering.size() >= sayings.size();
        return Optional.of(question(task, answered ? answering : List.of()));
    }

    /**
     * A task's question with what one result says about it.
     *
     * @return empty if it says nothing
     * @throws ConversionException if the task has no question or no text
     */
    public Optional<AnsweredQuestion> read(Task task, List<Region> result) {
        return said(task, result).map(said -> question(task, List.of(said)));
    }

    private AnsweredQuestion question(Task task, List<List<CodePointSpan>> answers) {
        return new AnsweredQuestion(
                id(task),
                question(task),
                context(task),
                answers.stream().flatMap(List::stream).toList());
    }

    /** The answers that a result marks; none if it says that there is none; empty if it says nothing. */
    private Optional<List<CodePointSpan>> said(Task task, List<Region> result) {
        List<CodePointSpan> marked = spans.read(task, result).text().spans().stream()
                .filter(span ->
                        span.label().equals(target.label()) && !span.span().isEmpty())
                .map(LabeledSpan::span)
                .toList();
        boolean silent = target.none().isPresent() && !target.none().get().isSaidIn(result);
        return marked.isEmpty() && silent ? Optional.empty() : Optional.of(marked);
    }

    private static String id(Task task) {
        return task.id().isPresent()
                ? String.valueOf(task.id().getAsLong())
                : task.data().text("id").orElse("");
    }
}
