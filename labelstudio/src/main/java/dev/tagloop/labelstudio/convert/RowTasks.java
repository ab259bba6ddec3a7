package dev.tagloop.labelstudio.convert;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.ObjectTag;
import dev.tagloop.core.labelconfig.Variable;
import dev.tagloop.core.text.LoneSurrogates;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.NewTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes tasks of a data set's rows as the tutorial does: the text under the config's data key, where the row came from as
 * {@code meta.source} and {@code meta.hf_index}.
 */
public final class RowTasks {
    private final String source;
    private final String dataKey;

    private RowTasks(String source, String dataKey) {
        this.source = source;
        this.dataKey = dataKey;
    }

    /**
     * A maker of tasks.
     *
     * @param source the data set's name, written into each task
     * @param config decides under which key the text stands: that of its first Text tag
     * @throws ConversionException if the config shows no text of the task's data, or wants it inside another value
     */
    public static RowTasks of(String source, LabelConfig config) {
        Variable variable = config.variables().stream()
                .filter(candidate -> candidate.tag() instanceof ObjectTag.Text)
                .findFirst()
                .orElseThrow(() -> new ConversionException(
                        "the label config shows no text of a task; add <Text name=\"text\" value=\"$text\"/>"));
        if (variable.isNested()) {
            throw new ConversionException("the label config wants the text at \"" + variable.path()
                    + "\", inside another value; rows make tasks for a plain key such as $text");
        }
        return new RowTasks(source, variable.key());
    }

    /**
     * A task of a text.
     *
     * @param text the text; lone surrogates, which no wire carries, become U+FFFD
     * @param index number of the row in its data set, from 0
     */
    public NewTask fromText(String text, long index) {
        return of(
                source,
                JsonObject.empty().with(dataKey, LoneSurrogates.replace(text).text()),
                index);
    }

    /**
     * A task with data of one's own.
     *
     * @param source the data set that the row comes from
     * @param index number of the row in it, from 0
     */
    public static NewTask of(String source, JsonObject data, long index) {
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("source", source);
        meta.put("hf_index", index);
        return NewTask.of(data).withMeta(meta);
    }

    /**
     * A task of a row of tokens, joined by one blank each.
     *
     * @param tokens the tokens
     * @param index number of the row in its data set, from 0
     */
    public NewTask fromTokens(List<String> tokens, long index) {
        return fromText(String.join(" ", tokens), index);
    }
}
