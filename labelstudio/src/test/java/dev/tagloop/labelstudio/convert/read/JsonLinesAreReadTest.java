package dev.tagloop.labelstudio.convert.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.rows.TagUse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesAreReadTest {
    private static final ReadOptions PLAIN = ReadOptions.defaults();

    /** A task whose region claims to hold {@code said}. */
    private static String task(String text, int start, int end, String said) {
        return """
                {"data":{"text":"%s"},"annotations":[{"result":[{"id":"a","from_name":"ner","to_name":"text","type":"labels",\
                "value":{"start":%d,"end":%d%s,"labels":["PER"]}}]}]}""".formatted(text, start, end, said == null ? "" : ",\"text\":\"" + said + "\"");
    }

    @Test
    void linesBecomeTasksWhetherTheyAreDataOrWholeTasks() {
        Reading reading = Reading.of(
                FileFormat.JSONL,
                PLAIN,
                "\ufeff{\"text\":\"Ann\\r\\n\",\"n\":1.0}\r\n\r\n  \n" + task("Bob", 0, 3, "Bob"));
        assertThat(reading.tasks())
                .containsExactly("{\"data\":{\"text\":\"Ann\\r\\n\",\"n\":1.0}}", task("Bob", 0, 3, "Bob"));
        assertThat(reading.rows()).extracting(ReadRow::row).containsExactly(1L, 4L);
        assertThat(reading.said()).isEmpty();
        assertThat(reading.report()).isEqualTo(new ReadReport(2, 0, 1, 0, 1, OffsetUnit.CODE_POINTS, List.of()));
    }

    @Test
    void brokenLinesAreRefusedByTheirNumberAndTheOthersRead() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("{\"text\":\"a\"}\n[1]\n{\"text\":\n".getBytes(StandardCharsets.UTF_8));
        file.writeBytes(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, '(', '"', '}', '\n'});
        file.writeBytes("7\n{\"text\":\"\\ud83d\"}\n".getBytes(StandardCharsets.UTF_8));
        file.writeBytes(("[".repeat(100_000) + "\n").getBytes(StandardCharsets.UTF_8));
        file.writeBytes("{\"text\":\"b\"} {}".getBytes(StandardCharsets.UTF_8));
        Reading reading = Reading.of(FileFormat.JSONL, PLAIN, file.toByteArray());
        assertThat(reading.tasks()).containsExactly("{\"data\":{\"text\":\"a\"}}", "{\"data\":{\"text\":\"\ufffd\"}}");
        assertThat(reading.said())
                .containsExactly(
                        "file, row 2: a task is a JSON object, this is none",
                        "file, row 3: it breaks off before its end (column 9)",
                        "file, row 4: it is no UTF-8 (byte 7 of the line); save the file as UTF-8",
                        "file, row 5: a task is a JSON object, this is none",
                        "file, row 6: 1 lone surrogates were replaced by U+FFFD",
                        "file, row 7: it is beyond what is accepted: Document nesting depth (201) exceeds the maximum allowed (200)",
                        "file, row 8: there is more behind its end (column 14)");
        assertThat(reading.report().refused()).isEqualTo(6);
    }

    @Test
    void aLineTooLongIsRefusedAndTheNextOneRead() {
        byte[] file = ("{\"text\":\"" + "a".repeat(Lines.MOST_BYTES) + "\"}\n{\"text\":\"" + "b".repeat(1 << 20)
                        + "\"}\n")
                .getBytes(StandardCharsets.UTF_8);
        Reading reading = Reading.of(FileFormat.JSONL, PLAIN, file);
        assertThat(reading.said()).containsExactly("file, row 1: it is longer than 8 MiB");
        assertThat(reading.tasks()).singleElement().asString().hasSize((1 << 20) + "{'data':{'text':''}}".length());
    }

    @Test
    void offsetsInUtf16AreFoundOutOverTheWholeFileAndPutRight() {
        Reading reading = Reading.of(
                FileFormat.JSONL,
                PLAIN,
                task("😀 Ann", 3, 6, "Ann") + "\n" + task("😀 Bob", 3, 6, null) + "\n" + task("Eve", 0, 3, "Eve"));
        assertThat(reading.tasks())
                .containsExactly(task("😀 Ann", 2, 5, "Ann"), task("😀 Bob", 2, 5, null), task("Eve", 0, 3, "Eve"));
        assertThat(reading.report().unit()).isEqualTo(OffsetUnit.UTF16);
        assertThat(reading.report().remarks())
                .containsExactly(
                        "Offsets count UTF-16 units, as their own texts prove at 1 of 1 spans where units differ;"
                                + " they were converted to code points.");
    }

    @Test
    void offsetsInBytesAreFoundOutAndPutRight() {
        Reading reading = Reading.of(FileFormat.JSONL, PLAIN, task("é😀 Ann", 7, 10, "Ann"));
        assertThat(reading.tasks()).containsExactly(task("é😀 Ann", 3, 6, "Ann"));
        assertThat(reading.report().unit()).isEqualTo(OffsetUnit.UTF8);
    }

    @Test
    void aUnitThatNothingProvesIsToldAndCanBeStated() {
        Reading unknown = Reading.of(FileFormat.JSONL, PLAIN, task("😀 Ann", 3, 5, null));
        assertThat(unknown.tasks()).containsExactly(task("😀 Ann", 3, 5, null));
        assertThat(unknown.report().remarks()).singleElement().asString().startsWith("Unit not verifiable: 1 spans");
        Reading stated = Reading.of(FileFormat.JSONL, PLAIN.withUnit(OffsetUnit.UTF16), task("😀 Ann", 3, 5, null));
        assertThat(stated.tasks()).containsExactly(task("😀 Ann", 2, 4, null));
    }

    @Test
    void oneRowOfAnotherUnitThanTheFileIsPutRightByItsOwnText() {
        Reading reading = Reading.of(
                FileFormat.JSONL,
                PLAIN,
                task("😀 Ann", 2, 5, "Ann") + "\n" + task("😀 Bob", 2, 5, "Bob") + "\n" + task("😀 Eve", 3, 6, "Eve"));
        assertThat(reading.tasks().getLast()).isEqualTo(task("😀 Eve", 2, 5, "Eve"));
        assertThat(reading.said())
                .containsExactly("file, row 3, annotations[0].result[0]: its offsets 3..6 count UTF-16 units;"
                        + " in code points they are 2..5; put right");
    }

    @Test
    void whatCannotBePutRightIsToldAndStays() {
        Reading reading =
                Reading.of(FileFormat.JSONL, PLAIN, task("Ann", 0, 9, "Ann") + "\n" + task("Bob", 0, 3, "Eve"));
        assertThat(reading.tasks()).containsExactly(task("Ann", 0, 9, "Ann"), task("Bob", 0, 3, "Eve"));
        assertThat(reading.said())
                .containsExactly(
                        "file, row 1, annotations[0].result[0]: its offsets 0..9 do not lie in the text of 3 code points;"
                                + " left as it is",
                        "file, row 2, annotations[0].result[0]: the text that it carries is not what stands at 0..3;"
                                + " left as it is");
    }

    @Test
    void withoutAProjectAConfigIsProposedOfWhatWasSeen() {
        Reading reading = Reading.of(
                FileFormat.JSONL, PLAIN, task("Ann", 0, 3, "Ann").replace("\"text\":\"Ann\"}", "\"body\":\"Ann\"}"));
        assertThat(reading.config()).isEqualTo("""
                <View>
                  <Text name="text" value="$body"/>
                  <Labels name="ner" toName="text">
                    <Label value="PER" background="#7c3aed"/>
                  </Labels>
                </View>
                """);
    }

    @Test
    void labelsBecomeWhatTheyAreWantedFor() {
        String task = task("Ann", 0, 3, "Ann");
        assertThat(Reading.of(FileFormat.JSONL, PLAIN.withUse(TagUse.NONE), task)
                        .tasks())
                .containsExactly("{\"data\":{\"text\":\"Ann\"}}");
        assertThat(Reading.of(FileFormat.JSONL, PLAIN.withUse(TagUse.GROUND_TRUTH), task)
                        .tasks())
                .containsExactly(task.replace("}]}]}", "}],\"ground_truth\":true}]}"));
        assertThat(Reading.of(FileFormat.JSONL, PLAIN.withUse(TagUse.PREDICTIONS), task)
                        .tasks())
                .containsExactly(task.replace("annotations", "predictions"));
    }

    @Test
    void utf16IsRefusedAsAFile() {
        byte[] bytes = "\ufeff{}".getBytes(StandardCharsets.UTF_16LE);
        assertThatThrownBy(() -> Reading.of(FileFormat.JSONL, PLAIN, bytes))
                .isInstanceOf(ConversionException.class)
                .hasMessage("file is written in UTF-16; save it as UTF-8");
    }
}
