package dev.tagloop.server.movein;

import dev.tagloop.labelstudio.move.MoveSource;
import dev.tagloop.server.labels.ArrivingLabel;
import dev.tagloop.server.ml.ArrivingBackend;
import dev.tagloop.server.storage.InstanceKey;
import dev.tagloop.server.views.ArrivingView;
import dev.tagloop.server.webhooks.ArrivingWebhook;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What belongs to a project beside its settings and tasks: tabs, ML backends, labels of the labels manager. */
final class ProjectSettings {
    private final List<ObjectNode> views;
    private final List<ObjectNode> backends;
    private final List<ObjectNode> webhooks;
    private final List<ObjectNode> labels;
    private final long there;

    private ProjectSettings(
            long there,
            List<ObjectNode> views,
            List<ObjectNode> backends,
            List<ObjectNode> webhooks,
            List<ObjectNode> labels) {
        this.there = there;
        this.views = views;
        this.backends = backends;
        this.webhooks = webhooks;
        this.labels = labels;
    }

    static ProjectSettings read(MoveSource source, long project, List<ObjectNode> labels) {
        return new ProjectSettings(
                project, source.views(project), source.backends(project), source.webhooks(project), labels);
    }

    /** Who they come to. @param user who made the project, or moves it */
    record Home(long project, long organization, long user, InstanceKey key, People people) {}

    void store(Handle handle, Home home, FreeIds.Session ids, ProjectReport report) throws SQLException {
        views(handle, home, ids, report);
        backends(handle, home, ids, report);
        labels(handle, home, report);
        webhooks(handle, home, report);
    }

    private void views(Handle handle, Home home, FreeIds.Session ids, ProjectReport report) throws SQLException {
        long stored = 0;
        for (ObjectNode told : views) {
            ObjectNode view = told.deepCopy();
            for (JsonNode item : view.path("data").path("filters").path("items")) {
                person((ObjectNode) item, home.people());
            }
            Optional<String> problem = new ArrivingView(
                            ids.free("views", told.path("id").asLong(0)),
                            home.people().of(told.path("user")),
                            stored,
                            view)
                    .store(handle, home.project());
            String title = told.path("data").path("title").asString("without a title");
            problem.ifPresent(why -> report.note("The tab \"" + title + "\" did not come: " + why));
            stored += problem.isPresent() ? 0 : 1;
        }
        report.put("views", stored);
    }

    /** Filters by people name them by their ids. */
    private static void person(ObjectNode item, People people) {
        String column = item.path("filter").asString("");
        if (people.isRenumbered() && (column.endsWith(":annotators") || column.endsWith(":updated_by"))) {
            JsonNode value = item.path("value");
            if (value.isArray()) {
                ArrayNode list = (ArrayNode) value;
                for (int i = 0; i < list.size(); i++) {
                    Long here = people.of(list.get(i));
                    if (here != null) {
                        list.set(i, list.numberNode(here));
                    }
                }
            } else if (people.of(value) instanceof Long here) {
                item.put("value", here);
            }
        }
    }

    private void backends(Handle handle, Home home, FreeIds.Session ids, ProjectReport report) throws SQLException {
        long stored = 0;
        for (ObjectNode told : backends) {
            ArrivingBackend backend =
                    new ArrivingBackend(ids.free("ml_backends", told.path("id").asLong(0)), home.user(), told);
            String name = "The ML backend at " + told.path("url").asString("");
            Optional<String> problem = backend.store(handle, home.project(), home.key());
            problem.ifPresent(why -> report.note(name + " did not come: " + why));
            if (problem.isEmpty()) {
                stored++;
                if (backend.lacksPassword()) {
                    report.note(name
                            + " wants a password, which the source does not tell: give it in the project's settings.");
                }
            }
        }
        report.put("backends", stored);
    }

    private void labels(Handle handle, Home home, ProjectReport report) {
        long stored = 0;
        for (ObjectNode told : labels) {
            ArrivingLabel label = new ArrivingLabel(told);
            for (JsonNode link : told.path("links")) {
                String control = link.path("from_name").asString("");
                if (link.path("project").asLong(0) == there && !control.isEmpty() && label.isWhole()) {
                    label.link(handle, home.organization(), home.user(), home.project(), control);
                    stored++;
                }
            }
        }
        report.put("labels", stored);
    }

    private void webhooks(Handle handle, Home home, ProjectReport report) {
        long stored = 0;
        for (ObjectNode told : webhooks) {
            Optional<String> problem = new ArrivingWebhook(home.user(), told).store(handle, home.project());
            problem.ifPresent(
                    why -> report.note("The webhook to " + told.path("url").asString("") + " did not come: " + why));
            stored += problem.isPresent() ? 0 : 1;
        }
        report.put("webhooks", stored);
    }
}
