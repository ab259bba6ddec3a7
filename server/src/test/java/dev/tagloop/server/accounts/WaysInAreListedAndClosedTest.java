package dev.tagloop.server.accounts;

import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.ManualClock;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tokens and sessions: the holder sees them with their last use, and what is closed is closed at once. */
class WaysInAreListedAndClosedTest {
    private static final String TOKENS = "/api/tagloop/tokens";
    private static final String SESSIONS = "/api/tagloop/sessions";

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private TestStudio studio;

    @BeforeEach
    void start() {
        studio = new TestStudio(folder, clock, config -> {});
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    private Http browser(String email, String userAgent) {
        Http browser = Http.to(studio.url()).header("User-Agent", userAgent);
        browser.get(studio.signInLink(email));
        return browser;
    }

    private static int whoAmI(Http http) {
        return http.get("/api/current-user/whoami").status();
    }

    private static List<JsonNode> list(Http http, String path) {
        return StreamSupport.stream(ok(http.get(path)).get("results").spliterator(), false)
                .toList();
    }

    private static JsonNode only(Http http, String path, String kind) {
        return list(http, path).stream()
                .filter(grant -> grant.get("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /** A note is written behind the answer; a write that comes later is behind it. */
    private void settle() {
        studio.ann().post("/api/current-user/reset-token", "{}");
    }

    @Test
    void tokensAreListedWithTheirKindAndRevokedOneByOne() {
        Http ann = browser("ann@example.com", "x");
        String personal = ann.post("/api/token", "{}").json().get("token").asString();
        assertThat(list(ann, TOKENS)).hasSize(2);
        assertThat(only(ann, TOKENS, "personal").properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactly("id", "kind", "name", "created_at", "last_used_at", "expires_at", "current");
        assertThat(only(ann, TOKENS, "personal").get("last_used_at").isNull()).isTrue();
        Http script = Http.withToken(studio.url(), personal);
        assertThat(only(script, TOKENS, "personal").get("current").asBoolean()).isTrue();
        assertThat(only(script, TOKENS, "legacy").get("current").asBoolean()).isFalse();
        String id = only(ann, TOKENS, "personal").get("id").asString();
        assertThat(studio.bob().delete(TOKENS + "/" + id).status()).isEqualTo(404);
        assertThat(whoAmI(script)).isEqualTo(200);
        assertThat(ann.delete(TOKENS + "/" + id).status()).isEqualTo(204);
        assertThat(whoAmI(script)).isEqualTo(401);
        assertThat(ann.delete(TOKENS + "/" + id).status()).isEqualTo(404);
        assertThat(whoAmI(studio.ann())).isEqualTo(200);
        assertThat(ann.delete(TOKENS + "/legacy").status()).isEqualTo(204);
        assertThat(whoAmI(studio.ann())).isEqualTo(401);
        assertThat(list(ann, TOKENS)).hasSize(1);
        assertThat(ok(ann.get("/api/current-user/token")).get("token").asString())
                .matches("[0-9a-f]{40}");
    }

    @Test
    void legacyTokenIsNotListedWhereItOpensNothing() {
        Http ann = browser("ann@example.com", "x");
        ann.post("/api/jwt/settings", "{\"legacy_api_tokens_enabled\": false}");
        assertThat(list(ann, TOKENS)).isEmpty();
    }

    @Test
    void lastUseIsNotedAtMostOnceAMinute() {
        Http bob = studio.bob();
        whoAmI(bob);
        settle();
        String first = only(bob, TOKENS, "legacy").get("last_used_at").asString();
        clock.jump(Duration.ofSeconds(40));
        whoAmI(bob);
        settle();
        assertThat(only(bob, TOKENS, "legacy").get("last_used_at").asString()).isEqualTo(first);
        clock.jump(Duration.ofSeconds(40));
        whoAmI(bob);
        browser("ann@example.com", "x");
        assertThat(only(bob, TOKENS, "legacy").get("last_used_at").asString()).isGreaterThan(first);
    }

    @Test
    void exchangeOfAPersonalTokenIsAUseOfIt() {
        Http ann = browser("ann@example.com", "x");
        String personal = ann.post("/api/token", "{}").json().get("token").asString();
        Http.to(studio.url()).post("/api/token/refresh", "{\"refresh\": \"" + personal + "\"}");
        settle();
        assertThat(only(ann, TOKENS, "personal").get("last_used_at").asString()).isNotEmpty();
    }

    @Test
    void sessionsAreListedByBrowserAndEndedOneByOneOrAllAtOnce() {
        Http laptop =
                browser("ann@example.com", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        Http phone = browser(
                "ann@example.com",
                "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36");
        Http script = browser("ann@example.com", "curl/8.5.0");
        Http bob = browser("bob@example.com", "x");
        assertThat(list(laptop, SESSIONS))
                .extracting(session -> session.get("name").asString())
                .containsExactlyInAnyOrder("Firefox, Linux", "Chrome, Android", "curl");
        JsonNode current = list(phone, SESSIONS).stream()
                .filter(session -> session.get("current").asBoolean())
                .findFirst()
                .orElseThrow();
        assertThat(current.get("name").asString()).isEqualTo("Chrome, Android");
        assertThat(current.get("kind").asString()).isEqualTo("session");
        assertThat(phone.cookies().get("sessionid"))
                .doesNotContain(current.get("id").asString());
        String path = SESSIONS + "/" + current.get("id").asString();
        assertThat(bob.delete(path).status()).isEqualTo(404);
        assertThat(laptop.delete(path).status()).isEqualTo(204);
        assertThat(whoAmI(phone)).isEqualTo(401);
        assertThat(laptop.delete(path).status()).isEqualTo(404);
        assertThat(laptop.delete(SESSIONS + "?keep_current=true").status()).isEqualTo(204);
        assertThat(whoAmI(laptop)).isEqualTo(200);
        assertThat(whoAmI(script)).isEqualTo(401);
        assertThat(laptop.delete(SESSIONS).status()).isEqualTo(204);
        assertThat(whoAmI(laptop)).isEqualTo(401);
        assertThat(whoAmI(bob)).isEqualTo(200);
    }

    @Test
    void sessionThatHasEndedByItselfIsNotListed() {
        browser("ann@example.com", "old");
        clock.jump(Duration.ofDays(9));
        Http ann = browser("ann@example.com", "new");
        assertThat(list(ann, SESSIONS)).hasSize(1);
    }

    @Test
    void closedAccountIsOutWithItsTokens() {
        Http bob = browser("bob@example.com", "x");
        assertThat(studio.ann()
                        .delete("/api/users/" + studio.id("bob@example.com"))
                        .status())
                .isEqualTo(204);
        assertThat(whoAmI(bob)).isEqualTo(401);
        assertThat(whoAmI(studio.bob())).isEqualTo(401);
    }
}
