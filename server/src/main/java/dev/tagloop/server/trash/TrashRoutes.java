package dev.tagloop.server.trash;

import dev.tagloop.server.access.Access;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Target;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.tasks.Scope;
import dev.tagloop.server.upkeep.Upkeep;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What lies in the trash; bringing it back; removing it for good, by hand and by time. */
public final class TrashRoutes {
    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);
    private static final int SHOWN = 1000;

    private final Trash trash;
    private final Access access;
    private final Scope scope;
    private final Duration kept;
    private final Emptying emptying;

    /**
     * @param kept how long things can be brought back
     * @param projectIsGone is told of every project that is gone for good, for what is kept of it outside the database
     */
    public TrashRoutes(Trash trash, Access access, Scope scope, Duration kept, LongConsumer projectIsGone) {
        this.trash = trash;
        this.access = access;
        this.scope = scope;
        this.kept = kept;
        this.emptying = new Emptying(trash.database(), projectIsGone);
    }

    public void declare(Routes routes) {
        routes.get("/api/tagloop/trash", this::list)
                .post("/api/tagloop/trash/{kind}/{id}/restore", this::restore)
                .delete("/api/tagloop/trash/{kind}/{id}", this::remove);
    }

    /** Goes on with what the last stop interrupted, and empties the trash of what is old, from now on. */
    public void keepClean(Upkeep upkeep) {
        upkeep.soon("bringing the trash to rest", trash::settle);
        upkeep.every(BETWEEN_SWEEPS, "emptying the trash", () -> emptying.sweep(kept, upkeep::isClosing));
    }

    private void list(Call call) {
        Optional<String> project = call.query().text("project").filter(text -> !text.isBlank());
        List<TrashItem> items;
        if (project.isPresent()) {
            long id = scope.project(call, call.query().number("project").orElse(Long.MIN_VALUE), Action.VIEW)
                    .id();
            items = trash.database().read(handle -> TrashItems.ofProject(handle, id, SHOWN));
        } else {
            long organization = call.caller().organization().orElse(-1L);
            access.require(call, Action.VIEW, new Target.Organization(organization));
            items = trash.database().read(handle -> TrashItems.ofOrganization(handle, organization, SHOWN));
        }
        ObjectNode json = Json.object();
        ArrayNode shown = json.putArray("items");
        Map<Target, Boolean> allowed = new HashMap<>();
        for (TrashItem item : items) {
            if (allowed.computeIfAbsent(item.target(), target -> mayRestore(call, item))) {
                shown.add(item.json(kept));
            }
        }
        call.ok(json);
    }

    private boolean mayRestore(Call call, TrashItem item) {
        try {
            access.require(call.caller(), item.action(), item.target());
            return true;
        } catch (ApiException e) {
            return false;
        }
    }

    private TrashItem find(Call call) {
        call.caller();
        String kind = call.context().pathParam("kind");
        long id = call.id("id", "trash item");
        TrashItem item = trash.database()
                .read(handle -> TrashItems.find(handle, kind, id))
                .orElseThrow(() -> ApiException.noMatch("trash item"));
        access.require(call, item.action(), item.target());
        return item;
    }

    private void restore(Call call) {
        TrashItem item = find(call);
        long left = 0;
        if (item.isChange()) {
            left = new Undoing(trash, item, call.caller().id()).run();
        } else {
            new Restoring(trash, item, call.caller().id()).run();
        }
        call.ok(Json.object()
                .put("kind", item.kind())
                .put("id", item.objectId())
                .put("project", item.projectId())
                .put("left", left));
    }

    private void remove(Call call) {
        emptying.remove(find(call));
        call.noContent();
    }
}
