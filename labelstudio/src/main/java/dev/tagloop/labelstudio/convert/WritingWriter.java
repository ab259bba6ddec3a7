package dev.tagloop.labelstudio.convert;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.TextAreaRegion;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Writes summaries and answers as regions of a label config. */
public final class WritingWriter {
    private final WritingTarget target;

    private WritingWriter(WritingTarget target) {
        this.target = target;
    }

    /**
     * A writer for tasks of a project with this config.
     *
     * @throws ConversionException if the config has nothing written about a text
     */
    public static WritingWriter of(LabelConfig config) {
        return new WritingWriter(WritingReader.target(config));
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
}
