package dev.tagloop.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.http.Route;
import dev.tagloop.server.storage.TestDatabases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The owner of one organization walks every route with the ids of another: in the path, the query and the body. Nothing of the other is
 * seen, and nothing of it changes.
 */
class OtherOrganizationIsInvisibleTest {
    private static final String SECRET = "SECRET-OF-ANN";
    private static final List<String> BODIES = List.of(
            "{\"project\": 1, \"task\": 1, \"data\": {\"text\": \"x\"}, \"result\": []}",
            "[{\"project\": 1, \"task\": 1, \"data\": {\"text\": \"x\"}, \"result\": []}]",
            "{\"title\": \"taken over\", \"draft_id\": 1, \"file_upload_ids\": [1], \"model_version\": \"m\"}",
            "{}");

    @TempDir
    Path folder;

    private Studio studio;
    private Http ann;
    private Http eve;

    @BeforeEach
    void start() {
        String eveToken;
        String annToken;
        try (Studio first =
                Studio.start(config -> TestDatabases.settle(config, folder).port(0))) {
            annToken = first.token(first.createUser("ann@example.com"));
            eveToken = first.token(first.createUser("eve@example.com"));
        }
        OtherOrganization.of(folder, 2);
        studio = Studio.start(config -> TestDatabases.settle(config, folder).port(0));
        ann = Http.withToken(studio.url(), annToken);
        eve = Http.withToken(studio.url(), eveToken);
        ann.post("/api/projects", "{\"title\": \"" + SECRET + "\"}");
        ann.post(
                "/api/projects/1/import",
                "[{\"data\": {\"text\": \"" + SECRET + "\"}, \"annotations\": [{\"result\": [{\"id\": \"" + SECRET
                        + "\"}]}], \"predictions\": [{\"model_version\": \"m\", \"result\": [{\"id\": \"" + SECRET
                        + "\"}]}]}]");
        ann.post("/api/tasks/1/drafts", "{\"result\": [{\"id\": \"" + SECRET + "\"}]}");
        eve.post("/api/projects", "{\"title\": \"Eve's\"}");
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    /** What ann sees, but for words about how long ago something was. */
    private List<String> state() {
        return Stream.of(
                        "/api/projects/1", "/api/projects/1/tasks", "/api/tasks/1", "/api/tasks/1/drafts", "/api/users")
                .map(path -> ann.get(path).text().replaceAll("\"(created_ago|last_activity)\":\"[^\"]*\"", ""))
                .toList();
    }

    @Test
    void nothingIsSeenAndNothingChanges() {
        List<String> before = state();
        assertThat(before.toString()).contains(SECRET);
        List<String> wrong = new ArrayList<>();
        for (Route route : studio.routes().all()) {
            // Her own session and account are hers to change, and the stream of her own jobs has no end:
            // JobsAreListenedToTest reads it.
            if (route.kind() != Route.Kind.API
                    || route.path().startsWith("/api/current-user/reset-token")
                    || route.path().equals("/api/tagloop/jobs/events")) {
                continue;
            }
            boolean sends =
                    Set.of("POST", "PUT", "PATCH").contains(route.method().toString());
            for (String body : sends ? BODIES : List.of("")) {
                String path = route.path().replaceAll("\\{[^}]+}", "1") + "?id=next_task&project=1&task=1&ids=1&view=1";
                Http.Answer answer = eve.send(
                        route.method().toString(), path, sends ? "application/json" : null, sends ? body : null);
                if (answer.text().contains(SECRET) || answer.text().contains("ann@example.com")) {
                    wrong.add(route.method() + " " + path + " shows " + answer.text());
                }
                if (route.path().contains("{") && answer.status() < 400) {
                    wrong.add(route.method() + " " + path + " answers " + answer.status());
                }
                if (answer.status() >= 500) {
                    wrong.add(route.method() + " " + path + " answers " + answer.status());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void invitationOfOneOrganizationLeadsToThatOneOnly() {
        Http guest = Http.to(studio.url());
        guest.get("/user/login");
        guest.form("/user/signup?token=eve", Map.of("email", "guest@example.com", "password", "correct horse 1"));
        assertThat(guest.get("/api/current-user/whoami")
                        .json()
                        .get("active_organization")
                        .asInt())
                .isEqualTo(2);
        assertThat(guest.get("/api/projects/1").status()).isEqualTo(404);
    }
}
