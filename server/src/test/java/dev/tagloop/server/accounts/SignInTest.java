package dev.tagloop.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.Studio;
import dev.tagloop.server.StudioUser;
import dev.tagloop.server.storage.TestDatabases;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets in, how, and how long. */
@Tag("thorough")
class SignInTest {
    private static final Map<String, String> ANN = Map.of("email", "ann@example.com", "password", "correct horse 1");

    @TempDir
    Path folder;

    private Studio studio;

    @BeforeEach
    void start() {
        studio = Studio.start(config -> TestDatabases.settle(config, folder).port(0));
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

    private static int whoAmI(Http http) {
        return http.get("/api/current-user/whoami").status();
    }

    @Test
    void thePageLearnsWhetherSomebodyMayMakeAnAccountHere() {
        String question = "/api/tagloop/sign-up";
        Http nobody = browser();
        assertThat(nobody.get(question).json().get("open").asBoolean()).isTrue();
        assertThat(browser()
                        .header("X-Forwarded-For", "203.0.113.9")
                        .get(question)
                        .json()
                        .get("open")
                        .asBoolean())
                .isFalse();
        Http ann = browser();
        ann.form("/user/signup", ANN);
        assertThat(nobody.get(question).text()).isEqualTo("{\"open\":false}");
        String invitation = ann.get("/api/invite").json().get("token").asString();
        assertThat(nobody.get(question + "?token=" + invitation).text()).isEqualTo("{\"open\":true}");
        assertThat(nobody.get(question + "?token=x").text()).isEqualTo("{\"open\":false}");
    }

    @Test
    void firstSignUpOnThisMachineOwnsTheServerAndClosesSignUp() {
        Http ann = browser();
        assertThat(ann.form("/user/signup", ANN).status()).isEqualTo(302);
        assertThat(ann.get("/api/organizations/1").json().get("created_by").asInt())
                .isEqualTo(1);
        Http bob = browser();
        Http.Answer refused =
                bob.form("/user/signup", Map.of("email", "bob@example.com", "password", "correct horse 1"));
        assertThat(refused.status()).isEqualTo(403);
        String invitation = ann.get("/api/invite").json().get("invite_url").asString();
        assertThat(bob.form(invitation, Map.of("email", "bob@example.com", "password", "correct horse 1"))
                        .status())
                .isEqualTo(302);
        assertThat(bob.get("/api/current-user/whoami")
                        .json()
                        .get("active_organization")
                        .asInt())
                .isEqualTo(1);
        assertThat(ann.post("/api/invite/reset-token", "{}").status()).isEqualTo(201);
        Http carl = browser();
        assertThat(carl.form(invitation, Map.of("email", "carl@example.com", "password", "correct horse 1"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void firstSignUpThroughAProxyOrUnderAForeignNameIsRefused() {
        Http proxied = browser().header("X-Forwarded-For", "203.0.113.9");
        assertThat(proxied.form("/user/signup", ANN).status()).isEqualTo(403);
        assertThat(proxied.get("/user/signup").text()).contains("Sign-up is closed");
    }

    @Test
    void wrongPasswordAndUnknownAddressSayTheSameAndAreSlowedDown() {
        studio.createUser("ann@example.com", "correct horse 1");
        Http guesser = browser();
        String unknown = guesser.form("/user/login", Map.of("email", "nobody@example.com", "password", "x"))
                .text();
        String wrong = guesser.form("/user/login", Map.of("email", "ann@example.com", "password", "x"))
                .text();
        assertThat(wrong.replace("ann@", "nobody@"))
                .isEqualTo(unknown)
                .contains("The e-mail address or the password is wrong.");
        int status = 200;
        for (int i = 0; i < 12 && status == 200; i++) {
            status = guesser.form("/user/login", Map.of("email", "ann@example.com", "password", "x" + i))
                    .status();
        }
        assertThat(status).isEqualTo(429);
        Http.Answer right = browser().form("/user/login", ANN);
        assertThat(right.status()).isEqualTo(429);
        assertThat(Integer.parseInt(right.header("Retry-After"))).isBetween(1, 300);
    }

    @Test
    void sessionIsNewAtSignInAndDeadAfterSignOut() {
        studio.createUser("ann@example.com", "correct horse 1");
        Http ann = browser();
        ann.cookies().put("sessionid", "planted");
        assertThat(ann.form("/user/login", ANN).status()).isEqualTo(302);
        String session = ann.cookies().get("sessionid");
        assertThat(session).hasSize(64).isNotEqualTo("planted");
        assertThat(whoAmI(ann)).isEqualTo(200);
        assertThat(ann.get("/logout").status()).isEqualTo(302);
        ann.cookies().put("sessionid", session);
        assertThat(whoAmI(ann)).isEqualTo(401);
    }

    @Test
    void sessionRequestFromAnotherSiteIsRefused() {
        studio.createUser("ann@example.com", "correct horse 1");
        Http ann = browser();
        ann.form("/user/login", ANN);
        assertThat(ann.post("/api/projects", "{\"title\": \"Mine\"}").status()).isEqualTo(201);
        Http.Answer foreign =
                ann.header("Origin", "http://evil.example").post("/api/projects", "{\"title\": \"Theirs\"}");
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(ann.get("/api/projects").json().get("count").asInt()).isEqualTo(1);
    }

    @Test
    void signInLinkWorksOnce() {
        StudioUser user = studio.createUser("ann@example.com");
        String link = studio.signInLink(user);
        assertThat(link).startsWith(studio.url() + "/user/sign-in/?token=");
        String path = link.substring(studio.url().length());
        Http ann = Http.to(studio.url());
        assertThat(ann.send("HEAD", path, null, null).status()).isEqualTo(200);
        Http.Answer first = ann.get(path);
        assertThat(first.status()).isEqualTo(302);
        assertThat(first.header("Location")).isEqualTo("/");
        assertThat(whoAmI(ann)).isEqualTo(200);
        Http second = Http.to(studio.url());
        assertThat(second.get(path).status()).isEqualTo(403);
        assertThat(whoAmI(second)).isEqualTo(401);
    }

    @Test
    void sessionAndTokensOutliveARestart() {
        String token = studio.token(studio.createUser("ann@example.com", "correct horse 1"));
        Http ann = browser();
        ann.form("/user/login", ANN);
        String personal = ann.post("/api/token", "{}").json().get("token").asString();
        String session = ann.cookies().get("sessionid");
        studio.close();
        studio = Studio.start(config -> TestDatabases.settle(config, folder).port(0));
        Http again = Http.to(studio.url());
        again.cookies().put("sessionid", session);
        assertThat(whoAmI(again)).isEqualTo(200);
        assertThat(whoAmI(Http.withToken(studio.url(), token))).isEqualTo(200);
        assertThat(whoAmI(Http.withToken(studio.url(), personal))).isEqualTo(200);
    }
}
