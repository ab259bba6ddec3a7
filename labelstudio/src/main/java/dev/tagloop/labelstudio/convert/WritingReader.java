package dev.tagloop.labelstudio.convert;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.text.LoneSurrogates;
import dev.tagloop.core.writing.QuestionPrompt;
import dev.tagloop.core.writing.TextPair;
import dev.tagloop.labelstudio.model.Annotation;
import dev.tagloop.labelstudio.model.Region;
import dev.tagloop.labelstudio.model.Task;
import dev.tagloop.labelstudio.model.TextAreaRegion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what people wrote about texts out of tasks: summaries, or answers where the config asks a question. Then the
 * question goes into what a model reads. Immutable; bears several threads.
 */
public final class WritingReader {
    private final WritingTarget target;
    private final TaskText text;
    private final Optional<TaskText> question;

    private WritingReader(WritingTarget target) {
        this.target = target;
        this.text = new TaskText(target.text());
        this.question = target.question().map(TaskText::new);
    }

    /** Whether a label config shows a text and has something written about it. */
    public static boolean fits(LabelConfig config) {
        return WritingTarget.find(config).isPresent();
    }

    /**
     * A reader for tasks of a project with this config.
     *
     * @throws ConversionException if the config has nothing written about a text
     */
    public static WritingReader of(LabelConfig config) {
        return new WritingReader(target(config));
    }

    static WritingTarget target(LabelConfig config) {
        return WritingTarget.find(config)
                .orElseThrow(
                        () -> new ConversionException(
                                "the label config has nothing written about a text; it needs "
                                        + "<Text name=\"text\" value=\"$text\"/> and <TextArea name=\"answer\" toName=\"text\"/>"));
    }

    /** Whether questions are answered; else texts are summarized. */
    public boolean answersQuestions() {
        return question.isPresent();
    }

    /**
     * What a model reads of a task: its text, with the question where there is one; a lone surrogate as U+FFFD.
     *
     * @throws ConversionException if the task has no text or no question
     */
    public String source(Task task) {
        String shown = text.of(task);
        String whole =
                question.map(asked -> QuestionPrompt.of(asked.of(task), shown)).orElse(shown);
        return LoneSurrogates.replace(whole).text();
    }

    /**
     * A task with what everybody wrote, each saying once. Where annotations marked as ground truth exist, they come
     * first.
     *
     * @return empty if nobody wrote anything
     * @throws ConversionException if the task has no text or no question
     */
    public Optional<TextPair> read(Task task) {
        List<Annotation> usable = task.annotations().stream()
                .filter(annotation -> !annotation.wasCancelled())
                .toList();
        return pair(
                task,
                Stream.concat(
                                usable.stream().filter(Annotation::groundTruth),
                                usable.stream().filter(annotation -> !annotation.groundTruth()))
                        .flatMap(annotation -> written(annotation.result())));
    }

    /**
     * A task with what one result says.
     *
     * @return empty if nothing is written there
     * @throws ConversionException if the task has no text or no question
     */
    public Optional<TextPair> read(Task task, List<Region> result) {
        return pair(task, written(result));
    }

    private Optional<TextPair> pair(Task task, Stream<String> written) {
        List<String> texts = written.distinct().toList();
        return texts.isEmpty() ? Optional.empty() : Optional.of(new TextPair(source(task), texts));
    }

    private Stream<String> written(List<Region> result) {
        return result.stream()
                .filter(TextAreaRegion.class::isInstance)
                .map(TextAreaRegion.class::cast)
                .filter(region -> region.fromName()
                        .filter(target.control().name()::equals)
                        .isPresent())
                .flatMap(region -> region.texts().stream())
                .filter(said -> !said.isBlank())
                .map(said -> LoneSurrogates.replace(said).text());
    }
}
