package dev.tagloop.server.attacks;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static dev.tagloop.server.imports.ImportJob.assertSucceeded;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.Value;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import dev.tagloop.server.durability.ChildServer;
import dev.tagloop.server.imports.ImportJob;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Files that are made to break, exhaust or leave their importer, sent to one server with {@value #HEAP} MiB for its objects, which must
 * live on. Each is refused with a sentence by the look at it and by the job, and nothing of it is stored.
 */
@Timeout(120)
@Tag("thorough")
class ImportAttacksTest {
    private static final int HEAP = 128;

    @TempDir
    static Path folder;

    private static ChildServer server;
    private static Http http;

    private long project;
    private ImportJob imports;

    @BeforeAll
    static void start() throws IOException {
        server = ChildServer.start(folder.resolve("data"), HEAP);
        http = server.client();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void begin() {
        String body = Json.write(
                Json.mapper().createObjectNode().put("title", "Attacked").put("label_config", TestStudio.NER));
        project = created(http.post("/api/projects", body)).get("id").asLong();
        imports = new ImportJob(http, project);
    }

    /** The server lives, took nothing in, and wrote nowhere else. */
    @AfterEach
    void nothingIsLeft() throws IOException {
        assertThat(ok(http.get("/api/projects/" + project)).get("title").asString())
                .isEqualTo("Attacked");
        try (Stream<Path> files = Files.list(folder.resolve("data/temporary"))) {
            assertThat(files).isEmpty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("data"));
        }
    }

    /** By the look, whose file goes at once, and by the job. */
    private void assertRefused(String name, byte[] bytes, String sentence) {
        Http.Answer look = imports.looked(name, bytes);
        assertThat(look.status()).as(look.text()).isEqualTo(400);
        assertThat(look.text()).contains(Json.write(Json.mapper().valueToTree(sentence)));
        assertThat(ok(http.get("/api/projects/" + project + "/file-uploads?all=true"))
                        .size())
                .isZero();
        JsonNode job = imports.run(name, bytes, Map.of());
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("failed");
        assertThat(job.get("error").asString()).isEqualTo(sentence);
        assertThat(imports.tasks()).isZero();
    }

    /** As a row that is wrong, by the look and by the job. */
    private void assertWrong(String name, byte[] bytes, long row, String sentence) {
        JsonNode look = ok(imports.looked(name, bytes));
        JsonNode job = imports.run(name, bytes, Map.of());
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("failed");
        assertThat(job.get("error").asString()).startsWith("1 row is wrong, so nothing was imported");
        JsonNode error = imports.errors(job).at("/errors/0");
        assertThat(error.get("message").asString()).isEqualTo(sentence);
        assertThat(error.get("row").asLong()).isEqualTo(row);
        assertThat(look.get("problem").asString("") + look.get("errors")).contains(sentence);
        assertThat(imports.tasks()).isZero();
    }

    private static byte[] blanks(int size, char blank) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) blank);
        return bytes;
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    @Test
    void zipBomb() throws IOException {
        byte[] zip = new HostileZip().add("a.txt", blanks(300 << 20, '\n')).bytes();
        assertThat(zip.length).isLessThan(2 << 20);
        assertRefused(
                "bomb.zip",
                zip,
                "bomb.zip would become more than 200 times as large when it is unpacked: it is not read");
    }

    @Test
    void zipBombOfEntriesThatShareTheirBytes() throws IOException {
        byte[] zip = new HostileZip().add("a.txt", blanks(1 << 20, '\n')).shared(1000);
        assertThat(zip.length).isLessThan(100_000);
        assertRefused(
                "shared.zip",
                zip,
                "shared.zip would become more than 200 times as large when it is unpacked: it is not read");
    }

    @Test
    void zipThatLiesAboutItsSizes() throws IOException {
        byte[] zip = new HostileZip().add("a.txt", blanks(300 << 20, '\n')).lying(3);
        assertWrong(
                "lie.zip",
                zip,
                1,
                "The content is broken: lie.zip::a.txt is longer than the archive says: it is not read");
    }

    @Test
    void zipInAZip() throws IOException {
        byte[] inner = new HostileZip().add("a.txt", "deep".getBytes(UTF_8)).bytes();
        assertRefused(
                "outer.zip",
                new HostileZip().add("inner.zip", inner).bytes(),
                "outer.zip: There is no file to import in the archive: it needs names that end with .json, .jsonl, .csv,"
                        + " .tsv, .txt, .parquet, .conll or .ann, also with .gz behind");
        assertWrong(
                "outer.zip",
                new HostileZip().add("inner.txt", inner).bytes(),
                1,
                "It is no text in UTF-8: say in which encoding it is, such as windows-1252.");
    }

    @Test
    void zipSlip() throws IOException {
        for (String name : List.of(
                "../evil.txt",
                "a/../../evil.txt",
                "/evil.txt",
                "..\\evil.txt",
                "a\\..\\..\\evil.txt",
                "\\evil.txt",
                "C:\\evil.txt",
                "c:evil.txt")) {
            assertRefused(
                    "slip.zip",
                    new HostileZip()
                            .add("good.txt", "good".getBytes(UTF_8))
                            .add(name, "evil".getBytes(UTF_8))
                            .bytes(),
                    "slip.zip holds a file with a name that leads out of it: \"" + name + "\". It is not read");
        }
    }

    @Test
    void zipOfManyFiles() throws IOException {
        byte[] zip = new HostileZip().add("a.txt", "a".getBytes(UTF_8)).shared(100_001);
        assertRefused(
                "many.zip", zip, "many.zip holds 100001 files, more than the 100000 that are read out of an archive");
    }

    @Test
    void gzipBomb() throws IOException {
        byte[] lines = blanks(80 << 20, ' ');
        for (int i = 0; i < lines.length; i += 10_000) {
            lines[i] = '\n';
        }
        byte[] bomb = gzip(lines);
        assertThat(bomb.length).isLessThan(500_000);
        for (String name : List.of("bomb.txt.gz", "bomb.jsonl.gz")) {
            assertWrong(
                    name, bomb, 1, "It would become more than 200 times as large when it is unpacked: it is not read");
        }
    }

    @Test
    void deepNestingOfJson() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        String sentence =
                "it is beyond what is accepted: Document nesting depth (201) exceeds the maximum allowed (200)";
        assertWrong(
                "deep.json", ("[{\"text\": " + deep + "}]").getBytes(UTF_8), 1, "It is not valid JSON: " + sentence);
        assertWrong("deep.jsonl", ("{\"text\": " + deep + "}\n").getBytes(UTF_8), 1, sentence);
        Http.Answer answer = http.post("/api/projects/" + project + "/import", "[{\"text\": " + deep + "}]");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asString())
                .isEqualTo("JSON parse error - Nested too deeply: line 1 column 510 (char 509)");
    }

    @Test
    void oneEnormousLine() {
        byte[] line = blanks(40 << 20, 'x');
        assertWrong("line.txt", line, 1, "line 1 is longer than the 16 million characters that one task can have");
        assertWrong("line.jsonl", line, 1, "it is longer than 8 MiB");
        byte[] json = line.clone();
        System.arraycopy("[{\"text\": \"".getBytes(UTF_8), 0, json, 0, 11);
        assertWrong("line.json", json, 1, "a task is longer than the 16 million characters that one task can have");
    }

    @Test
    void hugeFieldOfATable() {
        byte[] table = blanks(40 << 20, 'x');
        System.arraycopy("text\n\"".getBytes(UTF_8), 0, table, 0, 6);
        assertWrong(
                "field.csv",
                table,
                1,
                "the row in line 2 is longer than the 16 million characters that one task can have");
        String columns = "a,".repeat(30_000);
        assertWrong(
                "columns.csv",
                (columns + "\n" + columns).getBytes(UTF_8),
                1,
                "The row in line 1 has more than 20000 cells");
    }

    @Test
    void parquetThatLiesAboutItsRows(@TempDir Path elsewhere) throws IOException {
        Path file = elsewhere.resolve("good.parquet");
        Dataset.of(Features.with("text", Value.STRING), List.of(Map.of("text", "Ann"), Map.of("text", "Lee")))
                .toParquet(file);
        byte[] good = Files.readAllBytes(file);
        int tail = good.length - 8;
        ByteBuffer numbers = ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN);
        int footer = numbers.getInt(tail);
        String refusal = "footer.parquet cannot be read as Parquet: ";
        Map<Integer, String> footers = Map.of(
                Integer.MAX_VALUE,
                "Invalid footer length: 2147483647",
                good.length,
                "Invalid footer length: " + good.length,
                -1,
                "footer.parquet has no -1 bytes at " + (good.length - 7),
                0,
                "[footer.parquet] Unexpected EOF while reading byte");
        footers.forEach((length, fault) -> assertWrong(
                "footer.parquet", numbers.putInt(tail, length).array().clone(), 1, refusal + fault));
        // In the footer: the rows of the file and of its group, and the values of its column.
        ByteArrayOutputStream lying = new ByteArrayOutputStream();
        lying.write(good, 0, tail - footer);
        int start = lying.size();
        for (int i = tail - footer; i < tail; i++) {
            lying.write(good[i]);
            if (good[i] == 0x16 && good[i + 1] == 4) {
                lying.writeBytes(new byte[] {(byte) 0xfe, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f});
                i++;
            }
        }
        assertThat(lying.size() - start).isGreaterThan(footer);
        lying.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(lying.size() - start)
                .array());
        lying.write(good, good.length - 4, 4);
        assertWrong(
                "rows.parquet",
                lying.toByteArray(),
                3,
                "rows.parquet says that it has 17179869183 rows, but there are 2: it is broken");
    }

    @Test
    void moreNamesOfColumnsThanAnyTableHas() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 11; i++) {
            lines.append("{\"text\": \"a\"");
            for (int k = 0; k < 10_000; k++) {
                lines.append(",\"k").append(i).append('_').append(k).append("\":0");
            }
            lines.append("}\n");
        }
        JsonNode job = imports.run("names.jsonl", lines.toString());
        assertThat(job.get("error").asString())
                .isEqualTo("The import has more than 100000 different names of columns and labels: such data cannot be"
                        + " shown as a table.");
        assertThat(imports.tasks()).isZero();
    }

    @Test
    void formulasAreTextsAndTheListOfErrorsRunsNone() {
        String formula = "=cmd|'/C calc'!A0";
        assertSucceeded(imports.run("sum.csv", "text\n\"" + formula + "\"\n"), 1);
        assertThat(imports.data()).isEqualTo("{\"text\":\"" + formula + "\"}");
        JsonNode job = imports.run("=sum.jsonl", "{\"=x\": 1}\n");
        String csv = http.get("/api/tagloop/projects/" + project + "/import/"
                        + job.get("id").asString() + "/errors?format=csv")
                .text();
        assertThat(csv.lines().toList().get(1))
                .isEqualTo("\"_sum.jsonl\",\"1\",\"data.text\",\"\"\"text\"\" key is expected in task data\"");
    }
}
