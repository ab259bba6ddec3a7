package dev.tagloop.server.ml;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.backend.GatedConnector;
import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ConnectionsAreMadeByTheRulesTest {
    @TempDir
    Path folder;

    private static String connection(long project, String url, String more) {
        return "{\"project\": " + project + ", \"url\": \"" + url + "\"" + more + "}";
    }

    private static JsonNode tried(Connected made, String url, String more) {
        return ok(made.ann().post("/api/tagloop/ml/test", connection(made.project, url, more)));
    }

    @Test
    void aTrialTellsWhichStepFails() {
        try (Connected made = new Connected(folder)) {
            assertThat(tried(made, "http://no-such-host.invalid", "")
                            .get("failed_step")
                            .asString())
                    .isEqualTo("name");
            assertThat(tried(made, "http://10.0.0.1", "").toString())
                    .contains("name")
                    .contains("--outbound-allow");
            assertThat(tried(made, "http://127.0.0.1:9", "").get("failed_step").asString())
                    .isEqualTo("connection");
            made.backend.login("Basic YW5uOnNlY3JldA==");
            assertThat(tried(made, made.backend.url(), "").get("failed_step").asString())
                    .isEqualTo("log-in");
            JsonNode right = tried(
                    made,
                    made.backend.url(),
                    ", \"auth_method\": \"BASIC_AUTH\", \"basic_auth_user\": \"ann\", \"basic_auth_pass\": \"secret\"");
            assertThat(right.get("ok").asBoolean()).as(right.toString()).isTrue();
            assertThat(right.get("steps")).hasSize(5);
            assertThat(right.get("model_version").asString()).isEqualTo("v1");
            made.backend.login("");
            assertThat(tried(made, made.studio.url(), "").get("failed_step").asString())
                    .isEqualTo("schema");
            made.backend.answering("{\"results\": [{\"result\": [{}]}]}");
            assertThat(tried(made, made.backend.url(), "").get("failed_step").asString())
                    .isEqualTo("sample");
            assertThat(ok(made.ann().post("/api/tagloop/ml/" + made.connection + "/test", "{}"))
                            .get("failed_step")
                            .asString())
                    .isEqualTo("sample");
            assertThat(made.predictions()).isEmpty();
            assertThat(ok(made.ann().get("/api/ml?project=" + made.project))).hasSize(1);
        }
    }

    @Test
    void onlyTheOwnerReachesThisMachine() {
        try (Connected made = new Connected(folder)) {
            Http.Answer refused = made.studio.bob().post("/api/ml", connection(made.project, made.backend.url(), ""));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text()).contains("--outbound-allow");
            // Bob may use what the owner connected, but not point it elsewhere on this machine.
            String path = "/api/ml/" + made.connection;
            assertThat(made.studio.bob().patch(path, "{\"title\": \"Mine\"}").status())
                    .isEqualTo(200);
            assertThat(made.studio
                            .bob()
                            .patch(path, "{\"url\": \"" + made.backend.url() + "/elsewhere\"}")
                            .status())
                    .isEqualTo(400);
            assertThat(made.connection().get("url").asString()).isEqualTo(made.backend.url());
        }
    }

    @Test
    void whileOthersReachTheServerNotEvenTheOwnerReachesThisMachine() {
        try (TestBackend backend = new TestBackend();
                GatedConnector connector = new GatedConnector(List.of())) {
            try (TestStudio first = new TestStudio(folder)) {
                assertThat(first.ann()
                                .post("/api/ml", connection(first.project(TestStudio.NER), backend.url(), ""))
                                .text())
                        .contains("does not connect to ML backends");
            }
            try (TestStudio open =
                    new TestStudio(folder, config -> config.host("0.0.0.0").backends(connector))) {
                Http.Answer refused =
                        open.ann().post("/api/ml", connection(open.project(TestStudio.NER), backend.url(), ""));
                assertThat(refused.status()).isEqualTo(400);
                assertThat(refused.text()).contains("--outbound-allow 127.0.0.1");
            }
        }
    }

    @Test
    void aPasswordIsSentToTheBackendAndShownToNobody() {
        try (Connected made = new Connected(folder)) {
            made.backend.login("Basic YW5uOnNlY3JldA==");
            JsonNode stored = created(made.ann()
                    .post(
                            "/api/ml",
                            connection(
                                    made.project,
                                    made.backend.url(),
                                    ", \"title\": \"Locked\", \"auth_method\": \"BASIC_AUTH\", \"basic_auth_user\": \"ann\","
                                            + " \"basic_auth_pass\": \"secret\"")));
            assertThat(stored.get("state").asString()).isEqualTo("CO");
            assertThat(stored.toString()).doesNotContain("secret").contains("\"basic_auth_pass_is_set\":true");
            JsonNode changed = ok(made.ann().patch("/api/ml/" + stored.get("id"), "{\"description\": \"d\"}"));
            assertThat(changed.get("description").asString()).isEqualTo("d");
            assertThat(made.backend.seen())
                    .noneMatch(one -> one.body().toString().contains("secret"));
        }
    }

    @Test
    void aBackendGetsTheTokenOfWhoConnectedItAndTheServersAddress() {
        try (Connected made = new Connected(folder)) {
            JsonNode setup = made.backend.seen().stream()
                    .filter(one -> one.route().equals("setup"))
                    .findFirst()
                    .orElseThrow()
                    .body();
            assertThat(setup.get("hostname").asString()).isEqualTo(made.studio.url());
            Http asBackend =
                    Http.withToken(made.studio.url(), setup.get("access_token").asString());
            assertThat(ok(asBackend.get("/api/current-user/whoami"))
                            .get("email")
                            .asString())
                    .isEqualTo("ann@example.com");
        }
    }

    @Test
    void whoLabelsSeesThatThereIsABackendAndNotWhere() {
        try (Connected made = new Connected(folder, "{\"is_interactive\": true}")) {
            made.studio.member("annotator@example.com");
            ok(made.ann().patch("/api/tagloop/projects/" + made.project + "/roles", "{\"enabled\": true}"));
            Http annotator = made.studio.member("annotator@example.com");
            JsonNode list = ok(annotator.get("/api/ml?project=" + made.project));
            assertThat(list.get(0).get("is_interactive").asBoolean()).isTrue();
            assertThat(list.toString()).doesNotContain(made.backend.url());
            assertThat(annotator.delete("/api/ml/" + made.connection).status()).isEqualTo(403);
        }
    }

    @Test
    void aBackendThatIsAwayIsShownSoAndDoesNotSpoilTheList() {
        try (Connected made = new Connected(folder)) {
            made.backend.close();
            JsonNode list = ok(made.ann().get("/api/ml?project=" + made.project));
            assertThat(list.get(0).get("state").asString()).isEqualTo("DI");
            assertThat(list.get(0).get("readable_state").asString()).isEqualTo("Disconnected");
            assertThat(list.get(0).get("error_message").asString()).contains("connection refused");
            assertThat(made.ann()
                            .post("/api/ml/" + made.connection + "/train", "{}")
                            .status())
                    .isEqualTo(400);
            JsonNode versions = ok(made.ann().get("/api/ml/" + made.connection + "/versions"));
            assertThat(versions.get("versions").get(0).asString()).isEqualTo("v1");
            assertThat(made.ann().delete("/api/ml/" + made.connection).status()).isEqualTo(204);
        }
    }
}
