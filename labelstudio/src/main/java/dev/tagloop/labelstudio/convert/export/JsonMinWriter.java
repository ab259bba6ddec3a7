package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.core.labelconfig.LabelConfig;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/**
 * One flat object an annotation: the task's data, its id, what each control says, who said it and when. Where names meet, an answer
 * hides a datum.
 */
final class JsonMinWriter implements ExportWriter {
    private final ResultRows rows;

    JsonMinWriter(LabelConfig config) {
        this.rows = new ResultRows(config);
    }

    @Override
    public void write(TaskSource tasks, OutputStream out, ExportNotes notes) throws IOException {
        boolean[] first = {true};
        out.write('[');
        tasks.forEach(task -> {
            for (ResultRow row : rows.of(task)) {
                String item = (first[0] ? "\n  " : ",\n  ") + JsonText.indented(flat(row), 1);
                out.write(item.getBytes(StandardCharsets.UTF_8));
                first[0] = false;
            }
        });
        out.write((first[0] ? "]" : "\n]").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static ObjectNode flat(ResultRow row) {
        ObjectNode flat = row.task().data().toNode();
        flat.set("id", row.taskId());
        flat.setAll(row.answers());
        flat.setAll(row.origin());
        return flat;
    }
}
