package dev.tagloop.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.ManualClock;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Accounts, sessions and tokens as clients of the original use them. */
@Tag("thorough")
class AccountsTest {
    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private TestStudio studio;

    @BeforeEach
    void start() {
        studio = new TestStudio(folder, clock, config -> config.openSignUp(true));
        studio.givePassword("ann@example.com");
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    private Http browser() {
        Http browser = Http.to(studio.url());
        browser.get("/user/login");
        return browser;
    }

    private static Map<String, String> person(String email) {
        return Map.of("email", email, "password", TestStudio.PASSWORD);
    }

    private Http signedUp(String email) {
        Http browser = browser();
        assertThat(browser.form("/user/signup", person(email)).status()).isEqualTo(302);
        return browser;
    }

    private static JsonNode whoAmI(Http http) {
        return TestStudio.ok(http.get("/api/current-user/whoami"));
    }

    @Test
    void anAllDigitPasswordOfEightIsTakenAndExtraFieldsAreIgnored() {
        Http browser = browser();
        Http.Answer answer = browser.form(
                "/user/signup",
                Map.of("email", "digits@example.com", "password", "27182818", "how_find_us", "x", "is_superuser", "1"));
        assertThat(answer.status()).isEqualTo(302);
        assertThat(whoAmI(browser).get("email").asString()).isEqualTo("digits@example.com");
    }

    @Test
    void everybodyWhoSignsUpLandsInTheFirstOrganization() {
        JsonNode carl = whoAmI(signedUp("carl@example.com"));
        assertThat(carl.get("active_organization").asLong()).isEqualTo(1);
        assertThat(TestStudio.ok(studio.ann().get("/api/organizations/1"))
                        .get("created_by")
                        .asLong())
                .isEqualTo(studio.id("ann@example.com"));
    }

    @Test
    void signingUpWhileSignedInIsARedirectToo() {
        assertThat(signedUp("dora@example.com")
                        .form("/user/signup", person("other@example.com"))
                        .status())
                .isEqualTo(302);
    }

    @Test
    void noForeignHostIsGoneToAfterwards() {
        for (String next : List.of(
                "http://evil.example/",
                "//evil.example/",
                "https:evil.example",
                "/\\evil.example",
                "javascript:alert(1)")) {
            Http browser = browser();
            Http.Answer answer = browser.form(
                    "/user/login?next=" + java.net.URLEncoder.encode(next, java.nio.charset.StandardCharsets.UTF_8),
                    person("ann@example.com"));
            assertThat(answer.status()).as(next).isEqualTo(302);
            assertThat(answer.header("Location")).as(next).isEqualTo("/");
        }
    }

    @Test
    void theInvitationIsAPathToSignUpAt() {
        JsonNode invite = TestStudio.ok(studio.ann().get("/api/invite"));
        assertThat(invite.propertyNames()).containsExactlyInAnyOrder("invite_url", "token");
        assertThat(invite.get("token").asString()).hasSize(40);
        assertThat(invite.get("invite_url").asString())
                .isEqualTo("/user/signup/?token=" + invite.get("token").asString());
        Http browser = browser();
        assertThat(browser.form(invite.get("invite_url").asString(), person("guest@example.com"))
                        .status())
                .isEqualTo(302);
        assertThat(whoAmI(browser).get("active_organization").asLong()).isEqualTo(1);
    }

    @Test
    void aTokenIsEnoughAlsoBesideACookieOfAnotherAndAfterSigningOut() {
        Http browser = signedUp("eve@example.com");
        Http both = studio.annAgain();
        both.cookies().putAll(browser.cookies());
        assertThat(whoAmI(both).get("email").asString()).isEqualTo("ann@example.com");
        assertThat(browser.get("/logout").status()).isEqualTo(302);
        assertThat(browser.get("/api/current-user/whoami").status()).isEqualTo(401);
        assertThat(whoAmI(studio.annAgain()).get("email").asString()).isEqualTo("ann@example.com");
    }

    @Test
    void aMadeAccountHasItsOrganizationAndNoAddressIsChanged() {
        JsonNode made = TestStudio.created(studio.ann()
                .post(
                        "/api/users",
                        "{\"email\": \"new@example.com\", \"username\": \"new\", \"active_organization\": 1}"));
        JsonNode shown =
                TestStudio.ok(studio.ann().get("/api/users/" + made.get("id").asLong()));
        assertThat(shown.get("active_organization").asLong()).isEqualTo(1);
        assertThat(studio.ann()
                        .patch("/api/users/" + studio.id("ann@example.com"), "{\"email\": \"moved@example.com\"}")
                        .status())
                .isEqualTo(405);
    }

    @Test
    void aMemberIsRemovedByTheOwnerAloneAndOnce() {
        String bob = "/api/organizations/1/memberships/" + studio.id("bob@example.com");
        Http carl = studio.member("carl@example.com");
        assertThat(carl.delete(bob).status()).isEqualTo(403);
        assertThat(studio.ann().delete(bob).status()).isEqualTo(204);
        assertThat(studio.ann().delete(bob).status()).isEqualTo(404);
    }

    private void policy(Http http, int maxAge, int idle) {
        JsonNode policy = TestStudio.ok(http.patch(
                "/api/session-policy/",
                "{\"max_session_age\": " + maxAge + ", \"max_time_between_activity\": " + idle + "}"));
        assertThat(policy.get("max_session_age").asInt()).isEqualTo(maxAge);
        assertThat(policy.get("max_time_between_activity").asInt()).isEqualTo(idle);
    }

    @Test
    void sessionLivesElevenThousandFiveHundredAndTwentyMinutesUnlessThePolicySaysElse() {
        JsonNode policy = TestStudio.ok(studio.ann().get("/api/session-policy/"));
        assertThat(policy.get("max_session_age").asInt()).isEqualTo(11520);
        assertThat(policy.get("max_time_between_activity").asInt()).isEqualTo(4320);
    }

    @Test
    void idleSessionEndsAndActivityASecondApartKeepsIt() {
        Http browser = browser();
        browser.form("/user/login", person("ann@example.com"));
        policy(browser, 1000, 1);
        for (int i = 0; i < 90; i++) {
            clock.jump(Duration.ofSeconds(1));
            // A write waits for the note of the visit, which is written without haste and before it.
            Http.Answer visit = browser.patch("/api/current-user/hotkeys", "{\"custom_hotkeys\": {}}");
            assertThat(visit.status()).as("second %s", i).isEqualTo(200);
        }
        clock.jump(Duration.ofSeconds(61));
        assertThat(browser.get("/api/current-user/whoami").status()).isEqualTo(401);
        browser.get("/user/login");
        assertThat(browser.form("/user/login", person("ann@example.com")).status())
                .isEqualTo(302);
        assertThat(browser.get("/api/current-user/whoami").status()).isEqualTo(200);
    }

    @Test
    void oldSessionEndsInSpiteOfActivity() {
        Http browser = browser();
        browser.form("/user/login", person("ann@example.com"));
        policy(browser, 3, 100);
        for (int i = 0; i < 5; i++) {
            clock.jump(Duration.ofSeconds(30));
            assertThat(browser.get("/api/current-user/whoami").status()).isEqualTo(200);
        }
        clock.jump(Duration.ofSeconds(31));
        assertThat(browser.get("/api/current-user/whoami").status()).isEqualTo(401);
    }

    @Test
    void thePageOfProjectsIsThereForWhoIsSignedInAndLeadsTheOthersToSignIn() {
        Http browser = browser();
        browser.form("/user/login", person("ann@example.com"));
        Http.Answer seen = browser.get("/projects");
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.header("Content-Type")).startsWith("text/html");
        Http.Answer stranger = Http.to(studio.url()).get("/projects");
        assertThat(stranger.status()).isEqualTo(302);
        assertThat(stranger.header("Location")).isEqualTo("/user/login/?next=/projects");
    }
}
