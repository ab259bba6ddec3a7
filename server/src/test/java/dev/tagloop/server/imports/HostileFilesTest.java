package dev.tagloop.server.imports;

import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.ListOf;
import dev.tagloop.datasets.features.Value;
import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import dev.tagloop.server.storage.TestDatabases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Files that are good but for a few places, by the thousand: no import of one fails the server, hangs, or leaves a half behind. A failure
 * names its seed; {@code -Dtagloop.test.seed} repeats it.
 */
@Tag("thorough")
class HostileFilesTest {
    private static final String JSON =
            "[{\"text\": \"Ann Lee \\ud83d\\ude00 sings\", \"n\": 1.50}, {\"data\": {\"text\": \"Rome\", \"more\": [1, {\"a\": null}]},"
                    + " \"meta\": {\"a\": 1}, \"annotations\": [{\"result\": [{\"id\": \"a\", \"from_name\": \"ner\","
                    + " \"to_name\": \"text\", \"type\": \"labels\", \"value\": {\"start\": 0, \"end\": 4, \"text\": \"Rome\","
                    + " \"labels\": [\"LOC\"]}}], \"ground_truth\": false, \"lead_time\": 1.5}],"
                    + " \"predictions\": [{\"model_version\": \"m\", \"score\": 0.5, \"result\": []}]}]";
    private static final String LINES =
            JSON.substring(1, JSON.length() - 1).replace("}, {\"data\"", "}\n{\"data\"") + "\n";

    /** Each database gets its share of the files, and none the same as another. */
    private static final int DATABASES = 2;

    @TempDir
    Path folder;

    private TestStudio studio;
    private long project;
    private ImportJob imports;

    @BeforeEach
    void start() {
        studio = new TestStudio(folder.resolve("data"));
        project = studio.project(TestStudio.NER);
        imports = new ImportJob(studio.ann(), project);
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] good(String name) throws IOException {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "json" -> utf8(JSON);
            case "jsonl" -> utf8(LINES);
            case "csv" -> utf8("text,n,label\n\"Ann \"\"Lee\"\",\r\nsings\",1,PER\nRome,2.5,\n\ud83d\ude00,,LOC\n");
            case "tsv" -> utf8("text\tn\nAnn\t1\nRome\t2\n");
            case "txt" -> utf8("Ann Lee sings.\r\n\n\ud83d\ude00 Rome\nlast");
            case "gz" -> gzip(utf8(LINES));
            case "parquet" -> parquet();
            case "conll" ->
                utf8(
                        "-DOCSTART- -X- O O\n\nAnn NNP B-NP B-PER\nLee NNP I-NP I-PER\nsings VBZ O O\n\n\ud83d\ude00 X O O\nRome NNP B-NP B-LOC\n");
            case "spacy" ->
                utf8("[[\"Ann Lee sings\", {\"entities\": [[0, 7, \"PER\"]]}], [\"Rome\", {\"entities\": []}]]");
            case "doccano" ->
                utf8(
                        "{\"id\": 1, \"text\": \"Ann Lee sings\", \"label\": [[0, 7, \"PER\"]]}\n{\"id\": 2, \"text\": \"\ud83d\ude00 Rome\", \"label\": [[2, 6, \"LOC\"]]}\n");
            case "prodigy" ->
                utf8(
                        "{\"text\": \"Ann Lee sings\", \"_input_hash\": 1, \"_task_hash\": 2, \"spans\": [{\"start\": 0, \"end\": 7, \"label\": \"PER\"}], \"answer\": \"accept\"}\n");
            default ->
                zip(Map.of(
                        "d/one.txt", utf8("Ann Lee sings.\n"),
                        "d/one.ann", utf8("T1\tPER 0 7\tAnn Lee\nA1\tSure T1\n#1\tNote T1\tx\n"),
                        "more.jsonl", utf8(LINES)));
        };
    }

    private byte[] parquet() throws IOException {
        Path file = folder.resolve("good.parquet");
        if (!Files.exists(file)) {
            Dataset.of(
                            Features.with("text", Value.STRING)
                                    .and("n", Value.INT64)
                                    .and("tokens", new ListOf(Value.STRING)),
                            List.of(
                                    Map.of("text", "Ann", "n", 1L, "tokens", List.of("a", "b")),
                                    Map.of("text", "Rome", "n", 2L, "tokens", List.of())))
                    .toParquet(file);
        }
        return Files.readAllBytes(file);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : new TreeMap<>(entries).entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static Map<String, String> options(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return List.of("spacy", "doccano", "prodigy").contains(ending) ? Map.of("format", ending) : Map.of();
    }

    /** By the job: a fifth of the files is looked at before, and a fifth leaves wrong rows out. */
    private void attack(String name, int files) throws IOException {
        long seed = TestDatabases.seed(5);
        HostileBytes hostile = new HostileBytes(seed + name.hashCode());
        byte[] good = good(name);
        long before = imports.tasks();
        int refused = 0;
        for (int i = 0; i < files; i++) {
            byte[] bytes = hostile.of(good);
            String what = name + ", file " + i + " of seed " + seed;
            if (i % 5 == 0) {
                Http.Answer preview = imports.looked(name, bytes);
                assertThat(preview.status())
                        .as("preview of " + what + ": " + preview.text())
                        .isIn(200, 400);
            }
            Map<String, String> options = new TreeMap<>(options(name));
            if (i % 5 == 1) {
                options.put("on_error", "skip");
            }
            Http.Answer sent = imports.sent(name, bytes, options);
            assertThat(sent.status()).as(what + ": " + sent.text()).isEqualTo(200);
            JsonNode job = imports.end(sent.json());
            long after = imports.tasks();
            if (job.get("state").asString().equals("succeeded")) {
                assertThat(after - before)
                        .as(what)
                        .isEqualTo(Long.parseLong(job.at("/result/tasks").asString()));
            } else {
                assertThat(job.get("state").asString()).as(what).isEqualTo("failed");
                assertThat(job.get("error").asString())
                        .as(what)
                        .doesNotContain("Exception", "java.", folder.toString());
                assertThat(after).as(what + ": " + job).isEqualTo(before);
                refused++;
            }
            before = after;
        }
        System.out.println(files + " hostile files of " + name + " (seed " + seed + "), " + refused + " refused");
        assertThat(refused).isBetween(1, files);
        assertThat(ok(studio.ann().get("/api/tasks?project=" + project + "&page_size=1"))
                        .get("total")
                        .asLong())
                .isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.json",
                "a.jsonl",
                "a.csv",
                "a.tsv",
                "a.txt",
                "a.jsonl.gz",
                "a.parquet",
                "a.conll",
                "a.spacy",
                "a.doccano",
                "a.prodigy",
                "a.zip"
            })
    void twoHundredOfAFormat(String name) throws IOException {
        attack(name, 200 / DATABASES);
    }

    @ParameterizedTest
    @Tag("slow")
    @ValueSource(
            strings = {
                "a.json",
                "a.jsonl",
                "a.csv",
                "a.tsv",
                "a.txt",
                "a.jsonl.gz",
                "a.parquet",
                "a.conll",
                "a.spacy",
                "a.doccano",
                "a.prodigy",
                "a.zip"
            })
    void twoThousandOfAFormat(String name) throws IOException {
        attack(name, 2000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.json", "a.csv", "a.tsv", "a.txt"})
    void twoHundredByTheOriginalsRoute(String name) throws IOException {
        long seed = TestDatabases.seed(6);
        HostileBytes hostile = new HostileBytes(seed + name.hashCode());
        byte[] good = good(name);
        long before = imports.tasks();
        for (int i = 0; i < 200 / DATABASES; i++) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.writeBytes(
                    utf8("--qqqq\r\nContent-Disposition: form-data; name=\"f\"; filename=\"" + name + "\"\r\n\r\n"));
            body.writeBytes(hostile.of(good));
            body.writeBytes(utf8("\r\n--qqqq--\r\n"));
            Http.Answer answer = studio.ann()
                    .sendBytes(
                            "POST",
                            "/api/projects/" + project + "/import",
                            "multipart/form-data; boundary=qqqq",
                            body.toByteArray());
            assertThat(answer.status())
                    .as(name + ", file " + i + " of seed " + seed + ": " + answer.text())
                    .isIn(201, 400);
            long after = imports.tasks();
            assertThat(after - before)
                    .isEqualTo(
                            answer.status() == 201
                                    ? answer.json().get("task_count").asLong()
                                    : 0);
            before = after;
        }
    }
}
