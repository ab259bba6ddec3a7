package dev.tagloop.server.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopiedContentTest {
    private static final String TASKS = """
            [{"data": {"text": "A \\"quoted\\" \\\\ back\\tslash\\r\\n", "n": 1.0, "big": 123456789012345678901234567890, "e": 1e5}},
             {"data": {"text": "\\u05e9 \\ud83d\\ude00 \\ud800 e\\u0301 \\u0001"}, "meta": {"\\u00e4": [null, true, {}]},
              "annotations": [
                {"result": [{"id": "a", "from_name": "ner", "to_name": "text", "type": "labels", "value":
                  {"start": 0, "end": 1, "text": "\\u05e9", "labels": ["PER"]}}]},
                {"result": [{"id": "b", "from_name": "ner", "to_name": "text", "type": "labels", "value":
                  {"start": 0, "end": 1, "score": -0.50, "labels": ["LOC"]}}], "was_cancelled": true},
                {"result": []}],
              "predictions": [{"result": []}]}]""";

    @TempDir
    Path folder;

    /** One route copies stored JSON, the other reads it and writes it anew. */
    @Test
    void whatIsCopiedIsWhatWouldBeWrittenAfterReading() throws Exception {
        try (TestStudio studio = new TestStudio(folder)) {
            long project = studio.project(TestStudio.NER);
            TestStudio.created(studio.ann().post("/api/projects/" + project + "/import", TASKS));

            String copied = studio.ann()
                    .get("/api/projects/" + project + "/export?exportType=JSON&download_all_tasks=true")
                    .text();

            assertThat(copied)
                    .isEqualTo(studio.ann()
                            .get("/api/tagloop/projects/" + project + "/export?all=true&format=JSON")
                            .text())
                    .contains("\"n\":1.0,\"big\":123456789012345678901234567890,\"e\":1e5")
                    .contains("\"text\":\"\u05e9 \ud83d\ude00 \ufffd e\u0301 \\u0001\"")
                    .contains("\"score\":-0.50");
        }
    }
}
