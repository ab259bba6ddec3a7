package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.core.labelconfig.ControlTag;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.labelconfig.ObjectTag;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One token a line with its tag, and a blank line behind each annotation; of several controls the first that an annotation uses. */
final class Conll2003Writer implements ExportWriter {
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    private final ResultRows rows;
    private final String dataKey;

    Conll2003Writer(LabelConfig config) {
        if (!fits(config)) {
            throw new ConversionException(
                    "CoNLL needs a label config with a Text, Labels for it, and no control for anything"
                            + " else; export JSON instead.");
        }
        this.rows = new ResultRows(config);
        this.dataKey = dataKeys(config).iterator().next();
    }

    /** Whether there are labels for a plain text, and all controls are about one datum. */
    static boolean fits(LabelConfig config) {
        return config.objects().stream().anyMatch(ObjectTag.Text.class::isInstance)
                && config.controls().stream().anyMatch(ControlTag.Labels.class::isInstance)
                && dataKeys(config).size() == 1;
    }

    private static Set<String> dataKeys(LabelConfig config) {
        return config.controls().stream()
                .flatMap(control -> control.toNames().stream())
                .flatMap(name -> config.object(name).stream())
                .flatMap(object -> object.dataKey().stream())
                .collect(Collectors.toSet());
    }

    @Override
    public void write(TaskSource tasks, OutputStream out, ExportNotes notes) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        text.append("-DOCSTART- -X- O\n");
        tasks.forEach(task -> {
            for (ResultRow row : rows.of(task)) {
                lines(text, row);
            }
        });
        text.flush();
    }

    private void lines(Writer text, ResultRow row) throws IOException {
        Text content = Text.of(content(row.task()));
        List<CodePointSpan> tokens = TreebankTokens.of(content);
        List<String> tags = TokenTags.of(tokens, labelled(row));
        for (int i = 0; i < tokens.size(); i++) {
            text.append(content.slice(tokens.get(i))).append(" -X- _ ");
            text.append(onOneLine(tags.get(i))).append('\n');
        }
        text.append('\n');
    }

    /** Few tags have a character below the blank or beyond ASCII, and only among those are line breaks. */
    private static String onOneLine(String tag) {
        return tag.chars().allMatch(c -> c >= ' ' && c < 0x80)
                ? tag
                : LINE_BREAK.matcher(tag).replaceAll(" ");
    }

    private String content(Task task) {
        Optional<JsonNode> value = task.data().get(dataKey);
        return value.map(found -> found.isContainer() ? JsonText.compact(found) : found.asString())
                .orElse("");
    }

    private static List<JsonObject> labelled(ResultRow row) {
        return row.values().values().stream()
                .filter(values -> values.getFirst().control() instanceof ControlTag.Labels)
                .findFirst()
                .orElse(List.of())
                .stream()
                .map(ControlValue::value)
                .map(value -> value instanceof ObjectNode object ? JsonObject.owning(object) : JsonObject.empty())
                .toList();
    }
}
