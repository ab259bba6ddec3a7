package dev.tagloop.server.pages;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.ApiLevel;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Pages;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.http.WebFiles;
import dev.tagloop.server.storage.Database;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What answers without a sign-in: health, versions, the start page and its style. */
public final class ServicePages {
    private final Database database;
    private final Optional<WebFiles> web = WebFiles.find();

    public ServicePages(Database database) {
        this.database = database;
    }

    public void declare(Routes routes) {
        routes.open(HandlerType.GET, "/health", ServicePages::health)
                .open(HandlerType.GET, "/version", ServicePages::ownVersion)
                .open(HandlerType.GET, "/api/version", call -> call.ok(version()))
                .open(HandlerType.GET, "/static/tagloop.css", ServicePages::style)
                .open(HandlerType.GET, "/", this::home)
                .page("/projects", this::home);
    }

    /** JSON, but sent as HTML text: the original does so and clients look. */
    private static void health(Call call) {
        call.bytes(200, "text/html; charset=utf-8", Json.bytes(Json.object().put("status", "UP")));
    }

    private static void ownVersion(Call call) {
        ObjectNode json = version();
        json.putObject("tagloop").put("version", ApiLevel.programRelease());
        call.ok(json);
    }

    /** Without a key for the enterprise edition: a client that finds one takes the server for it. */
    private static ObjectNode version() {
        ObjectNode json = Json.object().put("release", ApiLevel.RELEASE);
        json.putObject("label-studio-os-package")
                .put("version", ApiLevel.RELEASE)
                .put("short_version", ApiLevel.SHORT_RELEASE)
                .putNull("latest_version_from_pypi")
                .putNull("latest_version_upload_time")
                .put("current_version_is_outdated", false);
        json.putObject("label-studio-os-backend");
        json.putObject("label-studio-converter").put("version", ApiLevel.CONVERTER_RELEASE);
        json.put("edition", "Community");
        json.putObject("lsf").put("commit", "none");
        json.putObject("dm2").put("commit", "none");
        json.putObject("backend").put("commit", "none");
        return json;
    }

    private static void style(Call call) {
        try (InputStream in = ServicePages.class.getResourceAsStream("/dev/tagloop/server/static/tagloop.css")) {
            call.context().header("Cache-Control", "public, max-age=3600");
            call.bytes(200, "text/css; charset=utf-8", in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void home(Call call) {
        call.markChecked();
        if (web.isPresent()) {
            web.get().start(call.context());
            return;
        }
        Optional<String> signedIn = signedIn(call);
        String state = signedIn.orElse("""
                <p>You are not signed in.</p>
                <p class="actions"><a class="button" href="/user/login/">Sign in</a></p>
                """);
        call.html(200, Pages.page("Tagloop", """
                        <h1>Tagloop <small>%s</small></h1>
                        <p class="lead">The annotation server is running at <code>%s</code>.</p>
                        %s
                        <h2>For programs</h2>
                        <ul>
                        <li><a href="/health">Health</a> and <a href="/version">versions</a></li>
                        <li><a href="/api/projects/">Projects</a> and <a href="/api/current-user/whoami">who am I</a>, as JSON</li>
                        <li>Any Label Studio client: give it the address above and a token from
                        <a href="/api/current-user/token">your account</a>.</li>
                        </ul>
                        """.formatted(
                        Pages.escape(ApiLevel.programRelease()), Pages.escape(call.baseUrl()), state)));
    }

    private Optional<String> signedIn(Call call) {
        try {
            return call.maybeCaller().map(caller -> {
                long projects = database.read(handle -> handle.createQuery(
                                "SELECT COUNT(*) FROM projects WHERE organization_id = :organization")
                        .bind("organization", caller.organization().orElse(-1L))
                        .mapTo(Long.class)
                        .one());
                return """
                        <p>You are signed in as <strong>%s</strong>. There %s.</p>
                        <p class="actions"><a class="button" href="/logout">Sign out</a></p>
                        """.formatted(
                        Pages.escape(caller.email()), projects == 1 ? "is 1 project" : "are " + projects + " projects");
            });
        } catch (ApiException e) {
            // A page for everybody does not fail over a token that has gone stale.
            return Optional.empty();
        }
    }
}
