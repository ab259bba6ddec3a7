package dev.tagloop.labelstudio.move;

import dev.tagloop.labelstudio.client.ClientOptions;
import dev.tagloop.labelstudio.client.StudioApiException;
import dev.tagloop.labelstudio.client.StudioException;
import dev.tagloop.labelstudio.client.internal.BaseUrl;
import dev.tagloop.labelstudio.client.internal.Credentials;
import dev.tagloop.labelstudio.client.internal.Query;
import dev.tagloop.labelstudio.client.internal.Transport;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.net.OutboundPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.node.ObjectNode;

/**
 * A running server of Label Studio's API, read with the token of one of its accounts. Passwords and tokens of others cannot be read this way, and
 * only projects that the account sees.
 */
public final class ApiSource implements MoveSource {
    private static final int PAGE = 100;

    private final Transport transport;
    private final String release;
    private final long self;
    private final List<String> notes = new ArrayList<>();

    private ApiSource(Transport transport, String release, long self) {
        this.transport = transport;
        this.release = release;
        this.self = self;
    }

    /**
     * Opens a server and asks it who the token belongs to.
     *
     * @param policy what may be reached
     * @throws MoveException when it does not answer, refuses the token, or is no such server
     */
    public static ApiSource open(String url, String token, OutboundPolicy policy) {
        Transport transport;
        try {
            transport = new Transport(
                    BaseUrl.parse(url),
                    Credentials.of(token),
                    ClientOptions.defaults().withRetries(2),
                    policy);
        } catch (IllegalArgumentException e) {
            throw new MoveException(e.getMessage(), e);
        }
        try {
            String release =
                    transport.get("/api/version").object().text("release").orElse("");
            long self = transport
                    .get("/api/current-user/whoami")
                    .object()
                    .integer("id")
                    .orElseThrow(() -> new MoveException(
                            url + " does not say whose token this is: is it the address of a Label Studio server?"));
            return new ApiSource(transport, release, self);
        } catch (StudioApiException e) {
            transport.close();
            throw new MoveException(
                    e.status() == 401
                            ? url + " refuses the token: copy it anew from Account & Settings there."
                            : "The server to move from refuses: " + e.getMessage(),
                    e);
        } catch (StudioException e) {
            transport.close();
            throw new MoveException("The server to move from cannot be read: " + e.getMessage(), e);
        } catch (MoveException e) {
            transport.close();
            throw e;
        }
    }

    @Override
    public String key() {
        return transport.base().toString();
    }

    @Override
    public String name() {
        return "Label Studio" + (release.isEmpty() ? "" : " " + release) + " at " + transport.base();
    }

    /** The API does not tell who owns the server; who moves it does, from now on. */
    @Override
    public long owner() {
        return self;
    }

    @Override
    public List<ObjectNode> accounts() {
        return byId(transport.get("/api/users/").objects());
    }

    @Override
    public List<ObjectNode> projects() {
        try (Stream<JsonObject> pages = transport.pages("/api/projects/", Query.none(), "results", PAGE)) {
            return byId(pages.toList());
        }
    }

    private static List<ObjectNode> byId(List<JsonObject> objects) {
        return objects.stream()
                .map(JsonObject::toNode)
                .sorted(Comparator.comparingLong(object -> object.path("id").asLong()))
                .toList();
    }

    @Override
    public Stream<ObjectNode> tasks(long project) {
        TaskExtras extras = extras(project);
        TaskPages pages = new TaskPages(transport, project);
        return StreamSupport.stream(pages, false).map(extras::addTo);
    }

    /** What lists leave out stands in an export. */
    private TaskExtras extras(long project) {
        try {
            return TaskExtras.of(transport, project);
        } catch (StudioException | UncheckedIOException e) {
            notes.add("Project " + project + ": its export failed (" + e.getMessage()
                    + "), so that annotations get new unique ids, and drafts of other people may be missing.");
            return TaskExtras.none();
        }
    }

    /** Exact for tasks; of the others the API tells only how many there are. */
    @Override
    public long highestId(String kind) {
        List<ObjectNode> all = projects();
        return switch (kind) {
            case "tasks" -> all.stream().mapToLong(this::lastTask).max().orElse(0);
            case "annotations" -> 2 * (sum(all, "total_annotations_number") + sum(all, "skipped_annotations_number"));
            default -> 2 * sum(all, "total_predictions_number");
        };
    }

    private static long sum(List<ObjectNode> projects, String counter) {
        return projects.stream()
                .mapToLong(project -> project.path(counter).asLong(0))
                .sum();
    }

    private long lastTask(ObjectNode project) {
        Query query = Query.none()
                .with("project", project.path("id").asString())
                .with("query", "{\"ordering\": [\"-tasks:id\"]}");
        try (Stream<JsonObject> page =
                transport.pages("/api/tasks/", query, "tasks", 1).limit(1)) {
            return page.mapToLong(task -> task.integer("id").orElse(0)).max().orElse(0);
        }
    }

    @Override
    public List<ObjectNode> views(long project) {
        return optional("/api/dm/views/", project, "tabs of the data manager");
    }

    @Override
    public List<ObjectNode> webhooks(long project) {
        return optional("/api/webhooks/", project, "webhooks");
    }

    @Override
    public List<ObjectNode> backends(long project) {
        return optional("/api/ml/", project, "ML backends");
    }

    private List<ObjectNode> optional(String path, long project, String what) {
        try {
            return transport.get(path, Query.none().with("project", Long.toString(project))).objects().stream()
                    .map(JsonObject::toNode)
                    .toList();
        } catch (StudioException e) {
            notes.add("Project " + project + ": its " + what + " could not be read (" + e.getMessage() + ").");
            return List.of();
        }
    }

    @Override
    public List<ObjectNode> labels() {
        try (Stream<JsonObject> pages =
                transport.pages("/api/labels/", Query.none().with("expand", "links"), "results", PAGE)) {
            return byId(pages.toList());
        } catch (StudioException e) {
            notes.add("The labels of the labels manager could not be read (" + e.getMessage() + ").");
            return List.of();
        }
    }

    @Override
    public List<ObjectNode> uploads(long project) {
        try {
            return byId(transport
                    .get(
                            "/api/projects/" + project + "/file-uploads",
                            Query.none().with("all", "true"))
                    .objects());
        } catch (StudioException e) {
            notes.add("Project " + project + ": its uploaded files could not be listed (" + e.getMessage() + ").");
            return List.of();
        }
    }

    @Override
    public boolean fetch(String file, Path target) throws IOException {
        try {
            transport.download("/data/" + TaskExtras.path(file), Query.none(), target);
            return true;
        } catch (StudioApiException e) {
            return false;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public void close() {
        transport.close();
    }
}
