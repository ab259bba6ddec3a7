package dev.tagloop.datasets.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.discovery.FileFormat;
import dev.tagloop.datasets.features.ClassLabel;
import dev.tagloop.datasets.features.Feature;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Struct;
import dev.tagloop.datasets.features.Value;
import dev.tagloop.datasets.source.PathFile;
import dev.tagloop.datasets.table.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFormatsBecomeTypedColumnsTest {

    @TempDir
    Path folder;

    private Table read(FileFormat format, String name, String content, Map<String, String> options) throws IOException {
        return read(format, name, content, options, Optional.empty());
    }

    private Table read(
            FileFormat format, String name, String content, Map<String, String> options, Optional<Features> declared)
            throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        return TableReader.of(format, new ReaderOptions(options)).read(List.of(new PathFile(file)), declared);
    }

    @Test
    void jsonLinesGiveColumnsInOrderOfAppearanceAndTypesThatFitAll() throws IOException {
        Table table = read(FileFormat.JSON, "a.jsonl", """
                {"b": 1, "a": [], "s": {"x": "y"}}
                {"b": 2.5, "a": ["t"], "n": null, "s": {"z": true}}

                """, Map.of());

        Map<String, Feature> struct = new LinkedHashMap<>();
        struct.put("x", Value.STRING);
        struct.put("z", Value.BOOL);
        assertThat(table.features().columns())
                .containsExactly(
                        Map.entry("b", Value.FLOAT64),
                        Map.entry("a", new ListOf(Value.STRING)),
                        Map.entry("s", new Struct(struct)),
                        Map.entry("n", Value.NULL));
        assertThat(table.column("b")).containsExactly(1.0, 2.5);
        assertThat(table.column("a")).containsExactly(List.of(), List.of("t"));
    }

    @Test
    void anArrayOfObjectsIsReadToo() throws IOException {
        assertThat(read(FileFormat.JSON, "a.json", "[\n{\"x\": 1},\n{\"x\": 2}\n]", Map.of())
                        .column("x"))
                .containsExactly(1L, 2L);
    }

    @Test
    void brokenJsonNamesFileAndLine() {
        assertThatThrownBy(() -> read(FileFormat.JSON, "a.jsonl", "{\"x\": 1}\n{\"x\": \n", Map.of()))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("a.jsonl, line")
                .hasMessageContaining("not valid JSON");
        assertThatThrownBy(() -> read(FileFormat.JSON, "a.jsonl", "{\"x\": 1}\n7\n", Map.of()))
                .hasMessageContaining("a.jsonl, line 2: a row must be an object");
        assertThatThrownBy(() -> read(FileFormat.JSON, "a.jsonl", "{\"x\": 1}\n{\"x\": \"t\"}\n", Map.of()))
                .hasMessageContaining("a.jsonl, line 2, column \"x\": a string where there is a int64");
    }

    @Test
    void declaredFeaturesCastValues() throws IOException {
        Features declared = Features.with("label", new ClassLabel("neg", "pos"))
                .and("small", new Value("int8"))
                .and("day", new Value("date32"));

        Table table = read(
                FileFormat.JSON,
                "a.jsonl",
                "{\"label\": \"pos\", \"small\": 7, \"day\": \"2026-11-24\"}",
                Map.of(),
                Optional.of(declared));

        assertThat(table.column("label")).containsExactly(1L);
        assertThat(table.column("day").getFirst()).hasToString("2026-11-24");
        assertThatThrownBy(
                        () -> read(FileFormat.JSON, "a.jsonl", "{}\n{\"small\": 200}", Map.of(), Optional.of(declared)))
                .hasMessageContaining("a.jsonl, line 2, column \"small\": 200 is beyond the range of int8");
        assertThatThrownBy(() -> read(FileFormat.JSON, "a.jsonl", "{\"extra\": 1}", Map.of(), Optional.of(declared)))
                .hasMessageContaining("\"extra\" is not among the declared ones");
    }

    @Test
    void csvColumnsGetThePandasTypes() throws IOException {
        Table table = read(
                FileFormat.CSV,
                "a.csv",
                "\uFEFFwhole,holes,real,truth,text,quoted\r\n1,1,1.5,True,x,\"a,\"\"b\"\"\nc\"\r\n-2,NA,2e3,false,NaN,\r\n",
                Map.of());

        assertThat(table.features().columns())
                .containsExactly(
                        Map.entry("whole", Value.INT64),
                        Map.entry("holes", Value.FLOAT64),
                        Map.entry("real", Value.FLOAT64),
                        Map.entry("truth", Value.BOOL),
                        Map.entry("text", Value.STRING),
                        Map.entry("quoted", Value.STRING));
        assertThat(table.column("whole")).containsExactly(1L, -2L);
        assertThat(table.column("holes")).isEqualTo(Arrays.asList(1.0, null));
        assertThat(table.column("real")).containsExactly(1.5, 2000.0);
        assertThat(table.column("truth")).containsExactly(true, false);
        assertThat(table.column("text")).isEqualTo(Arrays.asList("x", null));
        assertThat(table.column("quoted")).isEqualTo(Arrays.asList("a,\"b\"\nc", null));
    }

    @Test
    void tabsAndOtherSeparatorsAndColumnNames() throws IOException {
        assertThat(read(FileFormat.CSV, "a.tsv", "a\tb\n1\tx,y\n", Map.of()).column("b"))
                .containsExactly("x,y");
        Table named = read(FileFormat.CSV, "b.csv", "1;x\n2;y\n", Map.of("sep", ";", "column_names", "n, t"));
        assertThat(named.column("n")).containsExactly(1L, 2L);
        assertThat(named.column("t")).containsExactly("x", "y");
    }

    @Test
    void aCsvLineWithTooManyValuesIsNamed() {
        assertThatThrownBy(() -> read(FileFormat.CSV, "a.csv", "a,b\n1,2\n1,2,3\n", Map.of()))
                .hasMessageContaining("a.csv, line 3: 3 values, but the header has 2 columns");
    }

    @Test
    void textBecomesARowForEachLineParagraphOrDocument() throws IOException {
        String content = "one\ntwo\r\n\nthree";
        assertThat(read(FileFormat.TEXT, "a.txt", content, Map.of()).column("text"))
                .containsExactly("one", "two", "", "three");
        assertThat(read(FileFormat.TEXT, "a.txt", content, Map.of("keep_linebreaks", "true"))
                        .column("text"))
                .containsExactly("one\n", "two\r\n", "\n", "three");
        assertThat(read(FileFormat.TEXT, "a.txt", content, Map.of("sample_by", "paragraph"))
                        .column("text"))
                .containsExactly("one\ntwo", "three");
        assertThat(read(FileFormat.TEXT, "a.txt", content, Map.of("sample_by", "document"))
                        .column("text"))
                .containsExactly(content);
    }

    @Test
    void gzipIsKnownByItsContentAndOtherCompressionIsNamed() throws IOException {
        Path file = folder.resolve("a.jsonl");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("{\"x\": 1}".getBytes(StandardCharsets.UTF_8));
        }
        TableReader reader = TableReader.of(FileFormat.JSON, new ReaderOptions(Map.of()));
        assertThat(reader.read(List.of(new PathFile(file)), Optional.empty()).column("x"))
                .containsExactly(1L);

        Files.write(file, new byte[] {(byte) 0xFD, '7', 'z', 'X', 'Z', 0, 1, 2});
        assertThatThrownBy(() -> reader.read(List.of(new PathFile(file)), Optional.empty()))
                .hasMessageContaining("run unxz on it first");
    }

    @Test
    void loneSurrogatesAreReplacedSoThatEveryTextCanBeWritten() throws IOException {
        assertThat(read(FileFormat.JSON, "a.jsonl", "{\"x\": \"a\\ud83d b\"}", Map.of())
                        .column("x"))
                .containsExactly("a\uFFFD b");
    }
}
