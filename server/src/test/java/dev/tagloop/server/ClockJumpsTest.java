package dev.tagloop.server;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A machine's clock is set wrong and right again: before its network is up, by a hand, by a host. Nobody is signed out, locked out or kept
 * from a task by that for longer than the rules say.
 */
@Tag("thorough")
class ClockJumpsTest {
    private static final Duration YEARS = Duration.ofDays(3650);
    private static final Duration LEASE = Duration.ofHours(3);

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private TestStudio studio;

    @BeforeEach
    void start() {
        studio = new TestStudio(folder, clock, config -> config.taskLockTtl(LEASE));
        studio.givePassword("ann@example.com");
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    private Http signedIn() {
        Http browser = Http.to(studio.url());
        browser.get("/user/login");
        browser.form("/user/login", Map.of("email", "ann@example.com", "password", TestStudio.PASSWORD));
        return browser;
    }

    private static int whoami(Http http) {
        return http.get("/api/current-user/whoami").status();
    }

    @Test
    void sessionOutlivesAClockThatWasFarAheadForAWhile() {
        Http browser = signedIn();
        clock.jump(YEARS);
        assertThat(whoami(browser)).isEqualTo(401);
        clock.jump(YEARS.negated());
        assertThat(whoami(browser)).isEqualTo(200);
    }

    @Test
    void sessionOutlivesAClockThatWasFarBehindForAWhile() {
        Http browser = signedIn();
        clock.jump(YEARS.negated());
        assertThat(whoami(browser)).isEqualTo(401);
        clock.jump(YEARS);
        assertThat(whoami(browser)).isEqualTo(200);
        // A few minutes are no reason to doubt anything.
        clock.jump(Duration.ofMinutes(-20));
        assertThat(whoami(browser)).isEqualTo(200);
    }

    @Test
    void sessionThatAWrongClockMadeDoesNotLiveForYears() {
        clock.jump(YEARS);
        Http browser = signedIn();
        assertThat(whoami(browser)).isEqualTo(200);
        clock.jump(YEARS.negated());
        assertThat(whoami(browser)).isEqualTo(401);
        assertThat(whoami(signedIn())).isEqualTo(200);
    }

    @Test
    void personalTokenWorksWhateverTheClockSays() {
        String refresh =
                created(studio.ann().post("/api/token", "{}")).get("token").asString();
        for (Duration jump : new Duration[] {YEARS, YEARS.negated(), YEARS.negated(), YEARS}) {
            clock.jump(jump);
            String access = ok(Http.to(studio.url()).post("/api/token/refresh", "{\"refresh\": \"" + refresh + "\"}"))
                    .get("access")
                    .asString();
            assertThat(whoami(Http.to(studio.url()).header("Authorization", "Bearer " + access)))
                    .isEqualTo(200);
            assertThat(whoami(Http.withToken(studio.url(), refresh))).isEqualTo(200);
        }
    }

    @Test
    void accessTokenIsReplacedAfterAJumpForward() {
        String refresh =
                created(studio.ann().post("/api/token", "{}")).get("token").asString();
        String body = "{\"refresh\": \"" + refresh + "\"}";
        String access = ok(Http.to(studio.url()).post("/api/token/refresh", body))
                .get("access")
                .asString();
        clock.jump(Duration.ofHours(1));
        assertThat(whoami(Http.to(studio.url()).header("Authorization", "Bearer " + access)))
                .isEqualTo(401);
        String fresh = ok(Http.to(studio.url()).post("/api/token/refresh", body))
                .get("access")
                .asString();
        assertThat(whoami(Http.to(studio.url()).header("Authorization", "Bearer " + fresh)))
                .isEqualTo(200);
    }

    @Test
    void leaseTakenByAClockThatWasAheadKeepsTheTaskNoLongerThanAnyOther() {
        long project = studio.project(TestStudio.NER);
        long task = studio.task(project, "only");
        String next = "/api/projects/" + project + "/next";
        clock.jump(YEARS);
        assertThat(ok(studio.ann().get(next)).get("id").asLong()).isEqualTo(task);
        clock.jump(YEARS.negated());
        assertThat(studio.bob().get(next).status()).isEqualTo(404);
        clock.jump(LEASE.plusSeconds(1));
        assertThat(ok(studio.bob().get(next)).get("id").asLong()).isEqualTo(task);
    }

    @Test
    void leaseIsKeptWhenTheClockGoesBack() {
        long project = studio.project(TestStudio.NER);
        long task = studio.task(project, "only");
        String next = "/api/projects/" + project + "/next";
        String lease = ok(studio.ann().get(next)).get("unique_lock_id").asString();
        clock.jump(Duration.ofDays(-30));
        assertThat(studio.bob().get(next).status()).isEqualTo(404);
        assertThat(ok(studio.ann().get(next)).get("unique_lock_id").asString()).isEqualTo(lease);
        created(studio.ann().post("/api/tasks/" + task + "/annotations", "{\"result\": []}"));
    }

    @Test
    void annotatorWhoseLeaseAJumpEndedCanStillSubmit() {
        long project = studio.project(TestStudio.NER);
        long task = studio.task(project, "only");
        ok(studio.ann().get("/api/projects/" + project + "/next"));
        clock.jump(YEARS);
        created(studio.ann().post("/api/tasks/" + task + "/annotations", "{\"result\": []}"));
        assertThat(studio.bob().get("/api/projects/" + project + "/next").status())
                .isEqualTo(404);
    }

    @Test
    void wrongPasswordsKeepNobodyOutForLongerThanTheWindow() {
        Http browser = Http.to(studio.url());
        browser.get("/user/login");
        Map<String, String> wrong = Map.of("email", "ann@example.com", "password", "wrong");
        for (int i = 0; i < 10; i++) {
            browser.form("/user/login", wrong);
        }
        assertThat(browser.form("/user/login", wrong).status()).isEqualTo(429);
        clock.jump(YEARS.negated());
        assertThat(whoami(signedIn())).isEqualTo(200);
    }

    @Test
    void signInLinkOfAClockThatWasAheadDoesNotStayOpen() {
        clock.jump(YEARS);
        String link = studio.signInLink("ann@example.com");
        clock.jump(YEARS.negated());
        assertThat(Http.to(studio.url()).get(link).status()).isEqualTo(403);
        assertThat(Http.to(studio.url())
                        .get(studio.signInLink("ann@example.com"))
                        .status())
                .isEqualTo(302);
    }
}
