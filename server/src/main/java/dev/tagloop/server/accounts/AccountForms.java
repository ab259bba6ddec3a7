package dev.tagloop.server.accounts;

import dev.tagloop.server.http.Pages;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The sign-in and sign-up pages. */
final class AccountForms {
    private AccountForms() {}

    static String login(String csrf, Optional<String> next, Optional<String> problem) {
        String action =
                "/user/login/" + next.map(path -> "?next=" + encode(path)).orElse("");
        return Pages.page("Sign in", """
                <h1>Sign in</h1>
                %s
                """.formatted(form(action, csrf, problem, "current-password", "Sign in")));
    }

    static String signUp(String csrf, Optional<String> invitation, Optional<String> problem) {
        String action = "/user/signup/"
                + invitation.map(token -> "?token=" + encode(token)).orElse("");
        return Pages.page(
                "Create an account", """
                <h1>Create an account</h1>
                <p>The first account on a server owns it.</p>
                %s
                <p><a href="/user/login/">Sign in instead</a></p>
                """.formatted(form(action, csrf, problem, "new-password", "Create account")));
    }

    static String signUpClosed() {
        return Pages.page("Sign-up is closed", """
                <h1>Sign-up is closed</h1>
                <p>Ask the owner of this server for an invitation link. On a server without any account, the first one is created from the
                machine that it runs on.</p>
                <p><a href="/user/login/">Sign in</a></p>
                """);
    }

    static String newPassword(String csrf, String secret, String email, Optional<String> problem) {
        return Pages.page("Choose a new password", """
                <h1>Choose a new password</h1>
                <p>For <strong>%s</strong>. You are signed out everywhere else.</p>
                %s
                <form method="post" action="/user/reset/">
                <input type="hidden" name="%s" value="%s">
                <input type="hidden" name="token" value="%s">
                <label>New password <input type="password" name="password" autocomplete="new-password" required autofocus></label>
                <button type="submit">Save and sign in</button>
                </form>
                """.formatted(
                        Pages.escape(email),
                        problem.map(text -> "<p class=\"problem\" role=\"alert\">" + Pages.escape(text) + "</p>")
                                .orElse(""),
                        Csrf.FIELD,
                        Pages.escape(csrf),
                        Pages.escape(secret)));
    }

    static String resetUsedUp() {
        return Pages.page("Link used up", """
                <h1>This link does not work any more</h1>
                <p>Such a link works once and for one day. Ask the operator of this server for a new one.</p>
                <p><a href="/user/login/">Sign in with a password</a></p>
                """);
    }

    private static String form(
            String action, String csrf, Optional<String> problem, String autocomplete, String button) {
        return """
                %s
                <form method="post" action="%s">
                <input type="hidden" name="%s" value="%s">
                <label>E-mail address <input type="email" name="email" autocomplete="username" required autofocus></label>
                <label>Password <input type="password" name="password" autocomplete="%s" required></label>
                <button type="submit">%s</button>
                </form>
                """.formatted(
                        problem.map(text -> "<p class=\"problem\" role=\"alert\">" + Pages.escape(text) + "</p>")
                                .orElse(""),
                        Pages.escape(action),
                        Csrf.FIELD,
                        Pages.escape(csrf),
                        autocomplete,
                        button);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
