package dev.tagloop.labelstudio.convert.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A writer holds one task at a time: of 100,000 tasks no more is in memory at the end than at the beginning. */
@Tag("slow")
class ExportsStayInMemoryTest {
    private static final int TASKS = 100_000;

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void whateverTheirNumber(ExportFormat format) throws IOException {
        long[] early = {0};
        long[] late = {0};
        int[] seen = {0};
        TaskSource tasks = sink -> {
            for (int i = 0; i < TASKS; i++) {
                sink.accept(task(i));
                seen[0]++;
                if (i == TASKS / 10) {
                    early[0] = used();
                } else if (i == TASKS - 1) {
                    late[0] = used();
                }
            }
        };
        format.writer(TaskLists.NER).write(tasks, OutputStream.nullOutputStream(), new ExportNotes());
        assertThat(seen[0]).isGreaterThanOrEqualTo(TASKS);
        // The directory of a zip names each of its files, of which brat has two a task.
        long most = format == ExportFormat.BRAT ? 120L << 20 : 8L << 20;
        assertThat(late[0] - early[0]).as("bytes kept of 90,000 tasks").isLessThan(most);
    }

    private static Task task(int number) {
        return new Task(JsonObject.parse("{\"id\":" + number + ",\"data\":{\"text\":\"Sentence " + number
                + " tells that Marie met Kestrel\"},\"annotations\":[{\"id\":" + number
                + ",\"result\":[{\"id\":\"a\",\"from_name\":\"ner\",\"to_name\":\"text\",\"type\":\"labels\",\"value\":"
                + "{\"start\":0,\"end\":5,\"labels\":[\"PER\"]}}]}]}"));
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
