package dev.tagloop.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Struct;
import dev.tagloop.datasets.features.Value;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("thorough")
class ArrowFilesAreReadTest {

    @TempDir
    Path folder;

    private static byte[] bytes(String name) {
        try (InputStream in = ArrowFilesAreReadTest.class.getResourceAsStream("arrow/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path copy(String name, String to) throws IOException {
        Path file = folder.resolve(to);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes(name));
    }

    private static Features ner() {
        Map<String, Feature> span = new LinkedHashMap<>();
        span.put("start", Value.INT32);
        span.put("label", Value.STRING);
        return Features.with("id", Value.STRING)
                .and("tokens", new ListOf(Value.STRING))
                .and("ner_tags", new ListOf(new ClassLabel("O", "B-PER", "I-PER")))
                .and("spans", new ListOf(new Struct(span)));
    }

    private static void assertNer(Dataset rows) {
        assertThat(rows.features()).isEqualTo(ner());
        assertThat(rows.column("id")).isEqualTo(Arrays.asList("r00", "r01", null, "r10"));
        assertThat(rows.column("tokens"))
                .isEqualTo(Arrays.asList(List.of("Ann", "👩🏽‍💻"), List.of(), null, List.of("שלום")));
        assertThat(rows.get(0).labels("ner_tags")).containsExactly("B-PER", "O");
        assertThat(rows.get(3).integers("ner_tags")).containsExactly(-1L);
        assertThat(rows.column("spans"))
                .isEqualTo(Arrays.asList(
                        List.of(Map.of("start", 0L, "label", "PER")),
                        List.of(),
                        null,
                        List.of(Map.of("start", 7L, "label", "PER"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream.arrow", "file.arrow"})
    void bothFormsGiveRowsAndFeatures(String name) throws IOException {
        copy(name, "data/train-00000-of-00001.arrow");
        assertNer(Datasets.load(folder.toString(), "train"));
        try (Stream<Row> rows = Datasets.request(folder.toString()).stream("train").stream()) {
            assertThat(rows.map(row -> row.get("id")).toList()).isEqualTo(Arrays.asList("r00", "r01", null, "r10"));
        }
        assertNer(Datasets.request("arrow")
                .dataFiles("x", folder.resolve("data/*.arrow").toString())
                .load("x"));
    }

    @Test
    void everyTypeBecomesItsJavaValue() throws IOException {
        copy("types.arrow", "train.arrow");
        Dataset rows = Datasets.load(folder.toString(), "train");
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("n", null);
        expected.put("b", true);
        expected.put("i8", -1L);
        expected.put("u8", 255L);
        expected.put("i16", -2L);
        expected.put("u16", 65535L);
        expected.put("u32", 4294967295L);
        expected.put("u64", new BigInteger("18446744073709551615"));
        expected.put("f32", 1.5);
        expected.put("f64", -2.25);
        expected.put("dec", new BigDecimal("-12.34"));
        expected.put("ls", "großß");
        expected.put("d32", LocalDate.of(1969, 12, 31));
        expected.put("d64", LocalDate.of(1970, 1, 2));
        expected.put("t32", LocalTime.of(1, 2, 3, 4_000_000));
        expected.put("t64", LocalTime.ofNanoOfDay(1));
        expected.put("ts", LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_000));
        expected.put("tz", Instant.ofEpochSecond(1764174896L));
        expected.put("dur", Duration.ofMillis(-1500));
        expected.put("fsl", List.of(4L, 5L));
        expected.put("map", List.of(Map.of("key", "k", "value", 9L)));
        Map<String, Object> first = new LinkedHashMap<>(rows.get(0).asMap());
        assertThat((byte[]) first.remove("bin")).containsExactly(0, 0xFF);
        assertThat((byte[]) first.remove("fsb")).containsExactly(1, 2, 3);
        assertThat(first).isEqualTo(expected);
        assertThat(rows.get(1).asMap().values()).containsOnlyNulls();
        assertThat(rows.features().get("dec")).isEqualTo(new Value("decimal128(10, 2)"));
        assertThat(rows.features().get("tz")).isEqualTo(new Value("timestamp[s, tz=UTC]"));
    }

    private void saved(Path into, String name, String split) throws IOException {
        Files.createDirectories(into);
        Files.write(into.resolve(name), bytes("stream.arrow"));
        Files.writeString(into.resolve("state.json"), """
                {"_data_files": [{"filename": "%s"}], "_fingerprint": "0123456789abcdef", "_format_columns": null,
                 "_format_kwargs": {}, "_format_type": null, "_output_all_columns": false, "_split": %s}""".formatted(name, split));
        Files.writeString(into.resolve("dataset_info.json"), """
                {"features": {"id": {"dtype": "string", "_type": "Value"}, "tokens": {"feature": {"dtype": "string",
                 "_type": "Value"}, "_type": "List"}, "ner_tags": {"feature": {"names": ["O", "B-PER", "I-PER"],
                 "_type": "ClassLabel"}, "_type": "List"}, "spans": {"feature": {"start": {"dtype": "int32", "_type": "Value"},
                 "label": {"dtype": "string", "_type": "Value"}}, "_type": "List"}}}""");
    }

    @Test
    void whatSaveToDiskWroteIsLoaded() throws IOException {
        saved(folder.resolve("one"), "data-00000-of-00001.arrow", "\"test\"");
        DatasetDict one = Datasets.loadFromDisk(folder.resolve("one"));
        assertThat(one.splits()).containsOnlyKeys("test");
        assertNer(one.test());

        Path both = folder.resolve("both");
        saved(both.resolve("validation"), "data-00000-of-00001.arrow", "null");
        saved(both.resolve("train"), "data-00000-of-00001.arrow", "null");
        Files.writeString(both.resolve("dataset_dict.json"), "{\"splits\": [\"validation\", \"train\"]}");
        DatasetDict dict = Datasets.loadFromDisk(both);
        assertThat(dict.splits().keySet()).containsExactly("validation", "train");
        assertNer(dict.train());
        assertNer(Datasets.load(folder.resolve("one").toString(), "train"));
    }

    @Test
    void namesThatLeadElsewhereAreRefused() throws IOException {
        Path here = folder.resolve("here");
        saved(here, "data.arrow", "null");
        String state = Files.readString(here.resolve("state.json"));
        for (String name : List.of("../data.arrow", "/etc/passwd", "a/b.arrow", "..", "")) {
            Files.writeString(here.resolve("state.json"), state.replace("data.arrow", name));
            assertThatThrownBy(() -> Datasets.loadFromDisk(here))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("no file or folder beside it");
        }
        Files.writeString(here.resolve("dataset_dict.json"), "{\"splits\": [\"../here\"]}");
        assertThatThrownBy(() -> Datasets.loadFromDisk(here)).hasMessageContaining("no file or folder beside it");
        assertThatThrownBy(() -> Datasets.loadFromDisk(folder)).hasMessageContaining("there is no state.json");
    }

    @Test
    void brokenFilesAreRefusedNotFatal() throws IOException {
        Path file = folder.resolve("train.arrow");
        Random random = new Random(3);
        int refused = 0;
        for (String name : List.of("stream.arrow", "file.arrow", "types.arrow")) {
            byte[] whole = bytes(name);
            for (int round = 0; round < 400; round++) {
                byte[] broken = whole.clone();
                if (round % 4 == 0) {
                    broken = Arrays.copyOf(broken, random.nextInt(broken.length));
                } else {
                    for (int i = 0; i <= random.nextInt(4); i++) {
                        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
                    }
                }
                Files.write(file, broken);
                try {
                    Datasets.load(folder.toString(), "train");
                } catch (DatasetException e) {
                    refused++;
                    assertThat(e.getMessage()).contains("train.arrow");
                }
            }
        }
        assertThat(refused).isGreaterThan(300);
    }

    @Test
    void hugeClaimsNeedNoMemory() throws IOException {
        byte[] whole = bytes("stream.arrow");
        for (int at = 0; at + 8 <= whole.length; at += 4) {
            byte[] broken = whole.clone();
            Arrays.fill(broken, at, at + 4, (byte) 0xFF);
            broken[at + 3] = 0x7F;
            Files.write(folder.resolve("train.arrow"), broken);
            assertThatCode(() -> {
                        try {
                            Datasets.load(folder.toString(), "train");
                        } catch (DatasetException expected) {
                            assertThat(expected).hasMessageContaining("train.arrow");
                        }
                    })
                    .as("at %d", at)
                    .doesNotThrowAnyException();
        }
    }
}
