package dev.tagloop.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorsHaveStableCodesTest {
    @TempDir
    static Path folder;

    private static TestStudio studio;
    private Http ann;

    @BeforeAll
    static void start() {
        studio = new TestStudio(folder);
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @BeforeEach
    void arrange() {
        ann = studio.ann();
    }

    private static void assertCode(Http.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("X-Tagloop-Error")).isEqualTo(code);
        assertThat(answer.header("Link")).isEqualTo("</help/errors#" + code + ">; rel=\"help\"");
    }

    @Test
    void eachKindOfErrorHasItsCode() {
        long project = studio.project(TestStudio.NER);
        Http nobody = Http.to(studio.url());
        assertCode(nobody.get("/api/projects"), 401, "not-signed-in");
        assertCode(Http.withToken(studio.url(), "0".repeat(40)).get("/api/projects"), 401, "token-refused");
        assertCode(nobody.post("/api/token/refresh", "{\"refresh\": \"x\"}"), 401, "token-refused");
        assertCode(ann.post("/api/projects", "{"), 400, "bad-json");
        assertCode(ann.post("/api/projects", "{\"title\": []}"), 400, "validation-failed");
        assertCode(ann.send("POST", "/api/projects", "text/csv", "x"), 415, "unsupported-media-type");
        assertCode(ann.get("/api/projects/77"), 404, "not-found");
        assertCode(ann.get("/api/projects?page=77"), 404, "page-past-end");
        assertCode(ann.get("/api/projects/" + project + "/next"), 404, "nothing-to-label");
        assertCode(ann.get("/api/nowhere"), 404, "no-such-page");
        assertCode(ann.delete("/api/projects"), 405, "method-not-allowed");
        assertCode(ann.post("/api/dm/actions?project=" + project, "{}"), 422, "unprocessable");
        assertCode(studio.bob().delete("/api/users/1"), 403, "forbidden");
    }

    @Test
    void whatSucceedsHasNone() {
        assertThat(ann.get("/api/projects").header("X-Tagloop-Error")).isEmpty();
        assertThat(ann.get("/api/projects").header("Link")).isEmpty();
    }

    @Test
    void peopleGetAPageAndProgramsJson() {
        Http browser = Http.withToken(studio.url(), "0".repeat(40)).header("Accept", "text/html,application/xhtml+xml");
        Http.Answer page = browser.get("/data/upload/1/x.txt");
        assertCode(page, 401, "token-refused");
        assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(page.text())
                .contains("Invalid token.", "/help/errors#token-refused", page.header("X-Request-Id"))
                .doesNotContain("<script");
        assertThat(browser.get("/api/projects").header("Content-Type")).isEqualTo("application/json");
        assertThat(Http.to(studio.url()).get("/data/upload/1/x.txt").header("Content-Type"))
                .isEqualTo("application/json");
    }

    @Test
    void theGeneralCodeOfAStatusHasThatStatus() {
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::status).distinct())
                .allSatisfy(status -> assertThat(ErrorCode.of(status).status()).isEqualTo(status));
        assertThat(ErrorCode.of(418)).isEqualTo(ErrorCode.BAD_REQUEST);
        assertThat(ErrorCode.of(599)).isEqualTo(ErrorCode.DEFECT);
    }
}
