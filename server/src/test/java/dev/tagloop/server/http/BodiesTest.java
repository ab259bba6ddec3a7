package dev.tagloop.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.Studio;
import dev.tagloop.server.storage.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes in, in all its kinds, and how refusals look. */
class BodiesTest {
    @TempDir
    static Path folder;

    private static Studio studio;
    private Http ann;

    @BeforeAll
    static void start() {
        studio = Studio.start(
                config -> TestDatabases.settle(config, folder).port(0).requestLimit(1 << 20));
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @BeforeEach
    void arrange() {
        ann = Http.withToken(studio.url(), studio.token(studio.createUser("ann@example.com")));
    }

    @Test
    void largeRequestIsRefusedInWhateverForm() {
        String large = "x".repeat((1 << 20) + 1);
        Http.Answer json = ann.post("/api/projects", "{\"title\": \"" + large + "\"}");
        assertThat(json.status()).isEqualTo(413);
        assertThat(json.json().get("detail").asString()).contains("1 MiB");
        assertThat(ann.send("POST", "/api/projects", "application/x-www-form-urlencoded", "title=" + large)
                        .status())
                .isEqualTo(413);
        String multipart = "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n" + large + "\r\n--b--\r\n";
        assertThat(ann.send("POST", "/api/projects", "multipart/form-data; boundary=b", multipart)
                        .status())
                .isEqualTo(413);
    }

    @Test
    void methodThatAPathDoesNotKnowIsToldWhichItDoes() {
        Http.Answer answer = ann.send("PUT", "/api/projects/", "application/json", "{}");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, POST");
        assertThat(answer.json().get("detail").asString()).isEqualTo("Method \"PUT\" not allowed.");
        assertThat(ann.send("HEAD", "/api/projects/", null, null).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[ | Expecting value: line 1 column 2 (char 1)",
                "{\"title\" 3} | Expecting ':' delimiter: line 1 column 10 (char 9)",
                "{title: 3} | Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
                "{\"a\": 1 \"b\"} | Expecting ',' delimiter: line 1 column 9 (char 8)",
                "{\"a\": \"b | Unterminated string starting at: line 1 column 7 (char 6)",
                "{\"a\": 1} x | Extra data: line 1 column 10 (char 9)",
                "{\"a\": \"\\q\"} | Invalid \\escape: line 1 column 8 (char 7)",
                "[01] | Expecting ',' delimiter: line 1 column 3 (char 2)",
                "[1, -2.5e+3, 1.5.] | Expecting ',' delimiter: line 1 column 17 (char 16)",
                "[null, nul] | Expecting value: line 1 column 8 (char 7)",
                "[\"😀\", \"\\u12g4\"] | Invalid \\uXXXX escape: line 1 column 9 (char 8)",
            })
    void brokenJsonIsExplainedInTheKnownWords(String body, String message) {
        Http.Answer answer = ann.post("/api/projects", body.strip());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asString()).isEqualTo("JSON parse error - " + message.strip());
    }

    @Test
    void multipartFormAndJsonTextsMakeTheSameProject() {
        String multipart = "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nGrün 🌍\r\n--b--\r\n";
        Http.Answer form = ann.send("POST", "/api/projects", "multipart/form-data; boundary=b", multipart);
        assertThat(form.json().get("title").asString()).isEqualTo("Grün 🌍");
        assertThat(form.json().get("show_skip_button").asBoolean()).isFalse();
        Http.Answer json = ann.post(
                "/api/projects", "{\"title\": \"Grün 🌍\", \"maximum_annotations\": \"2\", \"is_draft\": \"True\"}");
        assertThat(json.json().get("maximum_annotations").asInt()).isEqualTo(2);
        assertThat(json.json().get("is_draft").asBoolean()).isTrue();
        assertThat(json.json().get("show_skip_button").asBoolean()).isTrue();
    }

    @Test
    void titleWithALoneSurrogateIsKeptAndAnswered() {
        Http.Answer made = ann.post("/api/projects", "{\"title\": \"half \\ud83d pair\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(ann.get("/api/projects/1").status()).isEqualTo(200);
    }

    @Test
    void answersNeverGuessTheirTypeAndRunNoScript() {
        Http.Answer page = Http.to(studio.url()).get("/");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.text()).doesNotContain("<script", "onclick", "style=");
    }
}
