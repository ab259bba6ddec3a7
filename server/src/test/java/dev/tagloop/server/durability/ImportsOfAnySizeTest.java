package dev.tagloop.server.durability;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static dev.tagloop.server.imports.ImportJob.assertSucceeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import dev.tagloop.server.imports.ImportJob;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Imports in a server process of its own: in little memory, killed, and cancelled. */
@Tag("thorough")
class ImportsOfAnySizeTest {
    private static final String WORDS = "Ann Lee met \u05e9\u05e8\u05d4 \ud83d\ude00 in New York and sang. ".repeat(8);

    @TempDir
    Path folder;

    private static long project(Http http) {
        return created(http.post(
                        "/api/projects",
                        Json.write(Json.mapper()
                                .createObjectNode()
                                .put("title", "Large")
                                .put("label_config", TestStudio.NER))))
                .get("id")
                .asLong();
    }

    private Path lines(int rows) throws IOException {
        return lines(rows, 1);
    }

    private Path lines(int rows, int times) throws IOException {
        Path file = folder.resolve("rows.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < rows; i++) {
                out.write("{\"text\": \"" + i + " " + WORDS.repeat(times) + "\", \"number\": " + i + "}\n");
            }
        }
        return file;
    }

    private Path table(int rows) throws IOException {
        Path file = folder.resolve("rows.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("text,number\n");
            for (int i = 0; i < rows; i++) {
                out.write("\"" + i + ", " + WORDS + "\"," + i + "\n");
            }
        }
        return file;
    }

    private void importIn(int heap, Path file, int rows) throws IOException {
        try (ChildServer server = ChildServer.start(folder.resolve("data"), heap)) {
            Http http = server.client();
            ImportJob imports = new ImportJob(http, project(http));
            long start = System.nanoTime();
            JsonNode job = imports.run(file.getFileName().toString(), file);
            System.out.printf(
                    "%d rows (%d MB) of %s in %d MiB of heap: %.1f s%n",
                    rows, Files.size(file) / 1_000_000, file.getFileName(), heap, (System.nanoTime() - start) / 1e9);
            assertSucceeded(job, rows);
            assertThat(imports.tasks()).isEqualTo(rows);
        }
    }

    @Test
    void aFileLargerThanTheHeapIsImported() throws IOException {
        importIn(64, lines(38_000, 5), 38_000);
    }

    /** @param end behind the last item */
    private Path array(int rows, String end) throws IOException {
        Path file = folder.resolve("rows.json");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < rows; i++) {
                out.write((i == 0 ? "[" : ",\n") + "{\"text\": \"" + i + " " + WORDS.repeat(5) + "\", \"number\": " + i
                        + "}");
            }
            out.write(end);
        }
        return file;
    }

    @Test
    @Tag("slow")
    void aJsonBodyLargerThanTheHeapIsImportedAtOnceOrRefusedByThePlaceOfItsFault() throws IOException {
        int rows = 38_000;
        try (ChildServer server = ChildServer.start(folder.resolve("data"), 64)) {
            Http http = server.client();
            String path = "/api/projects/" + project(http) + "/import";
            Path whole = array(rows, "]");
            assertThat(Files.size(whole)).isGreaterThan(64 << 20);
            long start = System.nanoTime();
            JsonNode report = created(http.sendFile("POST", path, "application/json", whole));
            System.out.printf(
                    "%d MB of JSON in one body in 64 MiB of heap: %.1f s%n",
                    Files.size(whole) / 1_000_000, (System.nanoTime() - start) / 1e9);
            assertThat(report.get("task_count").asInt()).isEqualTo(rows);
            Http.Answer broken = http.sendFile("POST", path, "application/json", array(rows, ",\n{\"text\": nul}]"));
            assertThat(broken.status()).isEqualTo(400);
            assertThat(broken.json().get("detail").asString())
                    .startsWith("JSON parse error - Expecting value: line " + (rows + 1) + " column 10 (char ");
            assertThat(ok(http.get(path.replace("/import", "")))
                            .get("task_number")
                            .asInt())
                    .isEqualTo(rows);
        }
        try (java.util.stream.Stream<Path> files = Files.list(folder.resolve("data/temporary"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    @Tag("slow")
    void aMillionLinesAreImportedIn300Megabytes() throws IOException {
        importIn(300, lines(1_000_000), 1_000_000);
    }

    @Test
    @Tag("slow")
    void aTableOfAMillionRowsIsImportedIn300Megabytes() throws IOException {
        importIn(300, table(1_000_000), 1_000_000);
    }

    @Test
    void nothingIsSeenOfAnImportWhoseServerWasKilled() throws IOException {
        Path file = lines(60_000);
        long project;
        String id;
        try (ChildServer server = ChildServer.start(folder.resolve("data"))) {
            Http http = server.client();
            project = project(http);
            ImportJob imports = new ImportJob(http, project);
            JsonNode job = ok(imports.sent("rows.jsonl", Files.readAllBytes(file), Map.of()));
            id = job.get("id").asString();
            imports.awaitRows(job);
            server.kill();
        }
        try (ChildServer server = ChildServer.start(folder.resolve("data"))) {
            Http http = server.client();
            assertThat(new ImportJob(http, project).tasks()).isZero();
            assertThat(ok(http.get("/api/tasks?project=" + project))
                            .get("total")
                            .asInt())
                    .isZero();
            assertThat(ok(http.get("/api/tagloop/projects/" + project + "/jobs/" + id))
                            .get("state")
                            .asString())
                    .isEqualTo("interrupted");
        }
        assertThat(StoreAudit.problems(folder.resolve("data"))).isEmpty();
    }

    @Test
    void nothingIsLeftOfAnImportThatWasCancelled() throws IOException {
        Path file = lines(60_000);
        try (ChildServer server = ChildServer.start(folder.resolve("data"))) {
            Http http = server.client();
            long project = project(http);
            ImportJob imports = new ImportJob(http, project);
            JsonNode job = ok(imports.sent("rows.jsonl", Files.readAllBytes(file), Map.of()));
            imports.awaitRows(job);
            ok(http.post(
                    "/api/tagloop/projects/" + project + "/jobs/"
                            + job.get("id").asString() + "/cancel",
                    "{}"));
            assertThat(imports.end(job).get("state").asString()).isEqualTo("cancelled");
            assertThat(imports.tasks()).isZero();
            assertThat(ok(http.get("/api/projects/" + project + "/file-uploads?all=true"))
                            .size())
                    .isZero();
        }
        assertThat(StoreAudit.problems(folder.resolve("data"))).isEmpty();
    }
}
