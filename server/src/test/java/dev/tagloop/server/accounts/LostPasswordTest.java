package dev.tagloop.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.ManualClock;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lost password is reset by a link, and a disabled account is out at once. */
class LostPasswordTest {
    private static final String BOB = "bob@example.com";

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private TestStudio studio;

    @BeforeEach
    void start() {
        studio = new TestStudio(folder, clock, config -> {});
        studio.givePassword(BOB);
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    private String link() {
        return studio.office().link(BOB).path();
    }

    private Http signedIn(String password) {
        Http browser = Http.to(studio.url());
        browser.get("/user/login");
        browser.form("/user/login", Map.of("email", BOB, "password", password));
        return browser;
    }

    private static int whoAmI(Http http) {
        return http.get("/api/current-user/whoami").status();
    }

    private static Http.Answer choose(Http browser, String link, String password) {
        return browser.form("/user/reset/", Map.of("token", link.replaceFirst(".*=", ""), "password", password));
    }

    @Test
    void linkSetsANewPasswordOnceAndEndsAllOtherSessions() {
        Http before = signedIn(TestStudio.PASSWORD);
        assertThat(whoAmI(before)).isEqualTo(200);
        String link = link();
        Http browser = Http.to(studio.url());
        assertThat(browser.get(link).text()).contains(BOB);
        assertThat(browser.get(link).status()).as("looking does not use it up").isEqualTo(200);
        assertThat(choose(browser, link, "short").text()).contains("A password has 8 to 128 characters.");
        assertThat(choose(browser, link, "12345678").status()).isEqualTo(302);
        assertThat(whoAmI(browser)).isEqualTo(200);
        assertThat(whoAmI(before)).isEqualTo(401);
        assertThat(whoAmI(signedIn(TestStudio.PASSWORD))).isEqualTo(401);
        assertThat(whoAmI(signedIn("12345678"))).isEqualTo(200);
        Http second = Http.to(studio.url());
        assertThat(second.get(link).status()).isEqualTo(403);
        assertThat(choose(second, link, "another one").status()).isEqualTo(403);
    }

    @Test
    void linkEndsAfterADayAndOpensNothingElse() {
        String link = link();
        assertThat(Http.to(studio.url())
                        .get(link.replace("/reset/", "/sign-in/"))
                        .status())
                .isEqualTo(403);
        clock.jump(Duration.ofHours(23));
        assertThat(Http.to(studio.url()).get(link).status()).isEqualTo(200);
        clock.jump(Duration.ofHours(2));
        assertThat(Http.to(studio.url()).get(link).status()).isEqualTo(403);
        String quick = studio.signInLink(BOB);
        assertThat(Http.to(studio.url())
                        .get(quick.replace("/sign-in/", "/reset/"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void formOfAnotherSiteSetsNoPassword() {
        String link = link();
        Http foreign = Http.to(studio.url());
        assertThat(choose(foreign, link, "12345678").status()).isEqualTo(403);
        foreign.get(link);
        assertThat(choose(foreign.header("Sec-Fetch-Site", "cross-site"), link, "12345678")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void disabledAccountIsOutAtOnceByEveryWay() {
        Http session = signedIn(TestStudio.PASSWORD);
        String personal =
                studio.bob().post("/api/token", "{}").json().get("token").asString();
        String access = studio.bob()
                .post("/api/token/refresh", "{\"refresh\": \"" + personal + "\"}")
                .json()
                .get("access")
                .asString();
        Http bearer = Http.to(studio.url()).header("Authorization", "Bearer " + access);
        String link = link();
        String quick = studio.signInLink(BOB);
        assertThat(whoAmI(bearer)).isEqualTo(200);
        studio.office().disable(BOB);
        assertThat(whoAmI(session)).isEqualTo(401);
        assertThat(whoAmI(studio.bob())).isEqualTo(401);
        assertThat(whoAmI(bearer)).isEqualTo(401);
        assertThat(whoAmI(Http.withToken(studio.url(), personal))).isEqualTo(401);
        assertThat(studio.ann()
                        .post("/api/token/refresh", "{\"refresh\": \"" + personal + "\"}")
                        .status())
                .isEqualTo(401);
        assertThat(Http.to(studio.url()).get(link).status()).isEqualTo(403);
        assertThat(Http.to(studio.url()).get(quick).status()).isEqualTo(403);
        assertThat(whoAmI(signedIn(TestStudio.PASSWORD))).isEqualTo(401);
        studio.office().enable(BOB);
        assertThat(whoAmI(signedIn(TestStudio.PASSWORD))).isEqualTo(200);
        assertThat(whoAmI(studio.bob())).as("old tokens stay dead").isEqualTo(401);
        assertThat(whoAmI(session)).isEqualTo(401);
        assertThat(whoAmI(Http.withToken(studio.url(), personal))).isEqualTo(401);
    }
}
