package dev.tagloop.labelstudio.convert;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.Tag;
import dev.tagloop.core.labelconfig.Variable;
import dev.tagloop.core.text.LoneSurrogates;
import dev.tagloop.core.writing.QuestionPrompt;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.TextAreaRegion;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Writes summaries and answers as regions of a label config. */
public final class WritingWriter {
    private final LabelConfig config;
    private final WritingTarget target;

    private WritingWriter(LabelConfig config) {
        this.config = config;
        this.target = WritingReader.target(config);
    }

    /**
     * A writer for tasks of a project with this config.
     *
     * @throws ConversionException if the config has nothing written about a text
     */
    public static WritingWriter of(LabelConfig config) {
        return new WritingWriter(config);
    }

    /**
     * What was written about a task's text.
     *
     * @param score how sure it is, if anybody knows
     */
    public TextAreaRegion region(String written, OptionalDouble score) {
        JsonObject region = JsonObject.empty()
                .with("from_name", target.control().name())
                .with("to_name", target.control().toNames().getFirst())
                .with("type", "textarea")
                .with("value", Map.of("text", List.of(written)));
        return new TextAreaRegion(score.isPresent() ? region.with("score", score.getAsDouble()) : region);
    }

    /**
     * What a task shows of what a model reads, to import it.
     *
     * @param source a text, or where the config asks questions one with its question, as {@link WritingReader#source} gives it
     * @throws ConversionException if the config wants a text inside another value, or asks a question and there is none
     */
    public JsonObject data(String source) {
        if (target.question().isEmpty()) {
            return JsonObject.empty().with(key(target.text()), clean(source));
        }
        QuestionPrompt asked = QuestionPrompt.parse(source)
                .orElseThrow(() -> new ConversionException(
                        "the label config asks a question about each text, but this text comes without one"));
        return JsonObject.empty()
                .with(key(target.text()), clean(asked.context()))
                .with(key(target.question().get()), clean(asked.question()));
    }

    private static String clean(String text) {
        return LoneSurrogates.replace(text).text();
    }

    private String key(Tag tag) {
        Variable variable = config.variables().stream()
                .filter(candidate -> candidate.tag().equals(tag))
                .filter(candidate -> !candidate.isNested())
                .findFirst()
                .orElseThrow(() -> new ConversionException("the label config shows a text from inside another value;"
                        + " rows make tasks for a plain key such as $text"));
        return variable.key();
    }
}
