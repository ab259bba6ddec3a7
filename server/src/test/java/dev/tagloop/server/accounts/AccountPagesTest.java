package dev.tagloop.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages to sign in, sign up and choose a password: two languages, no script, usable without eyes. */
class AccountPagesTest {
    @TempDir
    Path folder;

    private TestStudio studio;

    @BeforeEach
    void start() {
        studio = new TestStudio(folder, config -> config.openSignUp(true));
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    private Http browser(String language) {
        Http browser = Http.to(studio.url()).header("Accept-Language", language);
        browser.get("/user/login");
        return browser;
    }

    /** Every page, in every state, by what it is. */
    private Map<String, Http.Answer> pages(String language) {
        Http browser = browser(language);
        String link = studio.office().link("bob@example.com").path();
        String invitation =
                studio.ann().get("/api/invite").json().get("invite_url").asString();
        Map<String, Http.Answer> pages = new LinkedHashMap<>();
        pages.put("sign in", browser.get("/user/login/?next=/projects/1"));
        pages.put(
                "wrong password",
                browser.form("/user/login/", Map.of("email", "ann@example.com", "password", "wrong")));
        pages.put("sign up", browser.get("/user/signup/"));
        pages.put("invitation", browser.get(invitation));
        pages.put("short password", browser.form("/user/signup/", Map.of("email", "x@example.com", "password", "1")));
        pages.put("no address", browser.form("/user/signup/", Map.of("email", "x", "password", "12345678")));
        pages.put(
                "address taken",
                browser.form("/user/signup/", Map.of("email", "ann@example.com", "password", "12345678")));
        pages.put("new password", browser.get(link));
        pages.put(
                "new password too short",
                browser.form("/user/reset/", Map.of("token", link.replaceFirst(".*=", ""), "password", "1")));
        pages.put("dead link", browser.get("/user/reset/?token=x"));
        pages.put("dead sign-in link", browser.get("/user/sign-in/?token=x"));
        pages.put("form of another site", Http.to(studio.url()).form("/user/login/", Map.of("email", "x")));
        return pages;
    }

    private static List<String> all(String regex, String text) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static String attribute(String tag, String name) {
        return Pattern.compile(" " + name + "=\"([^\"]*)\"")
                .matcher(tag)
                .results()
                .findFirst()
                .map(found -> found.group(1))
                .orElse("");
    }

    @Test
    void everyFieldHasItsLabelAndItsMessagesAndOneHasTheFocus() {
        pages("en").forEach((name, answer) -> {
            String page = answer.text();
            List<String> fields = all("<input (?![^>]*(?:type=\"hidden\"| hidden ))[^>]*>", page);
            for (String field : fields) {
                assertThat(page).as(name).contains("<label for=\"" + attribute(field, "id") + "\">");
                assertThat(attribute(field, "autocomplete")).as(name).isNotEmpty();
                for (String id : attribute(field, "aria-describedby").split(" ")) {
                    assertThat(id.isEmpty() || page.contains(" id=\"" + id + "\""))
                            .as(name + ": " + field)
                            .isTrue();
                }
            }
            if (!fields.isEmpty()) {
                assertThat(all(" autofocus[ >]", page)).as(name).hasSize(1);
            }
            if (page.contains("role=\"alert\"")) {
                assertThat(all("<input [^>]*aria-invalid=\"true\"[^>]*aria-describedby=\"[^\"]*problem\"", page))
                        .as(name)
                        .isNotEmpty();
                assertThat(page).as(name).contains("<title>Problem: ");
            }
            assertThat(all("<h1>", page)).as(name).hasSize(1);
            assertThat(all("<main>", page)).as(name).hasSize(1);
        });
    }

    @Test
    void pagesHoldNoScriptNoStyleAndNothingFromElsewhereAndAreNotKept() {
        pages("de").forEach((name, answer) -> {
            assertThat(answer.text())
                    .as(name)
                    .doesNotContain("<script", "<style", "style=", "javascript:", "src=", "//")
                    .doesNotContainPattern(" on[a-z]+=");
            assertThat(answer.header("Content-Security-Policy")).as(name).startsWith("default-src 'none'");
            assertThat(answer.header("Cache-Control")).as(name).isEqualTo("no-store");
            assertThat(answer.header("Vary")).as(name).contains("Accept-Language");
        });
    }

    @Test
    void languageIsTheFirstThatTheBrowserAsksForAndWeHave() {
        assertThat(browser("de-AT,de;q=0.9,en;q=0.8").get("/user/login").text())
                .contains("<html lang=\"de\">", "<title>Anmelden", "E-Mail-Adresse", "Passwort vergessen?");
        for (String english : List.of(
                "en", "fr,en;q=0.7,de;q=0.3", "fr", "*", "de;q=0.1,en;q=0.9", "de;q=x", ";;", "a".repeat(600))) {
            assertThat(browser(english).get("/user/login").text())
                    .as(english)
                    .contains("<html lang=\"en\">", "<title>Sign in", "E-mail address");
        }
        pages("de").forEach((name, answer) -> {
            if (!name.equals("form of another site")) {
                assertThat(answer.text())
                        .as(name)
                        .contains("<html lang=\"de\">")
                        .doesNotContain(">Sign in");
            }
        });
    }

    @Test
    void whatWasTypedIsKeptAndHarmless() {
        String evil = "\"><img src=x onerror=alert(1)>'@example.com";
        Http browser = browser("en");
        for (String path : List.of("/user/login/", "/user/signup/")) {
            String page = browser.form(path, Map.of("email", evil, "password", "wrong"))
                    .text();
            assertThat(page)
                    .doesNotContain("<img")
                    .contains("value=\"&quot;&gt;&lt;img src=x onerror=alert(1)&gt;&#39;@example.com\"");
        }
        assertThat(browser.get("/user/login/?next=/%22%3E%3Cimg%20src=x%3E").text())
                .doesNotContain("<img");
        assertThat(browser.get("/user/signup/?token=%22%3E%3Cimg%20src=x%3E").text())
                .doesNotContain("<img");
    }

    @Test
    void tooManyTriesAreToldOnThePageItself() {
        Http browser = browser("de");
        Http.Answer answer = null;
        for (int i = 0; i < 11; i++) {
            answer = browser.form("/user/login", Map.of("email", "ann@example.com", "password", "x" + i));
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.text()).contains("Zu viele falsche Passwörter: Warten Sie " + answer.header("Retry-After"));
    }
}
