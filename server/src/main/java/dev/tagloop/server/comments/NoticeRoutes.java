package dev.tagloop.server.comments;

import dev.tagloop.server.access.Access;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Target;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Caller;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Page;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The comments that concern the caller, and which of them are read. */
public final class NoticeRoutes {
    private static final String PATH = "/api/tagloop/notices";
    private static final long PAGE = 50;
    private static final int MOST = 1000;

    private final Database database;
    private final Access access;

    public NoticeRoutes(Database database, Access access) {
        this.database = database;
        this.access = access;
    }

    public void declare(Routes routes) {
        routes.get(PATH, this::list).post(PATH + "/read", this::read);
    }

    private void list(Call call) {
        Caller caller = access.require(
                call, Action.VIEW, new Target.Account(call.caller().id()));
        boolean unread = call.query().flag("unread", false);
        call.ok(database.read(handle -> answer(call, handle, caller, unread)));
    }

    private ObjectNode answer(Call call, Handle handle, Caller caller, boolean unreadOnly) {
        List<Notices.Notice> seen = seen(handle, caller, unreadOnly);
        Page page = Page.strict(call, seen.size(), PAGE);
        ArrayNode results = Json.array();
        page.slice(seen).forEach(notice -> results.add(notice.json()));
        long unread = seen.stream().filter(notice -> !notice.isRead()).count();
        return page.answer(call, results).put("unread", unread);
    }

    private void read(Call call) {
        Caller caller = access.require(
                call, Action.CHANGE, new Target.Account(call.caller().id()));
        Fields fields = call.fields();
        Set<Long> comments = new LinkedHashSet<>();
        boolean all = fields.bool("all").orElse(false);
        fields.json("comments").filter(list -> !list.isNull()).ifPresent(list -> {
            if (!list.isArray() || list.size() > MOST || !list.valueStream().allMatch(JsonNode::isIntegralNumber)) {
                fields.error("comments", "The comments are a list of at most " + MOST + " ids.");
                return;
            }
            list.forEach(id -> comments.add(id.asLong(0)));
        });
        if (!all && comments.isEmpty()) {
            fields.error("comments", "Name the comments that are read, or send \"all\": true.");
        }
        fields.check();
        call.ok(database.write(handle -> {
            Notices.read(handle, caller.id(), all ? Set.of() : comments);
            return Json.object().put("unread", seen(handle, caller, true).size());
        }));
    }

    /** Those about what the caller may see. */
    private List<Notices.Notice> seen(Handle handle, Caller caller, boolean unreadOnly) {
        Predicate<Target.InProject> visible = access.allowing(handle, caller, Action.VIEW);
        return Notices.of(handle, caller.id(), unreadOnly).stream()
                .filter(notice -> visible.test(notice.target()))
                .toList();
    }
}
