package dev.tagloop.labelstudio.convert.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Whatever stands in a file, reading it ends soon, and with tasks, errors by row, or the one exception that is declared. */
@Tag("thorough")
class HostileFilesAreReadTest {
    private static final List<String> SEEDS = List.of(
            "{\"data\":{\"text\":\"😀 Ann\"},\"annotations\":[{\"result\":[{\"id\":\"a\",\"from_name\":\"ner\",\"to_name\":\"text\","
                    + "\"type\":\"labels\",\"value\":{\"start\":3,\"end\":6,\"text\":\"Ann\",\"labels\":[\"PER\"]}}]}]}\n"
                    + "{\"text\":\"plain\"}\n",
            "-DOCSTART- -X- O\n\nAnn NNP B-PER\nLee NNP I-PER\nin IN O\nRome NNP U-LOC\n\n# global.columns = ID FORM NER MISC\n"
                    + "1\tA\tB-X\tSpaceAfter=No\n",
            "T1\tPER 0 3\tAnn\nT2\tLOC 4 6;7 10\tin Rom\nR1\tLives Arg1:T1 Arg2:T2\nA1\tSure T1 High\nE1\tLOC:T2 Who:T1\n"
                    + "#1\tAnnotatorNotes T1\tnote\nN1\tRef T1 W:1\tx\n*\tEquiv T1 T2\n",
            "[[\"😀 Ann\",{\"entities\":[[2,5,\"PER\"]],\"cats\":{\"A\":1.0}}],{\"text\":\"b\",\"ents\":[{\"start\":0,\"end\":1,\"label\":\"X\"}],"
                    + "\"spans\":{\"sc\":[[0,1,\"Y\"]]}},{\"paragraphs\":[{\"raw\":\"a b\",\"sentences\":[{\"tokens\":[{\"orth\":\"a\",\"ner\":\"U-X\"},"
                    + "{\"orth\":\"b\",\"ner\":\"-\"}]}],\"cats\":[{\"label\":\"C\",\"value\":1}]}]}]",
            "{\"id\":1,\"text\":\"Ann in Rome\",\"label\":[[0,3,\"PER\"]],\"entities\":[{\"id\":7,\"label\":\"LOC\",\"start_offset\":7,"
                    + "\"end_offset\":11},{\"id\":8,\"label\":\"PER\",\"start_offset\":0,\"end_offset\":3}],\"relations\":[{\"from_id\":7,"
                    + "\"to_id\":8,\"type\":\"x\"}],\"cats\":[\"pos\"]}\n{\"data\":\"good\",\"label\":[\"pos\"]}\n",
            "{\"text\":\"😀 Ann Lee\",\"tokens\":[{\"text\":\"😀\",\"start\":0,\"end\":2,\"id\":0,\"ws\":true},{\"text\":\"Ann\",\"start\":3,\"end\":6,"
                    + "\"id\":1,\"ws\":true}],\"spans\":[{\"start\":3,\"end\":6,\"token_start\":1,\"token_end\":1,\"label\":\"PER\"}],\"relations\":"
                    + "[{\"head_span\":{\"start\":3,\"end\":6,\"label\":\"PER\"},\"child_span\":{\"start\":0,\"end\":2,\"label\":\"X\"},\"label\":\"R\"}],"
                    + "\"answer\":\"accept\",\"meta\":{\"a\":1}}\n{\"text\":\"b\",\"accept\":[\"A\"],\"answer\":\"ignore\"}\n");

    private static final List<byte[]> PIECES = List.of(
            bytes("{"),
            bytes("["),
            bytes("}"),
            bytes("]"),
            bytes("\""),
            bytes("\\"),
            bytes(","),
            bytes(":"),
            bytes("\n"),
            bytes("\r\n"),
            bytes("\t"),
            bytes(" "),
            bytes(";"),
            bytes("0"),
            bytes("-1"),
            bytes("1e999999999"),
            bytes("99999999999999999999"),
            bytes("2147483647"),
            bytes("9223372036854775807"),
            bytes("null"),
            bytes("[]"),
            bytes("{}"),
            bytes("\"\""),
            bytes("0.5"),
            bytes("\\ud800"),
            bytes("\\u0000"),
            bytes("\u0000"),
            bytes("\ufeff"),
            bytes("😀"),
            bytes("-DOCSTART-"),
            bytes("T1\t"),
            bytes("R1\tX A:T1 B:T1\n"),
            bytes("E1\tX:E1\n"),
            bytes("# global.columns = A\n"),
            bytes("O\n"),
            bytes("B-\n"),
            bytes("[".repeat(300)),
            bytes("{\"a\":".repeat(300)),
            bytes("a".repeat(5000)),
            bytes("9".repeat(2000)),
            new byte[] {(byte) 0xFF},
            new byte[] {(byte) 0xC3},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xF4});

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void twoHundredMutationsOfEachFormat(FileFormat format) {
        mutate(format, 200, 1);
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource
    void twoThousandMutationsOfEachFormat(FileFormat format) {
        mutate(format, 2000, 2);
    }

    private static void mutate(FileFormat format, int times, long seed) {
        Random random = new Random(seed);
        byte[] whole = bytes(SEEDS.get(format.ordinal()));
        long tasks = 0;
        for (int i = 0; i < times; i++) {
            byte[] mutated = whole;
            for (int m = random.nextInt(1, 5); m > 0; m--) {
                mutated = mutated(mutated, random);
            }
            byte[] file = mutated;
            ReadOptions options = i % 3 == 0
                    ? ReadOptions.defaults()
                    : i % 3 == 1
                            ? ReadOptions.defaults().withUnit(OffsetUnit.values()[random.nextInt(3)])
                            : ReadOptions.defaults().withScheme(TagScheme.values()[random.nextInt(5)]);
            tasks += Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(60),
                    () -> read(format, options, file),
                    () -> "too long: " + new String(file, StandardCharsets.UTF_8));
            FileFormats.recognize("x", file);
            FileFormats.recognize("x.jsonl", file);
        }
        assertThat(tasks).as("some files are still good").isPositive();
    }

    private static byte[] mutated(byte[] file, Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = random.nextInt(file.length + 1);
        int to = Math.min(file.length, at + random.nextInt(20));
        out.write(file, 0, at);
        switch (random.nextInt(5)) {
            case 0 -> out.write(file, to, file.length - to);
            case 1 -> {
                out.writeBytes(PIECES.get(random.nextInt(PIECES.size())));
                out.write(file, at, file.length - at);
            }
            case 2 -> {
                out.writeBytes(PIECES.get(random.nextInt(PIECES.size())));
                out.write(file, to, file.length - to);
            }
            case 3 -> {
                int from = random.nextInt(at + 1);
                out.write(file, from, at - from);
                out.write(file, at, file.length - at);
            }
            default -> {
                if (at < file.length) {
                    out.write(random.nextInt(256));
                    out.write(file, at + 1, file.length - at - 1);
                }
            }
        }
        return out.toByteArray();
    }

    private static int read(FileFormat format, ReadOptions options, byte[] file) {
        List<SourceFile> files = format == FileFormat.BRAT
                ? List.of(SourceFile.of("a.txt", bytes("Ann in Rome 😀")), SourceFile.of("a.ann", file))
                : List.of(SourceFile.of("a", file));
        int tasks = 0;
        try (TaskReader reader = format.read(files, options)) {
            for (Optional<ReadRow> row = reader.next(); row.isPresent(); row = reader.next()) {
                if (row.get() instanceof ReadTask task) {
                    tasks++;
                    check(format, Json.read(Json.writeAscii(task.item())));
                }
            }
        } catch (ConversionException declared) {
            assertThat(declared.getMessage()).isNotBlank();
        }
        return tasks;
    }

    /** All formats but Label Studio's own promise that spans are what they say. */
    private static void check(FileFormat format, JsonNode item) {
        assertThat(item.get("data").isObject()).isTrue();
        if (format == FileFormat.JSONL) {
            return;
        }
        Text text = Text.of(item.get("data").get("text").stringValue());
        for (JsonNode annotation : item.path("annotations")) {
            for (JsonNode region : annotation.get("result")) {
                JsonNode value = region.path("value");
                if (value.has("start")) {
                    CodePointSpan span = new CodePointSpan(
                            value.get("start").intValue(), value.get("end").intValue());
                    assertThat(value.get("text").stringValue()).isEqualTo(text.slice(span));
                }
            }
        }
    }

    @Test
    void aSmallFileCannotAskForVeryMuchMemory() {
        StringBuilder row =
                new StringBuilder("{\"text\":\"" + "a".repeat(1_000_000) + "\",\"label\":[[0,1000000,\"X\"]");
        row.append(",[0,1000000,\"X\"]".repeat(100_000)).append("]}");
        Reading reading = Reading.of(FileFormat.DOCCANO, ReadOptions.defaults(), row.toString());
        assertThat(reading.said())
                .containsExactly("file, row 1: its spans hold more than 16000000 characters altogether");
    }

    @Test
    void manySpansThatSayLittleAboutMuchAreRefusedSoon() {
        StringBuilder row =
                new StringBuilder("{\"text\":\"" + "é".repeat(1_000_000) + "\",\"answer\":\"accept\",\"spans\":[");
        row.append("{\"start\":0,\"end\":999999,\"text\":\"a\",\"label\":\"X\"},".repeat(50_000))
                .setLength(row.length() - 1);
        row.append("]}");
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertThat(Reading.of(FileFormat.PRODIGY, ReadOptions.defaults(), row.toString())
                                .report()
                                .refused())
                        .isEqualTo(1));
    }

    @Test
    void manyRelationsBetweenManySpansTakeNoTime() {
        StringBuilder row = new StringBuilder("{\"text\":\"" + "a".repeat(90_000) + "\",\"relations\":[");
        for (int i = 0; i < 80_000; i++) {
            row.append(i == 0 ? "" : ",")
                    .append(
                            "{\"head_span\":{\"start\":%d,\"end\":%d,\"label\":\"X\"},\"child_span\":{\"start\":0,\"end\":1}}"
                                    .formatted(i, i + 1));
        }
        String file = row.append("]}").toString();
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertThat(Reading.of(FileFormat.PRODIGY, ReadOptions.defaults(), file)
                                .report()
                                .spans())
                        .isEqualTo(80_000));
    }

    @Test
    void aSentenceWithoutEndIsRefusedAndTheNextOneRead() {
        String file = "a O\n".repeat(2_000_000) + "\nb B-X\n";
        Reading reading = Reading.of(FileFormat.CONLL, ReadOptions.defaults(), file);
        assertThat(Regions.of(reading)).containsExactly("b [0..1 X]");
        assertThat(reading.said())
                .singleElement()
                .asString()
                .contains("the sentence is too long; a blank line ends one");
    }

    @Test
    void anItemTooLongEndsAnArray() {
        String file = "[[\"a\",{}],[\"" + "b".repeat(Lines.MOST_BYTES + 200_000) + "\",{}],[\"c\",{}]]";
        Reading reading = Reading.of(FileFormat.SPACY, ReadOptions.defaults(), file);
        assertThat(Regions.of(reading)).containsExactly("a");
        assertThat(reading.said())
                .singleElement()
                .asString()
                .contains("an item is longer than 8 MiB; nothing behind it was read");
    }

    @Test
    void moreLabelsThanAPersonCanChooseFromAreNoLabels() {
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < 1001; i++) {
            file.append("a B-L").append(i).append("\n\n");
        }
        assertThatCode(() -> Reading.of(FileFormat.CONLL, ReadOptions.defaults(), file.toString()))
                .isInstanceOf(ConversionException.class)
                .hasMessageContaining("more than 1000 different labels");
        assertThat(Arrays.asList(FileFormat.values())).hasSize(SEEDS.size());
    }
}
