package dev.tagloop.labelstudio.convert.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.Golden;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every recorded export of tasks whose JSON export is recorded too is what the writers make of that JSON, byte by byte. */
class ExportsAreWrittenAsRecordedTest {
    private record Recorded(LabelConfig config, String json, String format, JsonNode body) {}

    @Test
    void recordedFilesComeOutByteByByte() throws IOException {
        List<Recorded> recorded = new ArrayList<>(recorded("12-export-ner"));
        recorded.addAll(recorded("17-configs"));
        assertThat(recorded).hasSizeGreaterThan(50);
        for (Recorded one : recorded) {
            String written = TaskLists.write(
                    ExportFormat.of(one.format()).orElseThrow(), one.config(), TaskLists.of(one.json()));
            if (one.format().startsWith("JSON")) {
                assertThat(Json.read(written))
                        .isEqualTo(Json.read(filled(one.body().toString())));
                assertThat(Json.read(written).toString())
                        .isEqualTo(Json.read(filled(one.body().toString())).toString());
            } else {
                assertThat(written)
                        .as("%s of %s", one.format(), one.json())
                        .isEqualTo(plain(one.body().asString()));
            }
        }
    }

    private static List<Recorded> recorded(String file) {
        List<Recorded> found = new ArrayList<>();
        LabelConfig config = null;
        String json = "[]";
        for (JsonObject exchange : Golden.exchanges(file)) {
            JsonObject request = exchange.object("request").orElseThrow();
            JsonObject response = exchange.object("response").orElseThrow();
            String query = request.get("query").map(JsonNode::toString).orElse("");
            boolean export = request.text("path").orElse("").endsWith("/export")
                    && response.integer("status").orElse(0) == 200
                    && response.flag("shortened").isEmpty()
                    && !query.contains("ids[]");
            if (exchange.text("name").orElse("").equals("create project")) {
                config = LabelConfig.parse(request.object("body")
                        .orElseThrow()
                        .text("label_config")
                        .orElseThrow());
                json = "[]";
            } else if (export && query.matches(".*\"exportType\",\"JSON\".*")) {
                json = filled(response.get("body").orElseThrow().toString());
            } else if (export && query.matches(".*\"(JSON_MIN|CSV|TSV|CONLL2003)\".*") && !json.equals("[]")) {
                String format = query.replaceAll(".*\"(JSON_MIN|CSV|TSV|CONLL2003)\".*", "$1");
                boolean all = query.contains("download_all_tasks");
                found.add(new Recorded(
                        config,
                        all ? json : annotatedOnly(json),
                        format,
                        response.get("body").orElseThrow()));
            }
        }
        return found;
    }

    private static String annotatedOnly(String json) {
        List<String> tasks = new ArrayList<>();
        for (JsonNode task : Json.read(json)) {
            if (!task.get("annotations").isEmpty()) {
                tasks.add(task.toString());
            }
        }
        return "[" + String.join(",", tasks) + "]";
    }

    /** Placeholders as plain numbers and one moment. */
    private static String filled(String text) {
        return plain(text.replaceAll("\"<id:\\w+:(\\d+)>\"", "$1"));
    }

    private static String plain(String text) {
        return text.replaceAll("<id:\\w+:(\\d+)>", "$1").replace("<time>", "2026-01-02T03:04:05.678901Z");
    }
}
