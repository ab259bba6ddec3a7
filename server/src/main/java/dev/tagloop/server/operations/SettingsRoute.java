package dev.tagloop.server.operations;

import dev.tagloop.server.SettingInForce;
import dev.tagloop.server.access.Access;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Target;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells the owner of the server what it was started with, and where each value comes from. */
public final class SettingsRoute {
    private final Access access;
    private final List<SettingInForce> settings;

    /** @param settings empty for a server that Java code started with what it liked */
    public SettingsRoute(Access access, List<SettingInForce> settings) {
        this.access = access;
        this.settings = settings;
    }

    public void declare(Routes routes) {
        routes.get("/api/tagloop/settings", this::list);
    }

    private void list(Call call) {
        access.require(call, Action.ADMINISTER, new Target.Instance());
        ObjectNode answer = Json.object();
        ArrayNode results = answer.putArray("results");
        for (SettingInForce setting : settings) {
            results.addObject()
                    .put("name", setting.name())
                    .put("value", setting.value().orElse(null))
                    .put("secret", setting.secret())
                    .put("source", setting.source())
                    .put("place", setting.place().orElse(null));
        }
        call.ok(answer);
    }
}
