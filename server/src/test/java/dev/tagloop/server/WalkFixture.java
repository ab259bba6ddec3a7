package dev.tagloop.server;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.http.Route;
import dev.tagloop.server.ml.TestBackend;
import io.javalin.http.HandlerType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One project with one of everything in it, for one caller to walk into: its task, annotation, draft, prediction and upload are either the
 * caller's own or somebody else's.
 */
public final class WalkFixture {
    /** The clients of the walk's accounts, by address; made once a server, because tokens and sessions cost writes. */
    public static final class Clients {
        private final Studio studio;
        private final Map<String, Http> known = new HashMap<>();
        private int fresh;

        public Clients(Studio studio) {
            this.studio = studio;
        }

        Http of(String name) {
            return known.computeIfAbsent(name + "@example.com", this::client);
        }

        Http nobody() {
            return Http.to(studio.url());
        }

        private Http client(String email) {
            StudioUser user = studio.user(email)
                    .orElseThrow(() -> new AssertionError("there is no account " + email + " any more"));
            if (!email.startsWith("stranger")) {
                return Http.withToken(studio.url(), studio.token(user));
            }
            // Legacy tokens are an organization's to allow: who has none comes by session.
            Http session = Http.to(studio.url());
            session.get(studio.signInLink(user).substring(studio.url().length()));
            return session;
        }

        /** After a route that ends tokens or sessions. */
        public void forget() {
            known.clear();
        }

        long id(String name) {
            return studio.user(name + "@example.com").orElseThrow().id();
        }

        String freshAddress() {
            return "somebody" + fresh++ + "@example.com";
        }
    }

    /** Who the walk is made as. */
    public enum As {
        NOBODY,
        /** Signed in, but of no organization any more. */
        STRANGER,
        /** Of the organization, while the project's roles are off. */
        MEMBER,
        /** With nothing in the project that is the annotator's own. */
        ANNOTATOR,
        /** The annotator to whom everything in the project belongs. */
        ANNOTATOR_OWN,
        REVIEWER,
        MANAGER,
        /** Who made the project. */
        OWNER,
        /** Who owns the organization. */
        HEAD
    }

    /** What a call may be about beside a project and its tasks; each costs some requests. */
    private enum Thing {
        /** The ids of the first task's annotation and prediction, which it has in any case. */
        ANSWERS("annotations|predictions|comments"),
        UPLOAD("file-upload|\\{file}|storage-data"),
        LABEL("labels|label_links"),
        DRAFT("drafts"),
        COMMENT("comments"),
        /** With a webhook and a delivery to it. */
        BACKEND("/ml|webhooks|deliveries|\\{job}|predict$");

        private final Pattern inPath;

        Thing(String inPath) {
            this.inPath = Pattern.compile(inPath);
        }

        /** What a route's path names; whole projects are deleted with everything. */
        static Set<Thing> of(Route route) {
            return Arrays.stream(values())
                    .filter(thing -> route.method().equals(HandlerType.DELETE)
                                    && route.path().endsWith("/projects/{id}")
                            || thing.inPath.matcher(route.path()).find())
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Thing.class)));
        }
    }

    /** Every fixture's backend; it costs nothing to leave it running. */
    private static final TestBackend BACKEND = new TestBackend();

    private final Clients clients;
    private final As as;
    private final long project;
    private final long task;
    private final long draft;
    private final long comment;
    private long annotation;
    private long prediction;
    private long upload;
    private long label;
    private long link;
    private String file = "";
    private long backend;
    private long webhook;
    private long delivery;

    /** A project with one of everything. */
    public WalkFixture(Clients clients, As as) {
        this(clients, as, EnumSet.allOf(Thing.class));
    }

    /** A project with what a call of this route is about, to make less of what it takes with it. */
    static WalkFixture forOne(Route route, Clients clients, As as) {
        return new WalkFixture(clients, as, Thing.of(route));
    }

    private WalkFixture(Clients clients, As as, Set<Thing> things) {
        this.clients = clients;
        this.as = as;
        Http maker = clients.of("maker");
        this.project = id(maker.post(
                "/api/projects",
                "{\"title\": \"Walk\", \"label_config\": \"<View><Text name='t' value='$text'/></View>\"}"));
        if (things.contains(Thing.UPLOAD)) {
            upload(maker);
        }
        boolean own = as == As.ANNOTATOR_OWN;
        String author = own ? "annotator" : "maker";
        this.task = TestStudio.created(maker.post(
                        "/api/projects/" + project + "/import?return_task_ids=true",
                        "[{\"data\": {\"text\": \"/data/upload/" + project + "/" + file
                                + "\"}, \"annotations\": [{\"result\": [], \"ground_truth\": false, \"completed_by\": {\"email\": \""
                                + author
                                + "@example.com\"}}], \"predictions\": [{\"model_version\": \"m\", \"result\": []}]},"
                                + " {\"data\": {\"text\": \"another\"}}]"))
                .get("task_ids")
                .get(0)
                .asLong();
        if (things.contains(Thing.ANSWERS)) {
            JsonNode stored = maker.get("/api/tasks/" + task).json();
            annotation = stored.get("annotations").get(0).get("id").asLong();
            prediction = stored.get("predictions").get(0).get("id").asLong();
        }
        if (things.contains(Thing.LABEL)) {
            label(maker);
        }
        this.draft = things.contains(Thing.DRAFT)
                ? id(clients.of(author).post("/api/tasks/" + task + "/drafts", "{\"result\": []}"))
                : 0;
        this.comment = things.contains(Thing.COMMENT)
                ? id(clients.of(author)
                        .post(
                                "/api/tagloop/comments",
                                "{\"task\": " + task + ", \"annotation\": " + annotation + ", \"text\": \"hm\"}"))
                : 0;
        if (things.contains(Thing.BACKEND)) {
            connect(clients.of("head"));
        }
        if (List.of(As.ANNOTATOR, As.ANNOTATOR_OWN, As.REVIEWER, As.MANAGER, As.OWNER, As.HEAD)
                .contains(as)) {
            String roles = "/api/tagloop/projects/" + project + "/roles";
            TestStudio.ok(maker.patch(roles, "{\"enabled\": true}"));
            if (as == As.REVIEWER || as == As.MANAGER) {
                String role = as.name().toLowerCase(Locale.ROOT);
                TestStudio.ok(maker.send(
                        "PUT", roles + "/" + clients.id(role), "application/json", "{\"role\": \"" + role + "\"}"));
            }
        }
    }

    private void upload(Http maker) {
        String boundary = "xxxx";
        maker.send(
                "POST",
                "/api/projects/" + project + "/import?commit_to_project=false",
                "multipart/form-data; boundary=" + boundary,
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n"
                        + "Content-Type: text/csv\r\n\r\ntext\r\nhello\r\n--" + boundary + "--\r\n");
        JsonNode uploaded = maker.get("/api/projects/" + project + "/file-uploads?all=true")
                .json()
                .get(0);
        upload = uploaded.get("id").asLong();
        file = uploaded.get("file").asString().replaceFirst(".*/", "");
    }

    private void label(Http maker) {
        JsonNode linked = TestStudio.created(maker.post(
                "/api/labels",
                "{\"title\": \"L" + project + "\", \"value\": \"L\", \"from_name\": \"c\", \"project\": " + project
                        + "}"));
        label = linked.get("id").asLong();
        link = maker.get("/api/label_links?project=" + project)
                .json()
                .at("/results/0/id")
                .asLong();
    }

    /** A backend makes a webhook of its own. */
    private void connect(Http head) {
        backend = id(head.post(
                "/api/ml",
                "{\"project\": " + project + ", \"url\": \"" + BACKEND.url() + "\", \"is_interactive\": true}"));
        JsonNode hook = head.get("/api/tagloop/projects/" + project + "/webhooks")
                .json()
                .at("/results/0");
        webhook = hook.get("id").asLong();
        delivery = TestStudio.ok(head.post("/api/tagloop/projects/" + project + "/webhooks/" + webhook + "/test", ""))
                .get("id")
                .asLong();
    }

    private static long id(Http.Answer answer) {
        return TestStudio.created(answer).get("id").asLong();
    }

    private Http caller() {
        return switch (as) {
            case NOBODY -> clients.nobody();
            case ANNOTATOR_OWN -> clients.of("annotator");
            case OWNER -> clients.of("maker");
            default -> clients.of(as.name().toLowerCase(Locale.ROOT));
        };
    }

    /** Calls a route with the ids of this project's things. True when it goes on, false when it says no. */
    boolean letsIn(Route route) {
        Http.Answer answer = call(route);
        if (answer.status() >= 500) {
            throw new AssertionError(
                    route.method() + " " + route.path() + " answers " + as + " with " + answer.status());
        }
        if (List.of("current-user", "token", "session", "password").stream().anyMatch(route.path()::contains)) {
            clients.forget();
        }
        // An id in a body that the caller may not know of is answered as one that does not exist.
        boolean unknown = answer.status() == 400 && answer.text().contains("object does not exist");
        return !unknown && !List.of(401, 403, 404, 302).contains(answer.status());
    }

    /** A good request to a route. */
    public record Sample(String method, String path, String body) {}

    /** The whole table of routes. */
    public List<Route> routes() {
        return clients.studio.routes().all();
    }

    /** Whether a route changes something. */
    public static boolean writes(Route route) {
        return !route.method().toString().equals("GET");
    }

    private Http.Answer call(Route route) {
        Sample sample = sample(route);
        return caller().send(
                        sample.method(),
                        sample.path(),
                        sample.body() == null ? null : "application/json",
                        sample.body());
    }

    /** The ids of the project and of its task with an annotation. */
    public JsonNode ids() {
        return Json.mapper().createObjectNode().put("project", project).put("task", task);
    }

    /** A request with the ids of this project's things. */
    public Sample sample(Route route) {
        String method = route.method().toString();
        boolean sends = List.of("POST", "PUT", "PATCH").contains(method);
        ObjectNode body = Json.mapper().createObjectNode();
        body.put("project", project)
                .put("task", task)
                .put("text", "hm")
                .put("role", "reviewer")
                .put("enabled", true)
                .put("title", "New title")
                .put("model_version", "m")
                .put("ground_truth", false);
        body.put("url", BACKEND.url());
        body.put("secret", "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz");
        body.put("value", "x").put("from_name", "c").put("old_label", "x").put("new_label", "y");
        body.putArray("result");
        body.putObject("data").put("text", "x");
        return new Sample(method, path(route.path()), sends ? Json.write(body) : null);
    }

    /** A task of the project that was deleted. */
    private long trashed() {
        Http head = clients.of("head");
        long id = id(head.post("/api/projects/" + project + "/tasks", "{\"data\": {\"text\": \"x\"}}"));
        head.delete("/api/tasks/" + id);
        return id;
    }

    /** A snapshot of the project, for routes that need one. */
    private long snapshot() {
        return id(clients.of("head").post("/api/projects/" + project + "/exports", "{}"));
    }

    /** The path, when the project has an archive. */
    private String archived(String path) {
        Http head = clients.of("head");
        String made = "/api/tagloop/projects/" + project + "/archive";
        String job = "/api/tagloop/projects/" + project + "/jobs/"
                + TestStudio.ok(head.post(made, "{}")).get("id").asString();
        while (TestStudio.ok(head.get(made)).get("bytes").isNull()) {
            if (TestStudio.ok(head.get(job)).get("state").asString().equals("failed")) {
                throw new AssertionError("the archive failed: " + TestStudio.ok(head.get(job)));
            }
            LockSupport.parkNanos(5_000_000);
        }
        return path;
    }

    /** A tab of the project. */
    private long view() {
        return id(clients.of("head").post("/api/dm/views", "{\"project\": " + project + ", \"data\": {}}"));
    }

    /** A piece of long work of the project. */
    private String job() {
        return TestStudio.ok(clients.of("head").post("/api/ml/" + backend + "/predict", "{}"))
                .get("id")
                .asString();
    }

    private String path(String path) {
        boolean another = path.matches(".*/(users|memberships|roles)/\\{.*");
        long somebody = another
                ? id(clients.of("head").post("/api/users", "{\"email\": \"" + clients.freshAddress() + "\"}"))
                : 0;
        Map<String, Long> ids = Map.ofEntries(
                Map.entry("{kind}", path.contains("/trash/") ? trashed() : 0),
                Map.entry("tasks", task),
                Map.entry("annotations", annotation),
                Map.entry("drafts", draft),
                Map.entry("predictions", prediction),
                Map.entry("comments", comment),
                Map.entry("file-upload", upload),
                Map.entry("labels", label),
                Map.entry("label_links", link),
                Map.entry("ml", backend),
                Map.entry("webhooks", webhook),
                Map.entry("deliveries", delivery),
                Map.entry("users", somebody),
                Map.entry("memberships", somebody),
                Map.entry("roles", somebody),
                Map.entry("projects", project));
        Map<String, Long> views = path.startsWith("/api/dm/views/{") ? Map.of("views", view()) : Map.of();
        String[] names = path.split("/");
        String[] parts = names.clone();
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].equals("{id}") && names[i - 1].equals("tokens")) {
                // The one that every account has.
                parts[i] = "legacy";
            } else if (parts[i].equals("{file}")) {
                parts[i] = file;
            } else if (parts[i].equals("{kind}")) {
                parts[i] = "task";
            } else if (parts[i].equals("{snapshot}")) {
                parts[i] = Long.toString(snapshot());
            } else if (parts[i].equals("{job}")) {
                parts[i] = job();
            } else if (parts[i].equals("{project}")) {
                parts[i] = Long.toString(project);
            } else if (parts[i].startsWith("{")) {
                parts[i] = Long.toString(views.getOrDefault(names[i - 1], ids.getOrDefault(names[i - 1], 1L)));
            }
        }
        String filled = String.join("/", parts);
        return switch (path) {
            case "/api/dm/actions" -> filled + "?id=next_task&project=" + project;
            case "/api/dm/project", "/api/dm/columns", "/api/dm/views", "/api/dm/views/reset" ->
                filled + "?project=" + project;
            case "/api/dm/actions/{action}/form" -> "/api/dm/actions/delete_tasks/form?project=" + project;
            case "/api/tagloop/projects/{id}/actions/{action}", "/api/tagloop/projects/{id}/actions/{action}/preview" ->
                path.replace("{id}", Long.toString(project)).replace("{action}", "delete_tasks");
            case "/api/tasks", "/api/predictions", "/api/label_links", "/api/ml", "/api/webhooks" ->
                filled + "?project=" + project;
            case "/api/tagloop/projects/{id}/queue/reason" -> filled + "?task=" + task;
            case "/api/tagloop/jobs/events",
                    "/api/tagloop/projects/{id}/jobs/{job}/events",
                    "/api/tagloop/projects/{id}/learner/events" -> filled + "?seconds=0";
            case "/api/tagloop/comments" -> filled + "?task=" + task;
            case "/api/tagloop/projects/{id}/archive", "/api/tagloop/projects/{id}/archive/file" -> archived(filled);
            case "/storage-data/uploaded" -> filled + "?filepath=upload/" + project + "/" + file;
            default -> filled.isEmpty() ? "/" : filled;
        };
    }
}
