package dev.tagloop.server.attacks;

import static dev.tagloop.server.TestStudio.created;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import dev.tagloop.server.http.Route;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attempts to make somebody's browser work for somebody else. */
@Tag("thorough")
class BrowserAttacksTest {
    private static final String EVIL = "<img src=x onerror=alert(1)>";
    private static final Set<String> UNSAFE = Set.of("POST", "PUT", "PATCH", "DELETE");

    @TempDir
    Path folder;

    private TestStudio studio;

    @BeforeEach
    void start() {
        studio = new TestStudio(folder);
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    private Http session() {
        Http browser = Http.to(studio.url());
        browser.get(studio.signInLink("ann@example.com"));
        return browser;
    }

    private static String path(Route route) {
        return route.path().replaceAll("\\{[^}]+}", "1");
    }

    @Test
    void noUnsafeRouteTakesASessionFromAnotherSite() {
        long project = studio.project(TestStudio.NER);
        studio.task(project, "a");
        String session = session().cookies().get("sessionid");
        String before = studio.ann().get("/api/projects/1").text()
                + studio.ann().get("/api/tasks/1/annotations").text();
        List<Map.Entry<String, String>> signs = List.of(
                Map.entry("Sec-Fetch-Site", "cross-site"),
                Map.entry("Origin", "https://evil.example"),
                Map.entry("Origin", "null"),
                Map.entry("Origin", studio.url() + ".evil.example"));
        List<String> wrong = new ArrayList<>();
        for (Route route : studio.routes()) {
            if (!UNSAFE.contains(route.method().toString())) {
                continue;
            }
            for (Map.Entry<String, String> sign : signs) {
                Http victim = Http.to(studio.url()).header(sign.getKey(), sign.getValue());
                victim.cookies().put("sessionid", session);
                Http.Answer answer = victim.send(
                        route.method().toString(), path(route), "application/json", "{\"title\": \"theirs\"}");
                // The two doors that need no session: one trades a token, the other asks for a seal.
                boolean hasNoSession = route.path().equals("/api/token/refresh");
                if (answer.status() != 403 && !hasNoSession) {
                    wrong.add(route.method() + " " + route.path() + " " + sign + " -> " + answer.status());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(studio.ann().get("/api/projects/1").text()
                        + studio.ann().get("/api/tasks/1/annotations").text())
                .isEqualTo(before);
    }

    @Test
    void siblingSiteIsAnotherSite() {
        Http sibling = session().header("Sec-Fetch-Site", "same-site").header("Origin", "http://evil.localhost:1");
        assertThat(sibling.post("/api/projects", "{\"title\": \"theirs\"}").status())
                .isEqualTo(403);
        Http own = session().header("Sec-Fetch-Site", "same-origin").header("Origin", studio.url());
        assertThat(own.post("/api/projects", "{\"title\": \"mine\"}").status()).isEqualTo(201);
    }

    @Test
    void everyAnswerForbidsFramesAndGuessedTypes() {
        List<String> wrong = new ArrayList<>();
        List<Http> callers = List.of(Http.to(studio.url()), studio.ann());
        for (Route route : studio.routes()) {
            for (Http caller : callers) {
                Http.Answer answer = caller.send(route.method().toString(), path(route), null, null);
                String policy = answer.header("Content-Security-Policy");
                if (!policy.contains("frame-ancestors 'none'")
                        || !policy.startsWith("default-src 'none'")
                        || policy.contains("unsafe")
                        || !answer.header("X-Frame-Options").equals("DENY")
                        || !answer.header("X-Content-Type-Options").equals("nosniff")
                        || !answer.header("Referrer-Policy").equals("same-origin")) {
                    wrong.add(route.method() + " " + route.path() + " -> " + answer.status() + " " + policy);
                }
            }
        }
        Http.Answer nothing = Http.to(studio.url()).get("/nothing/here");
        assertThat(nothing.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(wrong).isEmpty();
    }

    @Test
    void namesTitlesLabelsAndFilesAreTextInEveryPage() {
        Http ann = studio.ann();
        String quoted = Json.write(Json.mapper().valueToTree(EVIL));
        ann.patch("/api/current-user", "{\"first_name\": " + quoted + ", \"last_name\": " + quoted + "}");
        String config = "<View><Text name='t' value='$text'/><Labels name='l' toName='t'><Label value='"
                + EVIL.replace("<", "&lt;").replace(">", "&gt;") + "'/></Labels></View>";
        created(ann.post(
                "/api/projects",
                "{\"title\": " + quoted + ", \"description\": " + quoted + ", \"label_config\": "
                        + Json.write(Json.mapper().valueToTree(config)) + "}"));
        String upload =
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"<img src=x onerror=alert(1)>.txt\"\r\n"
                        + "Content-Type: text/plain\r\n\r\n" + EVIL + "\r\n--b--\r\n";
        ann.send("POST", "/api/projects/1/import", "multipart/form-data; boundary=b", upload);
        studio.importTasks(1, "[{\"text\": " + quoted + ", " + quoted + ": 1}]");
        Http browser = session().header("Accept", "text/html");
        List<String> wrong = new ArrayList<>();
        for (Route route : studio.routes()) {
            if (!route.method().toString().equals("GET") || route.path().equals("/logout")) {
                continue;
            }
            // Streams of events end at once when they are asked for no seconds.
            for (String query : List.of("?seconds=0", "?seconds=0&project=1&q=%3Cimg%20src=x%20onerror=alert(1)%3E")) {
                Http.Answer answer = browser.get(path(route) + query);
                String type = answer.header("Content-Type");
                boolean isActive = type.contains("html") || type.contains("xml") || type.contains("svg");
                if (isActive && answer.text().contains("<img")) {
                    wrong.add(route.path() + query + " " + type);
                }
                if (answer.header("Content-Disposition").contains("<")) {
                    wrong.add(route.path() + " names a file " + answer.header("Content-Disposition"));
                }
            }
        }
        for (String path : List.of("/%3Cimg%20src=x%3E", "/api/%3Cimg%20src=x%3E/", "/user/login/%3Cimg%20src=x%3E")) {
            if (browser.get(path).text().contains("<img")) {
                wrong.add(path);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void tokensInAnAddressOpenNothingAndAreRepeatedNowhere() {
        String token =
                studio.ann().get("/api/current-user/token").json().get("token").asString();
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            for (String name : List.of("token", "access_token", "api_key", "key", "auth", "Authorization")) {
                Http.Answer answer = Http.to(studio.url()).get("/api/projects?" + name + "=" + token);
                assertThat(answer.status()).as(name).isEqualTo(401);
                assertThat(answer.text() + answer.response().headers()).doesNotContain(token);
            }
            String almost = token.substring(0, 38) + "zz";
            for (String scheme : List.of("Token ", "Bearer ", "")) {
                Http.Answer answer = Http.to(studio.url())
                        .header(scheme.isEmpty() ? "X-API-Key" : "Authorization", scheme + almost)
                        .get("/api/projects");
                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.text() + answer.response().headers()).doesNotContain(almost);
            }
            Http.Answer dead = Http.to(studio.url()).get("/user/reset/?token=" + token);
            assertThat(dead.text()).doesNotContain(token);
            assertThat(studio.ann()
                            .post("/api/token/refresh", "{\"refresh\": \"" + token + "\"}")
                            .text())
                    .doesNotContain(token);
            studio.ann().post("/api/projects", "{\"" + token);
        } finally {
            System.setErr(before);
        }
        assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain(token);
    }

    @Test
    void cookieOfTheSessionIsOutOfReachOfScriptsAndOtherSites() {
        Http browser = Http.to(studio.url());
        String set =
                browser.get(studio.signInLink("ann@example.com")).response().headers().allValues("set-cookie").stream()
                        .filter(cookie -> cookie.startsWith("sessionid="))
                        .findFirst()
                        .orElseThrow();
        assertThat(set).contains("HttpOnly", "SameSite=Lax", "Path=/").doesNotContain("Domain=", "Secure");
        String secure = Http.to(studio.url())
                .header("X-Forwarded-Proto", "https")
                .get(studio.signInLink("ann@example.com"))
                .response()
                .headers()
                .allValues("set-cookie")
                .toString();
        assertThat(secure).contains("Secure");
    }

    @Test
    void noSocketIsOpenedBesideTheRoutes() {
        for (String path : List.of("/ws", "/api/ws", "/api/projects", "/api/tagloop/events")) {
            // The client sets Upgrade by itself only for WebSocket; what counts is that nothing switches protocols.
            Http.Answer answer =
                    Http.to(studio.url()).header("Accept", "text/event-stream").get(path);
            assertThat(answer.header("Content-Type")).as(path).doesNotContain("event-stream");
        }
    }
}
