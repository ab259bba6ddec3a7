package dev.tagloop.server.privacy;

import dev.tagloop.server.access.Access;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Target;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.Schema;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells the owner of the server every way by which data may leave the machine, whether it is open, and where it leads at present. */
public final class OutgoingRoutes {
    private final Database database;
    private final Access access;
    private final Doors doors;

    /**
     * What the server was started with.
     *
     * @param addresses whether files can be imported by their address
     * @param hub whether data sets of the Hub can be imported
     * @param backends whether ML backends can be connected
     */
    public record Doors(boolean addresses, boolean hub, boolean backends) {}

    public OutgoingRoutes(Database database, Access access, Doors doors) {
        this.database = database;
        this.access = access;
        this.doors = doors;
    }

    void declare(Routes routes) {
        routes.get("/api/tagloop/outgoing", this::list);
    }

    /** An address that is asked, and for which project. */
    private record Place(String address, long project, String title) {}

    private void list(Call call) {
        access.require(call, Action.ADMINISTER, new Target.Instance());
        call.ok(database.read(handle -> {
            ObjectNode json = Json.object();
            ArrayNode ways = json.putArray("ways");
            add(ways, "import_by_address", doors.addresses(), "--outbound-allow", List.of());
            add(ways, "hub", doors.hub(), "--hub", List.of());
            add(ways, "ml_backends", doors.backends(), "--outbound-allow", places(handle, "ml_backends"));
            add(ways, "webhooks", true, "--outbound-allow", places(handle, "webhooks"));
            add(ways, "telemetry", false, null, List.of());
            return json;
        }));
    }

    private static List<Place> places(Handle handle, String table) throws java.sql.SQLException {
        if (Schema.of(handle).tables().stream().noneMatch(found -> found.name().equals(table))) {
            return List.of();
        }
        return handle.createQuery("SELECT x.url, x.project_id, p.title FROM " + table
                        + " x JOIN projects p ON p.id = x.project_id ORDER BY x.id")
                .map((row, context) -> new Place(withoutSecrets(row.getString(1)), row.getLong(2), row.getString(3)))
                .list();
    }

    /** Whom it leads to, without what only that one should know. */
    private static String withoutSecrets(String url) {
        try {
            URI uri = new URI(url);
            return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        } catch (URISyntaxException e) {
            return "an address that cannot be read";
        }
    }

    private static void add(ArrayNode ways, String kind, boolean open, String setting, List<Place> places) {
        ObjectNode way = ways.addObject().put("kind", kind).put("open", open).put("setting", setting);
        ArrayNode list = way.putArray("places");
        new ArrayList<>(places)
                .forEach(place -> list.addObject()
                        .put("address", place.address())
                        .put("project", place.project())
                        .put("title", place.title()));
    }
}
