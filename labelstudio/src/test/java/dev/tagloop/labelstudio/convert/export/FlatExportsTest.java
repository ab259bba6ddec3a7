package dev.tagloop.labelstudio.convert.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.labelstudio.model.Task;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("thorough")
class FlatExportsTest {
    private static final LabelConfig CHOICES = LabelConfig.parse("""
            <View>
              <Text name="text" value="$text"/>
              <Choices name="kind" toName="text"><Choice value="a"/></Choices>
              <Repeater on="$items" indexFlag="{{idx}}">
                <TextArea name="note_{{idx}}" toName="text"/>
              </Repeater>
            </View>""");

    @Test
    void anOnlyChoiceStandsAloneAndSeveralAnswersAreAList() throws IOException {
        String task = task(region("kind", "{\"choices\":[\"a\"]}"));
        assertThat(min(task)).contains("\"kind\": \"a\"");
        assertThat(min(task(region("kind", "{\"choices\":[\"a\",\"b\"]}"))))
                .contains("\"kind\": {\n      \"choices\": [\n        \"a\",\n        \"b\"\n      ]\n    }");
        assertThat(min(task(region("kind", "{\"choices\":[\"a\"]}") + "," + region("kind", "{\"choices\":[\"b\"]}"))))
                .contains("\"kind\": [\n      \"a\",\n      \"b\"\n    ]");
    }

    @Test
    void controlsOfARepeaterAreFoundByTheirNumberedNames() throws IOException {
        assertThat(min(task(region("note_12", "{\"text\":[\"hm\"]}")))).contains("\"note_12\": \"hm\"");
        assertThat(min(task(region("note_x", "{\"text\":[\"hm\"]}")))).doesNotContain("hm");
    }

    @Test
    void regionsThatTheConfigDoesNotKnowAreLeftOutAndBrokenOnesHarmNobody() throws IOException {
        String task =
                task("7,null,\"x\",{\"from_name\":3},{\"from_name\":\"gone\",\"value\":{}},{\"from_name\":\"kind\"},"
                        + region("kind", "[1]"));
        for (ExportFormat format : new ExportFormat[] {ExportFormat.JSON_MIN, ExportFormat.CSV, ExportFormat.TSV}) {
            assertThat(TaskLists.write(format, CHOICES, TaskLists.of(task))).doesNotContain("gone");
        }
        assertThat(TaskLists.write(
                        ExportFormat.CONLL2003,
                        TaskLists.NER,
                        TaskLists.of("[{\"id\":1,\"data\":{},\"annotations\":[{\"result\":["
                                + region("ner", "{\"start\":1}") + "," + region("ner", "3") + "]}]}]")))
                .isEqualTo("-DOCSTART- -X- O\n\n");
    }

    @Test
    void skippedAnnotationsGiveNoRowAndTheNewestComesFirst() throws IOException {
        String task = "[{\"id\":1,\"data\":{\"text\":\"t\"},\"annotations\":["
                + "{\"id\":1,\"created_at\":\"2026-01-01T00:00:00.000001Z\",\"result\":[]},"
                + "{\"id\":2,\"created_at\":\"2026-01-01T00:00:00.000003Z\",\"result\":[]},"
                + "{\"id\":3,\"created_at\":\"2026-01-01T00:00:00.000004Z\",\"was_cancelled\":true,\"result\":[]},"
                + "{\"id\":4,\"created_at\":\"2026-01-01T00:00:00.000003Z\",\"result\":[]}]}]";
        String csv = TaskLists.write(ExportFormat.CSV, CHOICES, TaskLists.of(task));
        assertThat(csv.lines().map(line -> line.substring(0, 1))).containsExactly("\"", "4", "2", "1");
    }

    @Test
    void withoutRowsATableHasItsFixedColumnsAndAListIsEmpty() throws IOException {
        assertThat(TaskLists.write(ExportFormat.CSV, CHOICES, TaskLists.of("[]")))
                .isEqualTo("\"annotation_id\",\"annotator\",\"created_at\",\"id\",\"lead_time\",\"updated_at\"\r\n");
        assertThat(TaskLists.write(ExportFormat.JSON_MIN, CHOICES, TaskLists.of("[]")))
                .isEqualTo("[]");
        assertThat(TaskLists.write(ExportFormat.JSON, CHOICES, TaskLists.of("[]")))
                .isEqualTo("[]");
    }

    @Test
    void formulasInCellsAreExactUnlessSpreadsheetSafetyIsAskedFor() throws IOException {
        String task =
                "[{\"id\":1,\"data\":{\"text\":\"=HYPERLINK(\\\"http://x\\\")\",\"@key\":\"+1\",\"n\":-5,\"plain\":\"a=b\"},"
                        + "\"annotations\":[]}]";
        String exact = TaskLists.write(ExportFormat.CSV, CHOICES, TaskLists.of(task));
        assertThat(exact)
                .contains("\"=HYPERLINK(\"\"http://x\"\")\"")
                .contains("\"@key\"")
                .contains("\"+1\"");
        String safe = TaskLists.write(
                ExportFormat.CSV.writer(CHOICES, WriterOptions.USUAL.with(CellSafety.SPREADSHEET)), TaskLists.of(task));
        assertThat(safe)
                .contains("\"'=HYPERLINK(\"\"http://x\"\")\"")
                .contains("\"'@key\"")
                .contains("\"'+1\"")
                .contains(",-5,")
                .contains("\"a=b\"");
    }

    @Test
    void aLoneSurrogateIsEscapedInJsonAndReplacedInTables() throws IOException {
        String task = "[{\"id\":1,\"data\":{\"text\":\"a\\ud83d\"},\"annotations\":[]}]";
        assertThat(min(task)).contains("\"a\\ud83d\"");
        assertThat(TaskLists.write(ExportFormat.CSV, CHOICES, TaskLists.of(task)))
                .contains("\"a\uFFFD\"");
    }

    @Test
    void tasksWithTooManyDifferentKeysAreRefusedForTables() {
        TaskSource tasks = sink -> {
            for (int i = 0; i < 11_000; i++) {
                sink.accept(new Task(JsonObject.parse("{\"id\":1,\"data\":{\"k" + i + "\":1}}")));
            }
        };
        assertThatThrownBy(() -> TaskLists.write(ExportFormat.CSV, CHOICES, tasks))
                .isInstanceOf(ConversionException.class)
                .hasMessageContaining("JSON");
    }

    @Test
    void conllIsRefusedWithoutLabelsForAText() {
        assertThat(ExportFormat.CONLL2003.fits(CHOICES)).isFalse();
        assertThatThrownBy(() -> ExportFormat.CONLL2003.writer(CHOICES)).isInstanceOf(ConversionException.class);
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void noFormatKeepsTasksThatItHasWritten(ExportFormat format) throws IOException {
        String padding = "word ".repeat(2000);
        long[] left = new long[1];
        TaskSource tasks = sink -> {
            long before = used();
            for (int i = 0; i < 2_000; i++) {
                sink.accept(new Task(JsonObject.empty()
                        .with("id", i)
                        .with("data", JsonObject.empty().with("text", padding + i))));
            }
            left[0] = Math.max(left[0], used() - before);
        };
        format.writer(TaskLists.NER).write(tasks, OutputStream.nullOutputStream());
        // All of them together are 20 MB and more.
        assertThat(left[0]).isLessThan(5_000_000);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static String min(String tasks) throws IOException {
        return TaskLists.write(ExportFormat.JSON_MIN, CHOICES, TaskLists.of(tasks));
    }

    private static String task(String regions) {
        return "[{\"id\":1,\"data\":{\"text\":\"t\"},\"annotations\":[{\"id\":1,\"completed_by\":1,\"result\":["
                + regions + "]}]}]";
    }

    private static String region(String control, String value) {
        return "{\"from_name\":\"" + control + "\",\"value\":" + value + "}";
    }
}
