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
import tools.jackson.databind.node.ObjectNode;

/** What an account asks about itself. */
final class CurrentUserRoutes {
    private final Database database;
    private final Access access;
    private final Users users;

    CurrentUserRoutes(Database database, Access access, Users users) {
        this.database = database;
        this.access = access;
        this.users = users;
    }

    void declare(Routes routes) {
        routes.get("/api/current-user/whoami", this::whoAmI)
                .get("/api/current-user", this::whoAmI)
                .patch("/api/current-user", this::change)
                .get("/api/current-user/token", this::token)
                .post("/api/current-user/reset-token", this::resetToken)
                .get("/api/current-user/hotkeys", this::hotkeys)
                .patch("/api/current-user/hotkeys", this::changeHotkeys);
    }

    private long self(Call call, Action action) {
        return access.require(call, action, new Target.Account(call.caller().id()))
                .id();
    }

    private void whoAmI(Call call) {
        long self = self(call, Action.VIEW);
        call.ok(database.read(
                handle -> new UserJson(handle).whoAmI(users.find(handle, self).orElseThrow())));
    }

    private void change(Call call) {
        long self = self(call, Action.CHANGE);
        UserChange change = UserChange.read(call.fields());
        call.ok(database.write(handle -> {
            change.apply(handle, self);
            return new UserJson(handle).whoAmI(users.find(handle, self).orElseThrow());
        }));
    }

    private void token(Call call) {
        long self = self(call, Action.VIEW);
        String token = database.read(handle -> users.legacyToken(handle, self));
        call.ok(Json.object().put("token", token));
    }

    private void resetToken(Call call) {
        long self = self(call, Action.CHANGE);
        String token = Secrets.hex(20);
        database.write(handle -> {
            users.setLegacyToken(handle, self, token);
            return token;
        });
        call.created(Json.object().put("token", token));
    }

    private void hotkeys(Call call) {
        long self = self(call, Action.VIEW);
        call.ok(database.read(
                handle -> hotkeys(users.find(handle, self).orElseThrow().customHotkeys())));
    }

    private static ObjectNode hotkeys(String stored) {
        ObjectNode json = Json.object();
        json.set("custom_hotkeys", Json.parse(stored));
        return json;
    }

    private void changeHotkeys(Call call) {
        long self = self(call, Action.CHANGE);
        Fields fields = call.fields();
        fields.require("custom_hotkeys");
        fields.check();
        String stored = Hotkeys.read(fields.json("custom_hotkeys").orElseThrow(ApiException::forbidden));
        database.write(handle -> handle.createUpdate("UPDATE users SET custom_hotkeys = :hotkeys WHERE id = :id")
                .bind("hotkeys", stored)
                .bind("id", self)
                .execute());
        call.ok(hotkeys(stored));
    }
}
