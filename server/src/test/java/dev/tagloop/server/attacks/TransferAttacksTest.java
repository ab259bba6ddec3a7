package dev.tagloop.server.attacks;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What came in by an import, and wants to do harm where it goes out again. */
class TransferAttacksTest {
    @TempDir
    Path folder;

    @Test
    void cve202423633PagesImportedFromAnAddressAreNotShown() {
        String page = "<script>alert(document.domain)</script>";
        try (TestStudio studio = new TestStudio(
                folder, config -> config.remoteFiles(address -> new ByteArrayInputStream(page.getBytes(UTF_8))))) {
            long project = studio.project(TestStudio.NER);
            for (String name : List.of("x.html", "x.svg", "x.xml", "x.htm", "x.XHTML", "x")) {
                Http.Answer imported = studio.ann()
                        .form("/api/projects/" + project + "/import", Map.of("url", "https://example.com/a/" + name));
                assertThat(imported.status()).as(imported.text()).isIn(201, 400);
            }
            JsonNode uploads = ok(studio.ann().get("/api/projects/" + project + "/file-uploads?all=true"));
            assertThat(uploads.size()).isGreaterThanOrEqualTo(4);
            for (JsonNode upload : uploads) {
                Http.Answer shown =
                        studio.ann().get("/data/" + upload.get("file").asString());
                assertThat(shown.text()).isEqualTo(page);
                assertThat(shown.header("Content-Disposition"))
                        .as(upload.toString())
                        .isEqualTo("attachment");
                assertThat(shown.header("X-Content-Type-Options")).isEqualTo("nosniff");
                assertThat(shown.header("Content-Security-Policy")).contains("sandbox");
            }
        }
    }

    @Test
    void cve202525295NamesInExportedArchivesLeadNowhere() throws Exception {
        String evil = "../../../evil";
        String config = TestStudio.NER.replace("PER", evil);
        try (TestStudio studio = new TestStudio(folder)) {
            long project = studio.project(config);
            String task = "{\"id\": \"" + evil + "\", \"data\": {\"text\": \"Ann\", \"image\": \"" + evil
                    + ".png\", \"" + evil + "\": 1}, \"file_upload\": \"" + evil
                    + "\", \"annotations\": [{\"result\": [{\"id\": \"" + evil
                    + "\", \"from_name\": \"ner\", \"to_name\": \"text\", \"type\": \"labels\", \"value\": {\"start\": 0, \"end\": 3,"
                    + " \"text\": \"Ann\", \"labels\": [\"" + evil + "\"]}}]}]}";
            created(studio.ann().post("/api/projects/" + project + "/import", task));
            for (String route : List.of(
                    "/api/tagloop/projects/" + project + "/export?format=BRAT",
                    "/api/projects/" + project + "/export?exportType=BRUSH_TO_PNG",
                    "/api/projects/" + project + "/export?exportType=YOLO",
                    "/api/projects/" + project + "/export?exportType=COCO")) {
                List<String> names = names(studio, route);
                assertThat(names).as(route).allMatch(name -> name.matches("[A-Za-z0-9_-][A-Za-z0-9_./-]*"));
                assertThat(names).as(route).noneMatch(name -> name.contains("..") || name.contains("evil"));
            }
        }
    }

    private static List<String> names(TestStudio studio, String route) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(studio.url() + route))
                .header("Authorization", "Token " + studio.token("ann@example.com"))
                .build();
        List<String> names = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(route).isLessThan(500);
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    names.add(entry.getName());
                }
            }
        }
        return names;
    }

    @Test
    void formulasInTheNamesOfColumnsAreNeutralisedToo() {
        String formula = "=cmd|'/C calc'!A0";
        try (TestStudio studio = new TestStudio(folder)) {
            long project = studio.project(TestStudio.NER);
            String task = Json.write(
                    Json.mapper().createObjectNode().put("text", "@SUM(1)").put(formula, "+1+cmd"));
            created(studio.ann().post("/api/projects/" + project + "/import", task));
            String table = studio.ann()
                    .get("/api/tagloop/projects/" + project + "/export?format=CSV&all=true&spreadsheet_safe=true")
                    .text();
            assertThat(table).contains("'@SUM(1)", "'" + formula, "'+1+cmd").doesNotContainPattern("(^|[,\"\\n])[=+@]");
        }
    }
}
