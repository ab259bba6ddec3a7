package dev.tagloop.server.accounts;

import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import io.javalin.http.HandlerType;
import java.util.Optional;

/** Making an account of one's own, where that is open. */
final class SignUpPage {
    private final SignUp signUp;
    private final Passwords passwords;
    private final Entrance entrance;

    SignUpPage(SignUp signUp, Passwords passwords, Entrance entrance) {
        this.signUp = signUp;
        this.passwords = passwords;
        this.entrance = entrance;
    }

    void declare(Routes routes) {
        routes.open(HandlerType.GET, "/user/signup", call -> show(call, "", Optional.empty()))
                .open(HandlerType.POST, "/user/signup", this::signUp)
                .open(HandlerType.GET, "/api/tagloop/sign-up", this::tell);
    }

    /** Whether somebody without an account gets on here, so that a page need not offer what is refused. */
    private void tell(Call call) {
        call.context().header("Cache-Control", "no-store");
        call.ok(Json.object().put("open", signUp.isOpen(call)));
    }

    private void show(Call call, String email, Optional<FormProblem> problem) {
        Optional<Phrase> reason = signUp.reason(call);
        if (reason.isEmpty()) {
            closed(call, 200);
        } else {
            call.html(200, entrance.forms(call).signUp(call.query().text("token"), reason.get(), email, problem));
        }
    }

    private void closed(Call call, int status) {
        AccountForms forms = entrance.forms(call);
        call.html(
                status,
                call.query().has("token")
                        ? forms.notice(Phrase.INVITATION_DEAD, Phrase.INVITATION_DEAD_HELP)
                        : forms.notice(Phrase.CLOSED, Phrase.CLOSED_HELP));
    }

    private void signUp(Call call) {
        if (entrance.isRefused(call)) {
            return;
        }
        if (call.maybeCaller().isPresent()) {
            call.redirect("/");
            return;
        }
        if (!signUp.isOpen(call)) {
            closed(call, 403);
            return;
        }
        String email = Entrance.field(call, "email");
        String password = Entrance.field(call, "password");
        Optional<FormProblem> problem = SignUp.problem(email, password);
        if (problem.isPresent()) {
            show(call, email, problem);
            return;
        }
        Optional<Long> user = signUp.register(call, email, passwords.hash(password));
        if (user.isPresent()) {
            entrance.enter(call, user.get());
        } else {
            show(call, email, Optional.of(FormProblem.of("email", Phrase.TAKEN)));
        }
    }
}
