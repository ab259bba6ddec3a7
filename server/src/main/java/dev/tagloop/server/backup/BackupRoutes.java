package dev.tagloop.server.backup;

import dev.tagloop.server.access.Access;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Target;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.work.JobRoutes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the owner of the server sees and does of its backups. Their content leaves by no route: it holds what lets everybody in. */
public final class BackupRoutes {
    private static final String PATH = "/api/tagloop/backups";

    private final Access access;
    private final Backups backups;

    public BackupRoutes(Access access, Backups backups) {
        this.access = access;
        this.backups = backups;
    }

    public void declare(Routes routes) {
        routes.get(PATH, this::list).post(PATH, this::begin).post(PATH + "/cancel", this::cancel);
    }

    private void requireOwner(Call call) {
        access.require(call, Action.ADMINISTER, new Target.Instance());
    }

    private void list(Call call) {
        requireOwner(call);
        call.ok(shown());
    }

    private void begin(Call call) {
        requireOwner(call);
        backups.begin();
        call.ok(shown());
    }

    private void cancel(Call call) {
        requireOwner(call);
        backups.cancel();
        call.ok(shown());
    }

    private ObjectNode shown() {
        BackupPlan plan = backups.plan();
        ObjectNode answer = Json.object()
                .put("folder", backups.place().toString())
                .put("free", backups.free())
                .put(
                        "every_seconds",
                        plan.every().map(every -> every.toSeconds()).orElse(null))
                .put("keep_days", plan.kept().days())
                .put("keep_weeks", plan.kept().weeks())
                .put("next_at", backups.next().map(Times::text).orElse(null));
        answer.set("running", backups.running().<JsonNode>map(JobRoutes::json).orElse(Json.tree(null)));
        answer.set("last", backups.last().<JsonNode>map(JobRoutes::json).orElse(Json.tree(null)));
        ArrayNode results = answer.putArray("results");
        backups.list()
                .forEach(item -> results.addObject()
                        .put("name", item.name())
                        .put("created_at", Times.text(item.made()))
                        .put("scheduled", item.scheduled())
                        .put("size", item.size()));
        return answer;
    }
}
