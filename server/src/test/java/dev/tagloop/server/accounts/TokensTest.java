package dev.tagloop.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.Studio;
import dev.tagloop.server.storage.TestDatabases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens of every kind: what they open, and when they are dead. */
class TokensTest {
    @TempDir
    Path folder;

    private Studio studio;
    private String legacy;
    private Http ann;

    @BeforeEach
    void start() {
        studio = Studio.start(config -> TestDatabases.settle(config, folder).port(0));
        legacy = studio.token(studio.createUser("ann@example.com"));
        ann = Http.withToken(studio.url(), legacy);
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    private int with(String header, String value) {
        return Http.to(studio.url())
                .header(header, value)
                .get("/api/current-user/whoami")
                .status();
    }

    private String access(String personal) {
        return ann.post("/api/token/refresh", "{\"refresh\": \"" + personal + "\"}")
                .json()
                .path("access")
                .asString("");
    }

    @Test
    void blacklistedTokenKillsTheAccessTokensMadeFromItAtOnce() {
        String personal = ann.post("/api/token", "{}").json().get("token").asString();
        String access = access(personal);
        assertThat(with("Authorization", "Bearer " + access)).isEqualTo(200);
        assertThat(with("Authorization", "Token " + personal)).isEqualTo(200);
        assertThat(with("X-API-Key", personal)).isEqualTo(200);
        assertThat(with("Authorization", "Bearer " + personal)).isEqualTo(401);
        assertThat(ann.post("/api/token/blacklist", "{\"refresh\": \"" + personal + "\"}")
                        .status())
                .isEqualTo(204);
        assertThat(with("Authorization", "Bearer " + access)).isEqualTo(401);
        assertThat(with("Authorization", "Token " + personal)).isEqualTo(401);
        assertThat(access(personal)).isEmpty();
    }

    @Test
    void resetLegacyTokenIsDeadAtOnce() {
        String fresh = ann.post("/api/current-user/reset-token", "{}")
                .json()
                .get("token")
                .asString();
        assertThat(fresh).matches("[0-9a-f]{40}").isNotEqualTo(legacy);
        assertThat(with("Authorization", "Token " + legacy)).isEqualTo(401);
        assertThat(with("Authorization", "Token " + fresh)).isEqualTo(200);
    }

    @Test
    void legacyTokensCanBeSwitchedOff() {
        assertThat(ann.post("/api/jwt/settings", "{\"legacy_api_tokens_enabled\": false}")
                        .status())
                .isEqualTo(200);
        Http.Answer refused = ann.get("/api/current-user/whoami");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().get("detail").asString()).startsWith("Authentication token no longer valid");
    }

    @Test
    void forgedTokensAreRefused() {
        String personal = ann.post("/api/token", "{}").json().get("token").asString();
        String[] parts = access(personal).split("\\.");
        String none = encode("{\"alg\":\"none\",\"typ\":\"JWT\"}");
        assertThat(with("Authorization", "Bearer " + none + "." + parts[1] + "."))
                .isEqualTo(401);
        assertThat(with("Authorization", "Bearer " + none + "." + parts[1] + "." + parts[2]))
                .isEqualTo(401);
        String other = encode("{\"alg\":\"HS512\",\"typ\":\"JWT\"}");
        assertThat(with("Authorization", "Bearer " + other + "." + parts[1] + "." + parts[2]))
                .isEqualTo(401);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String someoneElse = encode(claims.replace("\"user_id\":1", "\"user_id\":2"));
        assertThat(with("Authorization", "Bearer " + parts[0] + "." + someoneElse + "." + parts[2]))
                .isEqualTo(401);
        assertThat(with("Authorization", "Bearer " + String.join(".", parts))).isEqualTo(200);
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void storedFilesHoldNoTokenAndNoPassword() throws Exception {
        String personal = ann.post("/api/token", "{}").json().get("token").asString();
        studio.close();
        String stored = TestDatabases.stored(folder);
        assertThat(stored)
                .contains("ann@example.com")
                .doesNotContain(legacy)
                .doesNotContain("correct horse 1")
                .doesNotContain(personal.substring(personal.lastIndexOf('.') + 1));
    }

    @Test
    void removedMemberCanDoNothingMore() {
        var bob = studio.createUser("bob@example.com");
        Http his = Http.withToken(studio.url(), studio.token(bob));
        ann.post("/api/projects", "{\"title\": \"Ours\"}");
        assertThat(his.get("/api/projects/1").status()).isEqualTo(200);
        assertThat(ann.delete("/api/organizations/1/memberships/" + bob.id()).status())
                .isEqualTo(204);
        assertThat(his.get("/api/projects/1").status()).isIn(401, 404);
        assertThat(his.get("/api/projects").status()).isIn(401, 404);
    }
}
