package dev.tagloop.server.webhooks;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import dev.tagloop.server.ml.TestBackend;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Attempts to make the server's webhooks reach, tell or take what is not theirs. */
@Tag("thorough")
class WebhookAttacksTest {
    @TempDir
    Path folder;

    private static JsonNode tried(Hooked hooked, Http who, String url) {
        long id = Hooked.hook(who, hooked.project, url);
        return ok(who.post(hooked.own(id) + "/test", ""));
    }

    @Test
    void innerAddressesInAnyNotationAreRefusedToWhoDoesNotOwnTheServer() {
        try (Hooked hooked = new Hooked(folder)) {
            int port = hooked.receiver.port();
            for (String host : List.of(
                    "127.0.0.1",
                    "localhost",
                    "2130706433",
                    "0x7f.1",
                    "0177.0.0.1",
                    "127.1",
                    "[::1]",
                    "[::ffff:127.0.0.1]",
                    "[::ffff:7f00:1]",
                    "[64:ff9b::7f00:1]",
                    "0.0.0.0",
                    "169.254.169.254",
                    "10.0.0.1",
                    "[fd00::1]")) {
                JsonNode tried = tried(hooked, hooked.studio.bob(), "http://" + host + ":" + port + "/hook");
                assertThat(tried.get("state").asString()).as(host).isEqualTo("failed");
                assertThat(tried.get("status").isNull()).as(host).isTrue();
            }
            assertThat(hooked.receiver.more()).isEmpty();
        }
    }

    @Test
    void theOwnersRightEndsWithTheirAddress() {
        try (Hooked hooked = new Hooked(folder)) {
            String one = "/api/webhooks/" + hooked.webhook + "/";
            ok(hooked.studio.bob().patch(one, "{\"is_active\": true}"));
            assertThat(ok(hooked.ann().post(hooked.own() + "/test", ""))
                            .get("state")
                            .asString())
                    .isEqualTo("delivered");
            ok(hooked.studio.bob().patch(one, "{\"url\": \"" + hooked.receiver.url() + "/admin\"}"));
            JsonNode tried = ok(hooked.ann().post(hooked.own() + "/test", ""));
            assertThat(tried.get("state").asString()).isEqualTo("failed");
            assertThat(tried.get("error").asString())
                    .contains("127.0.0.1 is")
                    .contains("addresses given through the API must be public");
            assertThat(hooked.receiver.more()).hasSize(1);
        }
    }

    @Test
    void cve202347116RedirectsAreNotFollowed() throws Exception {
        try (Hooked hooked = new Hooked(folder);
                TestReceiver inner = new TestReceiver()) {
            for (int status : List.of(301, 302, 303, 307, 308)) {
                hooked.receiver.answering((message, exchange) -> {
                    exchange.getResponseHeaders().set("Location", inner.url());
                    exchange.sendResponseHeaders(status, -1);
                });
                JsonNode tried = ok(hooked.ann().post(hooked.own() + "/test", ""));
                assertThat(tried.get("state").asString()).isEqualTo("failed");
                assertThat(tried.get("status").asInt()).isEqualTo(status);
            }
            assertThat(inner.isQuiet()).isTrue();
        }
    }

    @Test
    void onlyWebAddressesAreTaken() {
        try (Hooked hooked = new Hooked(folder)) {
            for (String url : List.of(
                    "file:///etc/passwd",
                    "jar:http://example.com/a.jar!/",
                    "gopher://example.com/",
                    "ftp://example.com/",
                    "http://user:secret@example.com/",
                    "http:///path",
                    "//example.com/",
                    "http://exa mple.com/",
                    "javascript:alert(1)")) {
                ObjectNode body = Json.mapper()
                        .createObjectNode()
                        .put("project", hooked.project)
                        .put("url", url);
                Http.Answer answer = hooked.ann().post("/api/webhooks/", Json.write(body));
                assertThat(answer.status()).as(url).isEqualTo(400);
                assertThat(answer.json().at("/validation_errors/url/0").asString())
                        .as(url)
                        .isEqualTo("Enter a valid URL.");
            }
        }
    }

    @Test
    void headersCannotFrameOrForgeAMessage() {
        try (Hooked hooked = new Hooked(folder)) {
            for (String header : List.of(
                    "{\"Host\": \"inner\"}",
                    "{\"Content-Length\": \"0\"}",
                    "{\"Transfer-Encoding\": \"chunked\"}",
                    "{\"Content-Type\": \"text/html\"}",
                    "{\"webhook-signature\": \"v1,x\"}",
                    "{\"X-Tagloop-Event\": \"x\"}",
                    "{\"X-A\": \"a\\r\\nX-B: b\"}",
                    "{\"X-A\": \"a\\u0000\"}",
                    "{\"X-A\": \"\\u00fc\"}")) {
                Http.Answer answer =
                        hooked.ann().patch("/api/webhooks/" + hooked.webhook + "/", "{\"headers\": " + header + "}");
                assertThat(answer.status()).as(header).isEqualTo(400);
                assertThat(answer.json().at("/validation_errors/headers/0").asString())
                        .as(header)
                        .startsWith("The ");
            }
        }
    }

    @Test
    void cve202525297WhatAReceiverAnswersIsNeverShown() throws Exception {
        try (Hooked hooked = new Hooked(folder)) {
            hooked.receiver.answering((message, exchange) -> {
                byte[] body = "inner-secret".getBytes(java.nio.charset.StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("X-Inner", "inner-secret");
                exchange.sendResponseHeaders(422, body.length);
                exchange.getResponseBody().write(body);
            });
            String tried = hooked.ann().post(hooked.own() + "/test", "").text();
            hooked.annotate(0);
            hooked.awaitNewest(entry -> entry.get("attempts").asInt() > 0);
            assertThat(tried + hooked.log() + hooked.standing()).doesNotContain("inner-secret");
        }
    }

    @Test
    void answersWithoutEndAreNotListenedTo() throws Exception {
        try (Hooked hooked = new Hooked(folder, Duration.ofSeconds(1))) {
            hooked.receiver.answering((message, exchange) -> {
                exchange.sendResponseHeaders(200, 0);
                byte[] bytes = new byte[1 << 16];
                try (OutputStream body = exchange.getResponseBody()) {
                    while (true) {
                        body.write(bytes);
                    }
                } catch (IOException e) {
                    // The server hung up.
                }
            });
            JsonNode tried = ok(hooked.ann().post(hooked.own() + "/test", ""));
            assertThat(tried.get("state").asString()).isEqualTo("delivered");
            hooked.receiver.answering((message, exchange) -> sleep(60));
            long start = System.nanoTime();
            JsonNode silent = ok(hooked.ann().post(hooked.own() + "/test", ""));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
            assertThat(silent.get("state").asString()).isEqualTo("failed");
            assertThat(silent.get("error").asString()).contains("no answer for 1 s");
        }
    }

    private static void sleep(int seconds) {
        try {
            Thread.sleep(Duration.ofSeconds(seconds));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void webhooksOfOthersAreNotThere() throws Exception {
        try (Hooked hooked = new Hooked(folder)) {
            hooked.annotate(0);
            long delivery = hooked.awaitState("delivered").get("id").asLong();
            long other = hooked.studio.project(TestStudio.NER);
            long otherHook = Hooked.hook(hooked.ann(), other, hooked.receiver.url());
            String wrong = "/api/tagloop/projects/" + other + "/webhooks/";
            assertThat(hooked.ann().get(wrong + hooked.webhook).status()).isEqualTo(404);
            assertThat(hooked.ann().get(wrong + hooked.webhook + "/deliveries").status())
                    .isEqualTo(404);
            assertThat(hooked.ann().post(wrong + hooked.webhook + "/test", "").status())
                    .isEqualTo(404);
            assertThat(hooked.ann().delete(wrong + hooked.webhook + "/secret").status())
                    .isEqualTo(404);
            assertThat(hooked.ann()
                            .post(wrong + otherHook + "/deliveries/" + delivery + "/redeliver", "")
                            .status())
                    .isEqualTo(404);
            ok(hooked.ann().patch("/api/tagloop/projects/" + hooked.project + "/roles", "{\"enabled\": true}"));
            Http annotator = hooked.studio.bob();
            String one = "/api/webhooks/" + hooked.webhook + "/";
            assertThat(annotator.get(one).status()).isIn(403, 404);
            assertThat(annotator
                            .patch(one, "{\"url\": \"https://evil.example/\"}")
                            .status())
                    .isIn(403, 404);
            assertThat(annotator.delete(one).status()).isIn(403, 404);
            assertThat(annotator.get(hooked.own() + "/deliveries").status()).isIn(403, 404);
            assertThat(ok(annotator.get("/api/webhooks/"))
                            .valueStream()
                            .map(hook -> hook.get("id").asLong()))
                    .containsExactly(otherHook);
        }
    }

    @Test
    void aBackendsPasswordDoesNotFollowItsWebhookElsewhere() throws Exception {
        try (Hooked hooked = new Hooked(folder);
                TestBackend backend = new TestBackend()) {
            backend.login("Basic dXNlcjpzZWNyZXQ=");
            created(hooked.ann()
                    .post(
                            "/api/ml",
                            "{\"project\": " + hooked.project + ", \"url\": \"" + backend.url()
                                    + "\", \"auth_method\": \"BASIC_AUTH\", \"basic_auth_user\": \"user\","
                                    + " \"basic_auth_pass\": \"secret\"}"));
            JsonNode made = ok(hooked.ann().get("/api/webhooks/?project=" + hooked.project))
                    .get(1);
            assertThat(made.get("url").asString()).isEqualTo(backend.url() + "/webhook");
            String own = hooked.own(made.get("id").asLong());
            assertThat(ok(hooked.ann().post(own + "/test", "")).get("status").asInt())
                    .isEqualTo(201);
            ok(hooked.ann()
                    .patch("/api/webhooks/" + made.get("id") + "/", "{\"url\": \"" + hooked.receiver.url() + "\"}"));
            hooked.receiver.more();
            ok(hooked.ann().post(own + "/test", ""));
            assertThat(hooked.receiver.next().header("Authorization")).isNull();
        }
    }
}
