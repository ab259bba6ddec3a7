package dev.tagloop.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.http.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks the whole route table: nobody is sent away, a stranger finds nothing, and nothing ever answers 5xx. */
class RouteWalkTest {
    /** What anybody may call. A new entry here needs a thought. */
    private static final Set<String> OPEN = Set.of(
            "GET /",
            "GET /health",
            "GET /version",
            "GET /api/version",
            "GET /static/tagloop.css",
            "GET /user/login",
            "POST /user/login",
            "GET /user/signup",
            "POST /user/signup",
            "GET /user/sign-in",
            "GET /logout",
            "POST /api/token/refresh");

    /** What every signed-in account may call, wherever it belongs: its own account, checks without an object. */
    private static final Set<String> OWN = Set.of(
            "GET /api/current-user",
            "PATCH /api/current-user",
            "GET /api/current-user/whoami",
            "GET /api/current-user/token",
            "POST /api/current-user/reset-token",
            "GET /api/current-user/hotkeys",
            "PATCH /api/current-user/hotkeys",
            "GET /api/token",
            "POST /api/token",
            "POST /api/token/rotate",
            "POST /api/token/blacklist",
            "GET /api/organizations",
            "POST /api/projects/validate",
            "POST /api/tagloop/label-config/lint",
            "GET /projects");

    @TempDir
    Path folder;

    private Studio studio;
    private Http stranger;

    @BeforeEach
    void start() {
        studio = Studio.start(config -> config.dataDir(folder).port(0));
        Http owner =
                Http.withToken(studio.url(), studio.token(studio.createUser("ann@example.com", "correct horse 1")));
        owner.post("/api/projects", "{\"title\": \"Owner's\"}");
        owner.post(
                "/api/projects/1/import",
                "[{\"data\": {\"text\": \"a\"}, \"annotations\": [{\"result\": []}], \"predictions\": [{\"result\": []}]}]");
        owner.post("/api/tasks/1/drafts", "{\"result\": []}");
        // A member that the owner has removed: signed in, but of no organization.
        StudioUser removed = studio.createUser("stranger@example.com", "correct horse 1");
        stranger = Http.to(studio.url());
        stranger.get("/user/login");
        stranger.form("/user/login", java.util.Map.of("email", "stranger@example.com", "password", "correct horse 1"));
        owner.delete("/api/organizations/1/memberships/" + removed.id());
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    private static String path(Route route) {
        // The actions take what they act on from the query.
        String query = route.path().equals("/api/dm/actions") ? "?id=next_task&project=1" : "";
        return route.path().replaceAll("\\{[^}]+}", "1") + query;
    }

    private static Http.Answer call(Http http, Route route, String body) {
        boolean sends = Set.of("POST", "PUT", "PATCH").contains(route.method().toString());
        return http.send(
                route.method().toString(), path(route), sends ? "application/json" : null, sends ? body : null);
    }

    private static String name(Route route) {
        return route.method() + " " + route.path();
    }

    @Test
    void nobodyGetsInAnywhereButWhereItIsMeant() {
        List<String> wrong = new ArrayList<>();
        for (Route route : studio.routes().all()) {
            boolean open = route.kind() == Route.Kind.OPEN;
            if (open != OPEN.contains(name(route))) {
                wrong.add(name(route) + " is " + (open ? "" : "not ") + "open");
            }
            int status = call(Http.to(studio.url()), route, "{}").status();
            boolean refused = route.kind() == Route.Kind.PAGE ? status == 302 : status == 401;
            if (!open && !refused) {
                wrong.add(name(route) + " answers nobody with " + status);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void strangerFindsNothing() {
        List<String> wrong = new ArrayList<>();
        for (Route route : studio.routes().all()) {
            if (OPEN.contains(name(route)) || OWN.contains(name(route))) {
                continue;
            }
            for (String body :
                    List.of("{}", "{\"project\": 1, \"task\": 1, \"data\": {\"text\": \"x\"}, \"result\": []}", "[]")) {
                Http.Answer answer = call(stranger, route, body);
                boolean refused = answer.status() == 404 || answer.status() == 403 || answer.status() == 400;
                if (!refused) {
                    wrong.add(name(route) + " answers a stranger with " + answer.status() + " " + answer.text());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noRouteAnswersAServerErrorToRubbish() {
        Http owner =
                Http.withToken(studio.url(), studio.token(studio.createUser("ann@example.com", "correct horse 1")));
        List<String> wrong = new ArrayList<>();
        for (Route route : studio.routes().all()) {
            if (route.method().toString().equals("DELETE")) {
                continue;
            }
            for (String body : List.of(
                    "", "{}", "[]", "3", "\"x\"", "null", "[[1]]", "{\"result\": \"x\", \"project\": \"x\"}", "{")) {
                for (String id : List.of("1", "99999999999999999999", "x")) {
                    String path = route.path().replaceAll("\\{[^}]+}", id);
                    boolean sends = Set.of("POST", "PUT", "PATCH")
                            .contains(route.method().toString());
                    int status = owner.send(
                                    route.method().toString(),
                                    path,
                                    sends ? "application/json" : null,
                                    sends ? body : null)
                            .status();
                    if (status >= 500) {
                        wrong.add(route.method() + " " + path + " answers " + body + " with " + status);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }
}
