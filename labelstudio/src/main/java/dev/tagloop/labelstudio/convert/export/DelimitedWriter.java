package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.text.CodePointOrder;
import dev.tagloop.core.text.LoneSurrogates;
import dev.tagloop.labelstudio.convert.ConversionException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A table with one row an annotation. Its columns are all that any row has, sorted by name, so the tasks are gone through twice.
 * Where names meet, a datum hides an answer. Lines end with CR LF; everything but numbers and {@code True}/{@code False} is quoted.
 */
final class DelimitedWriter implements ExportWriter {
    /** What no program opens any more; tasks with keys of their own would make a file of tasks times tasks. */
    private static final int MOST_COLUMNS = 10_000;

    private static final List<String> WITHOUT_ROWS =
            List.of("annotation_id", "annotator", "created_at", "id", "lead_time", "updated_at");

    private final ResultRows rows;
    private final char delimiter;
    private final CellSafety safety;

    DelimitedWriter(LabelConfig config, char delimiter, CellSafety safety) {
        this.rows = new ResultRows(config);
        this.delimiter = delimiter;
        this.safety = safety;
    }

    @Override
    public void write(TaskSource tasks, OutputStream out, ExportNotes notes) throws IOException {
        Collection<String> columns = columns(tasks);
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        char before = '\0';
        for (String column : columns) {
            append(text, before, quoted(column));
            before = delimiter;
        }
        text.append("\r\n");
        tasks.forEach(task -> {
            for (ResultRow row : rows.of(task)) {
                line(text, columns, flat(row));
            }
        });
        text.flush();
    }

    private Collection<String> columns(TaskSource tasks) throws IOException {
        TreeSet<String> columns = new TreeSet<>(CodePointOrder.COMPARATOR);
        tasks.forEach(task -> {
            for (ResultRow row : rows.of(task)) {
                columns.addAll(flat(row).propertyNames());
                if (columns.size() > MOST_COLUMNS) {
                    throw new ConversionException(
                            "The tasks have more than " + MOST_COLUMNS
                                    + " different data keys, too many for the columns of one table; export JSON or JSON_MIN instead.");
                }
            }
        });
        return columns.isEmpty() ? WITHOUT_ROWS : columns;
    }

    /** A row with answers as text already. */
    private static ObjectNode flat(ResultRow row) {
        ObjectNode flat = JsonNodeFactory.instance.objectNode();
        flat.set("id", row.taskId());
        row.answers()
                .properties()
                .forEach(answer -> flat.put(
                        answer.getKey(),
                        answer.getValue().isString()
                                ? answer.getValue().stringValue()
                                : JsonText.compact(answer.getValue())));
        flat.setAll(row.origin());
        JsonNode annotator = flat.get("annotator");
        if (!annotator.isNull()) {
            flat.put("annotator", annotator.asString());
        }
        flat.setAll(row.task().data().toNode());
        return flat;
    }

    private void line(Writer text, Collection<String> columns, ObjectNode row) throws IOException {
        char before = '\0';
        for (String column : columns) {
            append(text, before, cell(row.get(column)));
            before = delimiter;
        }
        text.append("\r\n");
    }

    private static void append(Writer text, char before, String cell) throws IOException {
        if (before != '\0') {
            text.append(before);
        }
        text.append(cell);
    }

    private String cell(JsonNode value) {
        if (value == null || value.isNull()) {
            return "\"\"";
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "True" : "False";
        }
        if (value.isNumber()) {
            return value.toString();
        }
        return quoted(value.isString() ? value.stringValue() : JsonText.compact(value));
    }

    private String quoted(String text) {
        return '"' + safety.apply(LoneSurrogates.replace(text).text()).replace("\"", "\"\"") + '"';
    }
}
