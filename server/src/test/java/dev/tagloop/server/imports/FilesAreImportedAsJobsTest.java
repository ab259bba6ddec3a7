package dev.tagloop.server.imports;

import static dev.tagloop.server.TestStudio.ok;
import static dev.tagloop.server.imports.ImportJob.assertFailed;
import static dev.tagloop.server.imports.ImportJob.assertSucceeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Value;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class FilesAreImportedAsJobsTest {
    @TempDir
    static Path folder;

    private static TestStudio studio;
    private long project;
    private ImportJob imports;

    @BeforeAll
    static void start() {
        studio = new TestStudio(
                folder,
                config -> config.remoteFiles(address ->
                        new ByteArrayInputStream("text\tn\nfar away\t1\n".getBytes(StandardCharsets.UTF_8))));
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @BeforeEach
    void arrange() {
        project = studio.project(TestStudio.NER);
        imports = new ImportJob(studio.ann(), project);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void everyFormatBecomesTheTasksThatAreWrittenInIt() throws IOException {
        assertSucceeded(imports.run("a.json", "[{\"text\": \"json 😀\"}, {\"data\": {\"text\": \"task\"}}]"), 2);
        assertSucceeded(imports.run("a.jsonl", "{\"text\": \"line\"}\n\n{\"text\": \"other\"}\r\n"), 2);
        assertSucceeded(imports.run("a.csv", "text;n\n\"semi;colon\";007\n"), 1);
        assertSucceeded(imports.run("a.tsv", "text\tn\ntab\t1.5\n"), 1);
        assertSucceeded(imports.run("a.txt", "first\r\n\nsecond"), 2);
        assertSucceeded(imports.run("a.csv.gz", gzip("text\ngzip\n"), Map.of()), 1);
        assertThat(imports.data().lines())
                .containsExactly(
                        "{\"text\":\"json 😀\"}",
                        "{\"text\":\"task\"}",
                        "{\"text\":\"line\"}",
                        "{\"text\":\"other\"}",
                        "{\"text\":\"semi;colon\",\"n\":7}",
                        "{\"text\":\"tab\",\"n\":1.5}",
                        "{\"text\":\"first\"}",
                        "{\"text\":\"second\"}",
                        "{\"text\":\"gzip\"}");
    }

    @Test
    void parquetAndArchivesAreReadWithoutBeingUnpackedByName() throws IOException {
        Path parquet = folder.resolve("a.parquet");
        Features features = Features.with("text", Value.STRING).and("tokens", new ListOf(Value.STRING));
        Dataset.of(features, List.of(Map.of("text", "parquet é", "tokens", List.of("a", "b"))))
                .toParquet(parquet);
        byte[] zip = zip(new java.util.TreeMap<>(Map.of(
                "b/two.jsonl", utf8("{\"text\": \"two\"}"),
                "a/one.txt", utf8("one"),
                "README.md", utf8("not a task"),
                "c.parquet", Files.readAllBytes(parquet))));
        assertSucceeded(imports.run("all.zip", zip, Map.of()), 3);
        assertThat(imports.data().lines())
                .containsExactly(
                        "{\"text\":\"one\"}",
                        "{\"text\":\"two\"}",
                        "{\"text\":\"parquet é\",\"tokens\":[\"a\",\"b\"]}");
    }

    @Test
    void whatIsTypedFetchedAndUploadedByAFormIsImportedAsWell() {
        assertSucceeded(imports.run("{\"text\": \"One line, with a comma.\\nAnother, too.\"}"), 2);
        assertSucceeded(imports.run("{\"url\": \"https://example.com/x.tsv\"}"), 1);
        Http.Answer form = studio.ann()
                .send(
                        "POST",
                        "/api/tagloop/projects/" + project + "/import",
                        "multipart/form-data; boundary=b",
                        "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x.txt\"\r\n\r\nIn a form.\r\n"
                                + "--b\r\nContent-Disposition: form-data; name=\"split\"\r\n\r\nfile\r\n--b--\r\n");
        assertSucceeded(imports.end(ok(form)), 1);
        assertThat(imports.data().lines())
                .containsExactly(
                        "{\"text\":\"One line, with a comma.\"}",
                        "{\"text\":\"Another, too.\"}",
                        "{\"text\":\"far away\",\"n\":1}",
                        "{\"text\":\"In a form.\"}");
    }

    @Test
    void columnsAreMappedAndTextsSplitAsAskedFor() {
        Map<String, String> mapped = Map.of("columns", "{\"text\": \"body\"}", "other_columns", "false");
        assertSucceeded(imports.run("a.csv", utf8("id,body,text\n1,wanted,not wanted\n"), mapped), 1);
        assertSucceeded(imports.run("p.txt", utf8("a\r\nb\n\n \nc\n"), Map.of("split", "paragraph")), 2);
        byte[] windows = "text\ncaf\u00e9 \u201ea\u201c\n".getBytes(Charset.forName("windows-1252"));
        assertSucceeded(imports.run("w.csv", windows, Map.of("encoding", "windows-1252")), 1);
        assertThat(imports.data().lines())
                .containsExactly(
                        "{\"text\":\"wanted\"}",
                        "{\"text\":\"a\\r\\nb\"}",
                        "{\"text\":\"c\"}",
                        "{\"text\":\"café „a“\"}");
    }

    private JsonNode firstAnnotation() {
        return Json.read(studio.ann()
                        .get("/api/projects/" + project + "/export?exportType=JSON&download_all_tasks=true")
                        .text())
                .at("/0/annotations/0/result/0/value");
    }

    @Test
    void annotatedFilesOfOtherProgramsBringTheirSpans() {
        String conll = "😀 O\nAnn B-PER\nLee I-PER\nsings O\n\nIn O\nRome B-LOC\n";
        assertSucceeded(imports.run("a.conll", conll), 2);
        assertThat(Json.write(firstAnnotation()))
                .isEqualTo("{\"start\":2,\"end\":9,\"text\":\"Ann Lee\",\"labels\":[\"PER\"]}");
        assertThat(imports.data().lines()).containsExactly("{\"text\":\"😀 Ann Lee sings\"}", "{\"text\":\"In Rome\"}");
    }

    @Test
    void spansOfLabelStudiosJsonThatDoNotFitAreToldAndImportedAsTheyAre() {
        String line =
                "{\"data\":{\"text\":\"😀 Ann\"},\"annotations\":[{\"result\":[{\"from_name\":\"ner\",\"to_name\":\"text\","
                        + "\"type\":\"labels\",\"value\":{\"start\":3,\"end\":6,\"text\":\"Ann\",\"labels\":[\"PER\"]}}]}]}";
        for (String content : List.of(line, "[" + line + "]")) {
            assertThat(imports.preview("a.json", content)
                            .get("notes")
                            .valueStream()
                            .map(JsonNode::asString))
                    .containsExactly(
                            "row 1, annotations[0].result[0]: its offsets 3..6 count UTF-16 units; in code points"
                                    + " they are 2..5; it was imported as it is");
            assertSucceeded(imports.run("a.json", content), 1);
        }
    }

    @Test
    void anArchiveOfBratsPairsIsOneImport() throws IOException {
        byte[] zip = zip(new java.util.TreeMap<>(Map.of(
                "d/one.txt", utf8("Ann Lee sings.\n"),
                "d/one.ann", utf8("T1\tPER 0 7\tAnn Lee\n"),
                "d/two.txt", utf8("Nobody."),
                "d/two.ann", utf8(""))));
        JsonNode preview = imports.preview("brat.zip", zip);
        assertThat(preview.get("format").asString()).isEqualTo("brat");
        assertThat(preview.get("label_config").asString()).contains("<Label value=\"PER\"");
        assertSucceeded(imports.run("brat.zip", zip, Map.of("labels", "predictions")), 2);
        assertThat(ok(studio.ann().get("/api/projects/" + project))
                        .get("total_predictions_number")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void wrongRowsSpoilTheImportAndAreListedByRowAndField() {
        String lines = "{\"text\": \"good\"}\n{\"text\": null}\nno json\n"
                + "{\"data\": {\"text\": \"x\"}, \"annotations\": [{\"result\": [], \"completed_by\": 77}]}\n{\"nope\": 1}\n";
        JsonNode job = imports.run("bad.jsonl", lines);
        assertFailed(job, "4 rows are wrong, so nothing was imported");
        assertThat(imports.tasks()).isZero();
        JsonNode errors = imports.errors(job);
        assertThat(errors.get("count").asInt()).isEqualTo(4);
        assertThat(Json.write(errors.at("/errors/0")))
                .isEqualTo(
                        "{\"file\":\"bad.jsonl\",\"row\":2,\"field\":\"data.text\",\"message\":\"data['text']=None is of"
                                + " type 'NoneType', but the object tag Text expects the following types: ['str', 'int', 'float', 'list']\"}");
        assertThat(errors.at("/errors/1/row").asInt()).isEqualTo(3);
        assertThat(errors.at("/errors/1/message").asString())
                .isEqualTo("it holds a character or word that is no JSON (column 1)");
        assertThat(errors.at("/errors/2/field").asString()).isEqualTo("annotations[0].completed_by");
        assertThat(errors.at("/errors/3/message").asString()).isEqualTo("\"text\" key is expected in task data");
        Http.Answer csv = studio.ann()
                .get("/api/tagloop/projects/" + project + "/import/"
                        + job.get("id").asString() + "/errors?format=csv");
        assertThat(csv.header("Content-Disposition")).startsWith("attachment");
        assertThat(csv.text().lines().toList())
                .hasSize(5)
                .element(4)
                .isEqualTo("\"bad.jsonl\",\"5\",\"data.text\",\"\"\"text\"\" key is expected in task data\"");
    }

    @Test
    void wrongRowsAreLeftOutWhereSomebodyWantsThat() {
        JsonNode job = imports.run("bad.csv", utf8("text,n\na,1\nb,2,3\nc,3\n"), Map.of("on_error", "skip"));
        assertSucceeded(job, 2);
        assertThat(job.at("/result/errors").asString()).isEqualTo("1");
        assertThat(imports.errors(job).at("/errors/0/row").asInt()).isEqualTo(3);
        assertThat(imports.tasks()).isEqualTo(2);
    }

    @Test
    void aTrialCountsAndStoresNothing() {
        JsonNode job = imports.run("a.txt", utf8("a\nb\n"), Map.of("dry_run", "true"));
        assertSucceeded(job, 2);
        assertThat(imports.tasks()).isZero();
    }

    @Test
    void thePreviewTellsWhatAFileIsAndHowItsTasksLook() {
        JsonNode preview = imports.preview("a.csv", "sentence|label\nI liked it.|good\nI did not.|bad\n");
        assertThat(preview.get("format").asString()).isEqualTo("csv");
        assertThat(preview.get("delimiter").asString()).isEqualTo("|");
        assertThat(preview.get("encoding").asString()).isEqualTo("utf-8");
        assertThat(Json.write(preview.get("keys"))).isEqualTo("[\"text\"]");
        assertThat(Json.write(preview.get("mapping"))).isEqualTo("{\"text\":\"sentence\"}");
        assertThat(preview.get("label_config").asString()).contains("<Choice value=\"good\"/>");
        assertThat(preview.get("error_count").asInt()).isZero();
        assertThat(Json.write(preview.at("/tasks/0")))
                .isEqualTo("{\"data\":{\"text\":\"I liked it.\",\"label\":\"good\"}}");
        // The same file is imported by its id, without being sent again.
        long id = preview.at("/file_upload_ids/0").asLong();
        assertSucceeded(imports.run("{\"file_upload_ids\": [" + id + "], \"text_column\": \"sentence\"}"), 2);
        assertThat(imports.data().lines().findFirst()).contains("{\"text\":\"I liked it.\",\"label\":\"good\"}");
    }

    @Test
    void whatIsNoTextOfAnEncodingIsRefusedWithAdvice() {
        JsonNode job = imports.run("w.txt", "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1), Map.of());
        assertFailed(job, "1 row is wrong");
        assertThat(imports.errors(job).at("/errors/0/message").asString())
                .isEqualTo("It is no text in UTF-8: say in which encoding it is, such as windows-1252.");
    }
}
