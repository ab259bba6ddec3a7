package dev.tagloop.server.attacks;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import dev.tagloop.server.http.Route;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Input that is made to break or exhaust whoever reads it. */
@Tag("thorough")
class ParserAttacksTest {
    private static final List<String> FIELDS = List.of(
            "id",
            "project",
            "task",
            "title",
            "data",
            "meta",
            "result",
            "annotations",
            "predictions",
            "score",
            "lead_time",
            "cluster",
            "maximum_annotations",
            "overlap_cohort_percentage",
            "completed_by",
            "draft_id",
            "parent_prediction",
            "ids",
            "users",
            "tasks",
            "is_draft",
            "max_session_age",
            "model_version",
            "user",
            "label_config",
            "ordering",
            "filters",
            "selectedItems",
            "email",
            "refresh",
            "enabled",
            "role",
            "color",
            "control_weights",
            "inner_id");

    @TempDir
    Path folder;

    private TestStudio studio;

    @BeforeEach
    void start() {
        studio = new TestStudio(folder, config -> config.requestLimit(4 << 20));
        long project = studio.project(TestStudio.NER);
        studio.task(project, "a");
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    private List<Route> sending() {
        return studio.routes().stream()
                .filter(route ->
                        Set.of("POST", "PUT", "PATCH").contains(route.method().toString()))
                // These would take away what the test comes in by.
                .filter(route ->
                        !route.path().contains("token") && !route.path().contains("jwt"))
                .toList();
    }

    private static String path(Route route) {
        return route.path().replaceAll("\\{[^}]+}", "1");
    }

    private HttpResponse<String> send(String path, String type, byte[] body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(studio.url() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", type)
                .header(
                        "Authorization",
                        "Token "
                                + studio.ann()
                                        .get("/api/current-user/token")
                                        .json()
                                        .get("token")
                                        .asString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    @Timeout(300)
    void numbersOfAstronomicSizeCostNothing() {
        List<String> wrong = new ArrayList<>();
        for (String number : List.of("1e999999999", "-1e2147483647", "1e-999999999", "9".repeat(900))) {
            StringBuilder body = new StringBuilder("{\"type\": \"x\"");
            FIELDS.forEach(
                    field -> body.append(", \"").append(field).append("\": ").append(number));
            for (Route route : sending()) {
                for (String text : List.of(body + "}", "[" + number + "]", "{\"data\": {\"text\": " + number + "}}")) {
                    long start = System.nanoTime();
                    int status = studio.ann()
                            .send(route.method().toString(), path(route), "application/json", text)
                            .status();
                    long seconds = (System.nanoTime() - start) / 1_000_000_000;
                    if (status >= 500 || seconds > 10) {
                        wrong.add(route.method() + " " + route.path() + " "
                                + text.substring(0, Math.min(80, text.length())) + " -> " + status + " after " + seconds
                                + " s");
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(studio.ann()
                        .post("/api/projects", "{\"title\": " + "9".repeat(2000) + "}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void deepNestingIsRefusedWhereverJsonIsRead() throws Exception {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        String objects = "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000);
        for (String text : List.of(deep, objects, "[".repeat(100_000), "{\"data\": {\"text\": " + deep + "}}")) {
            assertThat(studio.ann().post("/api/projects/1/import", text).status())
                    .isEqualTo(400);
            assertThat(studio.ann().post("/api/tasks/1/annotations", text).status())
                    .isEqualTo(400);
        }
        String file = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"deep.json\"\r\n\r\n" + deep
                + "\r\n--b--\r\n";
        assertThat(send(
                                "/api/projects/1/import",
                                "multipart/form-data; boundary=b",
                                file.getBytes(StandardCharsets.US_ASCII))
                        .statusCode())
                .isEqualTo(400);
        String shallow = "%5B".repeat(900) + "%5D".repeat(900);
        assertThat(studio.ann().get("/api/tasks?project=1&query=" + shallow).status())
                .isLessThan(500);
    }

    @Test
    void ofRepeatedKeysTheLastCounts() {
        assertThat(created(studio.ann().post("/api/projects", "{\"title\": \"first\", \"title\": \"second\"}"))
                        .get("title")
                        .asString())
                .isEqualTo("second");
        assertThat(studio.ann()
                        .post("/api/tasks", "{\"project\": 1, \"project\": 99, \"data\": {\"text\": \"a\"}}")
                        .status())
                .isIn(400, 404);
    }

    @Test
    void bytesThatAreNoUtf8NeverFailTheServer() throws Exception {
        byte[] bad = "{\"title\": \"x??y\"}".getBytes(StandardCharsets.US_ASCII);
        bad[12] = (byte) 0xff;
        bad[13] = (byte) 0xc0;
        assertThat(send("/api/projects", "application/json", bad).statusCode()).isEqualTo(400);
        byte[] form = "title=abc%ff%c0%af".getBytes(StandardCharsets.US_ASCII);
        assertThat(send("/api/projects", "application/x-www-form-urlencoded", form)
                        .statusCode())
                .isLessThan(500);
        byte[] part =
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"?.csv\"\r\n\r\ntext\n?\n\r\n--b--\r\n"
                        .getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < part.length; i++) {
            part[i] = part[i] == '?' ? (byte) 0xff : part[i];
        }
        assertThat(send("/api/projects/1/import", "multipart/form-data; boundary=b", part)
                        .statusCode())
                .isEqualTo(400);
        for (String path : List.of(
                "/api/projects?title=%ff%fe",
                "/api/projects/%ff/",
                "/api/projects/%00",
                "/api/projects/1%00/",
                "/data/upload/1/%ff%2e%2e",
                "/api/tasks?project=%c0%af",
                "/%ed%a0%80",
                "/user/login?next=%ff")) {
            assertThat(studio.ann().get(path).status()).as(path).isLessThan(500);
        }
    }

    @Test
    void nulAndHalfCharactersNeverFailAndListsStayReadable() {
        List<String> wrong = new ArrayList<>();
        for (String text : List.of("a\\u0000b", "a\\ud83d", "\\udc00b", "\\ufffe\\uffff", "\\u202e\\u0007")) {
            StringBuilder body = new StringBuilder("{\"type\": \"x\"");
            FIELDS.forEach(field -> body.append(", \"")
                    .append(field)
                    .append("\": \"")
                    .append(text)
                    .append('"'));
            String named = "{\"title\": \"abc" + text + "\", \"first_name\": \"" + text + "\", \"description\": \""
                    + text
                    + "\", \"email\": \"" + text + "@example.com\", \"result\": [], \"model_version\": \"" + text
                    + "\", \"text\": \"" + text + "\", \"task\": 1, \"project\": 1, \"data\": {\"text\": \"" + text
                    + "\"}}";
            for (Route route : sending()) {
                for (String json : List.of(body + "}", named, "[" + named + "]")) {
                    int status = studio.ann()
                            .send(route.method().toString(), path(route), "application/json", json)
                            .status();
                    if (status >= 500) {
                        wrong.add(route.method() + " " + route.path() + " " + text + " -> " + status);
                    }
                }
            }
        }
        for (String path : List.of(
                "/api/projects", "/api/tasks?project=1", "/api/users", "/api/projects/1/export?exportType=JSON")) {
            assertThat(studio.ann().get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(wrong).isEmpty();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void compressedBodyIsTakenUpToTheSameLimit() throws Exception {
        byte[] json = "{\"title\": \"packed\"}".getBytes(StandardCharsets.US_ASCII);
        HttpResponse<String> made = send("/api/projects", "application/json", gzip(json), "Content-Encoding", "gzip");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        byte[] bomb = gzip(gzipless(64 << 20));
        assertThat(bomb.length).isLessThan(100_000);
        assertThat(send("/api/projects", "application/json", bomb, "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(413);
        assertThat(send("/api/projects", "application/json", json, "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("/api/projects", "application/json", json, "Content-Encoding", "br")
                        .statusCode())
                .isEqualTo(415);
        assertThat(send("/api/projects", "multipart/form-data; boundary=b", gzip(json), "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(415);
    }

    private static byte[] gzipless(int size) {
        byte[] blanks = new byte[size];
        java.util.Arrays.fill(blanks, (byte) ' ');
        return blanks;
    }

    @Test
    void archivesAreNoImportAndUnpackNowhere() throws Exception {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("../../../evil.json"));
            out.write(gzipless(3 << 20));
        }
        for (String name : List.of("tasks.zip", "tasks.json", "tasks.csv", "tasks.json.gz", "tasks.tar")) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.write(("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            body.write(zip.toByteArray());
            body.write("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(send("/api/projects/1/import", "multipart/form-data; boundary=b", body.toByteArray())
                            .statusCode())
                    .as(name)
                    .isEqualTo(400);
        }
        assertThat(folder.getParent().resolve("evil.json")).doesNotExist();
        assertThat(folder.resolve("evil.json")).doesNotExist();
    }

    @Test
    @Timeout(120)
    void xmlOfALabelConfigHasNoEntitiesAndNoEndlessPatterns() {
        String lol =
                "<!DOCTYPE v [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>"
                        + "<View><Header value=\"&c;\"/></View>";
        String file =
                "<!DOCTYPE v [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><View><Header value=\"&x;\"/><Text name='t' value='$text'/>&x;</View>";
        String remote = "<!DOCTYPE v SYSTEM \"http://127.0.0.1:1/x.dtd\"><View/>";
        String include =
                "<View xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"file:///etc/passwd\" parse=\"text\"/></View>";
        for (String config : List.of(lol, file, remote, include)) {
            String json = "{\"title\": \"abc\", \"label_config\": "
                    + Json.write(Json.mapper().valueToTree(config)) + "}";
            for (String path : List.of(
                    "/api/projects",
                    "/api/projects/validate",
                    "/api/projects/1/validate",
                    "/api/tagloop/label-config/lint")) {
                Http.Answer answer = studio.ann().post(path, json);
                assertThat(answer.status()).as(path + " " + config).isLessThan(500);
                assertThat(answer.text()).doesNotContain("root:", "aaaaaaaaaaaaaaaaaaaaaaa");
            }
        }
        String slow =
                "<View><Text name='t' value='$text'/><TextArea name='a' toName='t' regex='(a+)+$' validation='(a+)+$'/>"
                        + "<Labels name='l' toName='t'><Label value='" + "a".repeat(5000)
                        + "!' regex='(a|a)*$'/></Labels></View>";
        String json = "{\"title\": \"abc\", \"label_config\": "
                + Json.write(Json.mapper().valueToTree(slow)) + "}";
        assertThat(studio.ann().post("/api/tagloop/label-config/lint", json).status())
                .isLessThan(500);
        long project =
                created(studio.ann().post("/api/projects", json)).get("id").asLong();
        long task = studio.task(project, "a".repeat(50_000) + "!");
        String pattern = java.net.URLEncoder.encode(
                "{\"filters\": {\"conjunction\": \"and\", \"items\": [{\"filter\": \"filter:tasks:data.text\", \"operator\": \"regex\","
                        + " \"type\": \"String\", \"value\": \"(a+)+$\"}]}}",
                StandardCharsets.UTF_8);
        assertThat(studio.ann()
                        .get("/api/tasks?project=" + project + "&query=" + pattern)
                        .status())
                .isLessThan(500);
        assertThat(ok(studio.ann().get("/api/tasks/" + task)).get("id").asLong())
                .isEqualTo(task);
    }
}
