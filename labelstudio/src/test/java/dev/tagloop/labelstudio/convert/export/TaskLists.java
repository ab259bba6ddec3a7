package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** Exports in memory, for tests. */
final class TaskLists {
    static final LabelConfig NER = LabelConfig.parse("""
            <View>
              <Text name="text" value="$text"/>
              <Labels name="ner" toName="text"><Label value="PER"/><Label value="LOC"/><Label value="ORG"/></Labels>
            </View>""");

    private TaskLists() {}

    /** The tasks of a JSON export. */
    static TaskSource of(String json) {
        JsonNode tasks = Json.read(json);
        return sink -> {
            for (JsonNode task : tasks) {
                sink.accept(new Task(JsonObject.owning(task.deepCopy())));
            }
        };
    }

    static String write(ExportFormat format, LabelConfig config, TaskSource tasks) throws IOException {
        return write(format.writer(config), tasks);
    }

    static String write(ExportWriter writer, TaskSource tasks) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(tasks, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
