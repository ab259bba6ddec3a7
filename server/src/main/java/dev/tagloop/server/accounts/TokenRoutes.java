package dev.tagloop.server.accounts;

import dev.tagloop.server.access.Access;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Target;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import io.javalin.http.HandlerType;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Personal access tokens and the settings that say which tokens an organization takes. */
final class TokenRoutes {
    private final Database database;
    private final Access access;
    private final PersonalTokens tokens;
    private final LastUse lastUse;

    TokenRoutes(Database database, Access access, PersonalTokens tokens, LastUse lastUse) {
        this.database = database;
        this.access = access;
        this.tokens = tokens;
        this.lastUse = lastUse;
    }

    void declare(Routes routes) {
        routes.open(HandlerType.POST, "/api/token/refresh", this::refresh)
                .get("/api/token", this::list)
                .post("/api/token", this::create)
                .post("/api/token/rotate", this::rotate)
                .post("/api/token/blacklist", this::blacklist)
                .get("/api/jwt/settings", this::settings)
                .post("/api/jwt/settings", this::changeSettings);
    }

    private long self(Call call) {
        return access.require(
                        call, Action.CHANGE, new Target.Account(call.caller().id()))
                .id();
    }

    private void list(Call call) {
        ArrayNode list = Json.array();
        tokens.list(self(call)).forEach(token -> list.add(Json.object().put("token", token)));
        call.ok(list);
    }

    private void create(Call call) {
        call.created(Json.object().put("token", tokens.create(self(call))));
    }

    private static String refreshToken(Call call) {
        Fields fields = call.fields();
        fields.require("refresh");
        Optional<String> token =
                fields.text("refresh", Fields.TextRule.verbatim().notBlank());
        fields.check();
        return token.orElseThrow();
    }

    private void refresh(Call call) {
        Jwts.Claims access = tokens.refresh(refreshToken(call));
        lastUse.ofPersonalToken(access.user(), access.jti());
        call.ok(Json.object().put("access", tokens.sign(access)));
    }

    private void rotate(Call call) {
        long self = self(call);
        String fresh = tokens.rotate(self, refreshToken(call))
                .orElseThrow(() -> ApiException.invalidRequest("Invalid refresh token"));
        call.ok(Json.object().put("refresh", fresh));
    }

    private void blacklist(Call call) {
        long self = self(call);
        if (!tokens.blacklist(self, refreshToken(call))) {
            throw ApiException.bare(404, Json.object().put("detail", "Token is invalid or already blacklisted."));
        }
        call.noContent();
    }

    private long organization(Call call, Action action) {
        long organization = call.caller().organization().orElse(-1L);
        access.require(call, action, new Target.Organization(organization));
        return organization;
    }

    private void settings(Call call) {
        long organization = organization(call, Action.VIEW);
        call.ok(database.read(handle -> settings(handle, organization)));
    }

    private static ObjectNode settings(Handle handle, long organization) {
        return handle.createQuery(
                        "SELECT api_tokens_enabled, legacy_api_tokens_enabled FROM organizations WHERE id = :id")
                .bind("id", organization)
                .map((row, context) -> Json.object()
                        .put("api_tokens_enabled", row.getBoolean("api_tokens_enabled"))
                        .put("legacy_api_tokens_enabled", row.getBoolean("legacy_api_tokens_enabled")))
                .one();
    }

    private void changeSettings(Call call) {
        long organization = organization(call, Action.CHANGE);
        Fields fields = call.fields();
        Optional<Boolean> api = fields.bool("api_tokens_enabled");
        Optional<Boolean> legacy = fields.bool("legacy_api_tokens_enabled");
        fields.check();
        call.ok(database.write(handle -> {
            handle.createUpdate(
                            "UPDATE organizations SET api_tokens_enabled = COALESCE(:api, api_tokens_enabled),"
                                    + " legacy_api_tokens_enabled = COALESCE(:legacy, legacy_api_tokens_enabled) WHERE id = :id")
                    .bind("api", api.orElse(null))
                    .bind("legacy", legacy.orElse(null))
                    .bind("id", organization)
                    .execute();
            return settings(handle, organization);
        }));
    }
}
