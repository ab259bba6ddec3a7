package dev.tagloop.server.imports;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.Studio;
import dev.tagloop.server.TestStudio;
import dev.tagloop.server.storage.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class UploadsAreHarmlessTest {
    @TempDir
    Path folder;

    private static Http.Answer upload(Http http, long project, String name, String content) {
        String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n--b--\r\n";
        return http.send(
                "POST",
                "/api/projects/" + project + "/import?return_task_ids=1",
                "multipart/form-data; boundary=b",
                body);
    }

    private static String address(Http http, JsonNode imported) {
        return ok(http.get("/api/tasks/" + imported.get("task_ids").get(0).asLong()))
                .at("/data/text")
                .asString();
    }

    @Test
    void namesLeadNowhereElse() throws IOException {
        try (TestStudio studio = new TestStudio(folder)) {
            long project = studio.project(TestStudio.NER);
            for (String name : List.of(
                    "../../../evil.png",
                    "..\\\\evil.png",
                    "/etc/evil.png",
                    ".hidden.png",
                    "a b\u00e9'<x>.png",
                    "CON.png")) {
                JsonNode imported = created(upload(studio.ann(), project, name, "x"));
                assertThat(address(studio.ann(), imported))
                        .matches("/data/upload/\\d+/[0-9a-f]{8}-[^/.][^/'<> ]*\\.png");
            }
            for (String path : List.of(
                    "/data/upload/1/..%2F..%2Ftagloop.db",
                    "/storage-data/uploaded/?filepath=upload/../tagloop.db",
                    "/storage-data/uploaded/?filepath=/etc/passwd",
                    "/storage-data/uploaded/?filepath=upload/1/%2e%2e/%2e%2e/VERSION")) {
                assertThat(studio.ann().get(path).status()).as(path).isIn(400, 403, 404);
            }
        }
        try (Stream<Path> files = Files.walk(folder.resolve("uploads"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(6);
        }
        try (Stream<Path> files = Files.list(folder.resolve("temporary"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void pagesAndPicturesWithScriptsAreDownloadedNotShown() {
        try (TestStudio studio = new TestStudio(folder)) {
            long project = studio.project(TestStudio.NER);
            for (String name : List.of("x.svg", "x.html", "x.XML")) {
                JsonNode imported = created(upload(studio.ann(), project, name, "<script>alert(1)</script>"));
                String address = address(studio.ann(), imported);
                Http.Answer content = studio.ann().get(address);
                assertThat(content.header("Content-Disposition")).isEqualTo("attachment");
                assertThat(content.header("X-Content-Type-Options")).isEqualTo("nosniff");
                // The other way in is no way around it.
                Http.Answer stored =
                        studio.ann().get("/storage-data/uploaded/?filepath=" + address.substring("/data/".length()));
                assertThat(stored.header("Content-Disposition")).isEqualTo("attachment");
            }
        }
    }

    @Test
    void addressesAreFetchedOnlyWhereSomebodyDecidesHow() {
        try (TestStudio studio = new TestStudio(folder)) {
            long project = studio.project(TestStudio.NER);
            Http.Answer answer = studio.ann()
                    .form("/api/projects/" + project + "/import", Map.of("url", "http://127.0.0.1:1/tasks.json"));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).contains("does not fetch files from addresses");
        }
    }

    @Test
    void whatCannotBeFetchedIsSaidAndLeavesNothing() throws IOException {
        try (Studio studio = Studio.start(
                config -> TestDatabases.settle(config, folder).port(0).remoteFiles(address -> {
                    throw new IOException("not today");
                }))) {
            Http ann = Http.withToken(studio.url(), studio.token(studio.createUser("ann@example.com")));
            ann.post("/api/projects", "{\"title\": \"Test\"}");
            Http.Answer answer = ann.form("/api/projects/1/import", Map.of("url", "https://example.com/tasks.json"));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text()).contains("The file could not be fetched: not today");
            for (String address : List.of(
                    "file:///etc/passwd", "ftp://example.com/x.json", "tasks.json", "http:///x", "http://[", "")) {
                Http.Answer refused = ann.form("/api/projects/1/import", Map.of("url", address));
                assertThat(refused.status()).as(address).isEqualTo(400);
                assertThat(refused.text()).as(address).contains("is no address");
            }
            assertThat(ok(ann.get("/api/projects/1/file-uploads?all=true")).size())
                    .isZero();
        }
        try (Stream<Path> files = Files.list(folder.resolve("temporary"))) {
            assertThat(files).isEmpty();
        }
    }
}
