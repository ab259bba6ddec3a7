package dev.tagloop.server.accounts;

import dev.tagloop.server.access.Access;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Target;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where the holder of an account sees every way into it, and closes one or all. */
final class GrantRoutes {
    private final Access access;
    private final Grants grants;

    GrantRoutes(Access access, Grants grants) {
        this.access = access;
        this.grants = grants;
    }

    void declare(Routes routes) {
        routes.get("/api/tagloop/tokens", call -> list(call, grants.tokens(self(call, Action.VIEW))))
                .delete("/api/tagloop/tokens/{id}", this::revokeToken)
                .get("/api/tagloop/sessions", call -> list(call, grants.sessions(self(call, Action.VIEW))))
                .delete("/api/tagloop/sessions", this::endSessions)
                .delete("/api/tagloop/sessions/{id}", this::endSession);
    }

    private long self(Call call, Action action) {
        return access.require(call, action, new Target.Account(call.caller().id()))
                .id();
    }

    private static void list(Call call, List<Grants.Grant> found) {
        ObjectNode answer = Json.object();
        ArrayNode results = answer.putArray("results");
        for (Grants.Grant grant : found) {
            results.addObject()
                    .put("id", grant.id())
                    .put("kind", grant.kind().word())
                    .put("name", grant.name())
                    .put("created_at", grant.createdAt())
                    .put("last_used_at", grant.lastUsedAt())
                    .put("expires_at", grant.expiresAt())
                    .put("current", grant.id().equals(call.caller().grant()));
        }
        call.ok(answer);
    }

    private void revokeToken(Call call) {
        long self = self(call, Action.CHANGE);
        if (!grants.revokeToken(self, call.context().pathParam("id"))) {
            throw ApiException.noMatch("Token");
        }
        call.noContent();
    }

    private void endSession(Call call) {
        long self = self(call, Action.CHANGE);
        if (!grants.endSession(self, call.context().pathParam("id"))) {
            throw ApiException.noMatch("Session");
        }
        call.noContent();
    }

    /** Signs the account out everywhere; with {@code keep_current=true}, everywhere else. */
    private void endSessions(Call call) {
        long self = self(call, Action.CHANGE);
        grants.endSessions(
                self, call.query().flag("keep_current", false) ? call.caller().grant() : "");
        call.noContent();
    }
}
