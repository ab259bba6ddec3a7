package dev.tagloop.server.accounts;

import dev.tagloop.server.http.Language;
import dev.tagloop.server.http.Pages;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The account pages in one language. They hold no script; what comes from outside goes through {@link Pages#escape}. */
final class AccountForms {
    private final Language language;
    private final String csrf;

    /** @param csrf the token that the forms carry */
    AccountForms(Language language, String csrf) {
        this.language = language;
        this.csrf = csrf;
    }

    private String say(Phrase phrase) {
        return Pages.escape(phrase.in(language));
    }

    /**
     * Where somebody signs in.
     *
     * @param next where to go then
     * @param email what was typed before
     * @param mayCreate whether there is a way on for somebody without an account
     */
    String login(Optional<String> next, String email, boolean mayCreate, Optional<FormProblem> problem) {
        String action =
                "/user/login/" + next.map(path -> "?next=" + encode(path)).orElse("");
        String other = mayCreate
                ? say(Phrase.NO_ACCOUNT) + " <a href=\"/user/signup/\">" + say(Phrase.CREATE) + "</a>"
                : say(Phrase.ASK_FOR_INVITATION);
        return page(
                Phrase.SIGN_IN,
                say(Phrase.SIGN_IN_LEAD),
                form(
                        action,
                        problem,
                        email(email, problem)
                                + password(Phrase.PASSWORD, "current-password", !email.isEmpty(), problem),
                        Phrase.SIGN_IN),
                """
                <details>
                <summary>%s</summary>
                <p>%s <code>tagloop user link</code></p>
                </details>
                <p class="other">%s</p>
                """.formatted(say(Phrase.FORGOTTEN), say(Phrase.FORGOTTEN_HELP), other),
                problem.isPresent());
    }

    /** Where somebody makes an account. @param lead why they may */
    String signUp(Optional<String> invitation, Phrase lead, String email, Optional<FormProblem> problem) {
        String action = "/user/signup/"
                + invitation.map(token -> "?token=" + encode(token)).orElse("");
        return page(
                Phrase.CREATE,
                say(lead),
                form(
                        action,
                        problem,
                        email(email, problem) + password(Phrase.PASSWORD, "new-password", false, problem),
                        Phrase.CREATE),
                "<p class=\"other\">%s <a href=\"/user/login/\">%s</a></p>"
                        .formatted(say(Phrase.HAVE_ACCOUNT), say(Phrase.SIGN_IN)),
                problem.isPresent());
    }

    /** Where the holder of a link chooses a password. */
    String newPassword(String secret, String email, Optional<FormProblem> problem) {
        String hidden = hidden("token", secret)
                // For password managers: which account the password is for.
                + "<input type=\"text\" name=\"email\" value=\"" + Pages.escape(email)
                + "\" autocomplete=\"username\" hidden readonly>\n";
        return page(
                Phrase.CHOOSE_PASSWORD,
                Pages.escape(Phrase.CHOOSE_PASSWORD_LEAD.in(language))
                        .formatted("<strong>" + Pages.escape(email) + "</strong>"),
                form(
                        "/user/reset/",
                        problem,
                        hidden + password(Phrase.NEW_PASSWORD, "new-password", true, problem),
                        Phrase.SAVE_AND_ENTER),
                "",
                problem.isPresent());
    }

    /** A page that only says something, with a way to sign in. */
    String notice(Phrase title, Phrase text) {
        return page(
                title,
                say(text),
                "",
                "<p class=\"other\"><a href=\"/user/login/\">%s</a></p>".formatted(say(Phrase.WITH_PASSWORD)),
                false);
    }

    private String page(Phrase title, String lead, String form, String rest, boolean isWrong) {
        String name = (isWrong ? Phrase.PROBLEM.in(language) + ": " : "") + title.in(language);
        return Pages.page(language, name, """
                <h1>%s</h1>
                <p class="lead">%s</p>
                %s%s""".formatted(say(title), lead, form, rest));
    }

    private String form(String action, Optional<FormProblem> problem, String fields, Phrase button) {
        return """
                <form method="post" action="%s">
                %s%s%s<button type="submit">%s</button>
                </form>
                """.formatted(
                        Pages.escape(action),
                        hidden(Csrf.FIELD, csrf),
                        problem.map(found -> "<p class=\"problem\" id=\"problem\" role=\"alert\">"
                                        + Pages.escape(found.in(language)) + "</p>\n")
                                .orElse(""),
                        fields,
                        say(button));
    }

    private static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + Pages.escape(value) + "\">\n";
    }

    private String email(String value, Optional<FormProblem> problem) {
        boolean isFirst = value.isEmpty()
                || problem.filter(found -> found.field().equals("email")).isPresent();
        return """
                <div class="field">
                <label for="email">%s</label>
                <input id="email" name="email" type="email" value="%s" autocomplete="username" required%s%s>
                </div>
                """.formatted(
                        say(Phrase.EMAIL),
                        Pages.escape(value),
                        isFirst ? " autofocus" : "",
                        isWrong(problem, "email") ? " aria-invalid=\"true\" aria-describedby=\"problem\"" : "");
    }

    private String password(Phrase label, String autocomplete, boolean isFirst, Optional<FormProblem> problem) {
        boolean isNew = autocomplete.equals("new-password");
        boolean isWrong = isWrong(problem, "password");
        boolean isFocus = problem.map(found -> !found.field().equals("email") && (isFirst || isWrong))
                .orElse(isFirst);
        String described = (isNew ? "rule" : "") + (isWrong ? " problem" : "");
        return """
                <div class="field">
                <label for="password">%s</label>
                <input id="password" name="password" type="password" autocomplete="%s" required%s%s%s>
                %s</div>
                """.formatted(
                        say(label),
                        autocomplete,
                        isFocus ? " autofocus" : "",
                        isWrong ? " aria-invalid=\"true\"" : "",
                        described.isEmpty() ? "" : " aria-describedby=\"" + described.strip() + "\"",
                        isNew ? "<p class=\"hint\" id=\"rule\">" + say(Phrase.PASSWORD_RULE) + "</p>\n" : "");
    }

    private static boolean isWrong(Optional<FormProblem> problem, String field) {
        return problem.filter(found -> found.concerns(field)).isPresent();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
