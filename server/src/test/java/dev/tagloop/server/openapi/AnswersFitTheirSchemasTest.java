package dev.tagloop.server.openapi;

import static dev.tagloop.server.TestStudio.created;
import static dev.tagloop.server.TestStudio.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.labelstudio.backend.GatedConnector;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.move.ApiSource;
import dev.tagloop.net.OutboundPolicy;
import dev.tagloop.server.Http;
import dev.tagloop.server.SettingInForce;
import dev.tagloop.server.Studio;
import dev.tagloop.server.WalkFixture;
import dev.tagloop.server.http.Route;
import dev.tagloop.server.learner.WordMemory;
import dev.tagloop.server.openapi.RouteEntry.Answer;
import dev.tagloop.server.openapi.RouteEntry.State;
import dev.tagloop.server.storage.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every route that is this server's own is called for things that there are, and what it answers has the fields that the served description
 * tells of, of the types that it tells, and no other. A new route whose plain request is not good enough needs a line in {@link #BODIES}.
 */
@Tag("thorough")
class AnswersFitTheirSchemasTest {
    /**
     * Sealed with a key that only the operator has, and fed with a file: {@code OperatorSealTest}, {@code ArchivesTest} and
     * {@code TheOwnerMovesInTest} call them.
     */
    private static final Set<String> LEFT_OUT = Set.of(
            "POST /api/tagloop/operator/accounts",
            "POST /api/tagloop/operator/move-in",
            "POST /api/tagloop/archives",
            "POST /api/tagloop/archives/job",
            "POST /api/tagloop/move-in/file",
            "POST /api/tagloop/operator/backups");

    /** Reading them takes something that is made first ({@link #path}), and that is seen in other lists. */
    private static final List<String> PREPARED =
            List.of("/provenance", "/adjudication/rule", "/import/{job}/errors", "/gold", "/review");

    /** Objects of users' making: any key may stand in them. */
    private static final Set<String> OPEN = Set.of("Region");

    /** Lists of which nothing needs to be seen, because what stands in them is seen elsewhere. */
    private static final Set<String> MAY_BE_EMPTY = Set.of(
            "added",
            "removed",
            "notes",
            "actions",
            "left_out",
            "files",
            "left",
            "models",
            "backups",
            "touched",
            "edges",
            "groups");

    private static final String REGION =
            "{\"id\": \"r\", \"from_name\": \"c\", \"to_name\": \"t\", \"type\": \"choices\", \"origin\": \"manual\","
                    + " \"value\": {\"choices\": [\"x\"]}}";

    /** Takes the choice of the person, not the model's silence. */
    private static final String ADJUDICATION = "{\"models\": [\"m\"], \"decisions\": [{\"item\": 0, \"option\": 0}]}";

    /** Bodies of routes for which the walk's own one is not good. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("POST /api/tagloop/label-config/lint", "{\"label_config\": \"<View><Label value='a'/></View>\"}"),
            Map.entry("POST /api/tagloop/projects/{id}/purge", "{\"tasks\": [TASK], \"preview\": true}"),
            Map.entry("POST /api/tagloop/tasks/{id}/adjudication", ADJUDICATION),
            Map.entry("POST /api/tagloop/notices/read", "{\"all\": true}"),
            Map.entry("POST /api/tagloop/annotations/{id}/review", "{\"verdict\": \"rejected\", \"reason\": \"why\"}"),
            Map.entry(
                    "POST /api/tagloop/projects/{id}/combination",
                    "{\"voices\": [{\"model_version\": \"m\"}, {\"annotator\": 1, \"weight\": 2}]}"),
            Map.entry("POST /api/tagloop/projects/{id}/adjudication/rule", "{\"rule\": \"majority\"}"),
            Map.entry("POST /api/tagloop/users/{id}/erase", "{\"preview\": true}"),
            Map.entry("POST /api/tagloop/hub/dataset", "{\"id\": \"starter-ner\"}"),
            Map.entry("POST /api/tagloop/hub/preview", "{\"id\": \"starter-ner\", \"split\": \"train[:20]\"}"),
            Map.entry(
                    "POST /api/tagloop/projects/{id}/import/hub",
                    "{\"id\": \"starter-ner\", \"split\": \"train[:2]\", \"tags\": \"none\"}"),
            Map.entry("PATCH /api/tagloop/projects/{id}/queue", "{\"sampler\": \"most-words\"}"),
            Map.entry(
                    "PUT /api/tagloop/projects/{id}/assignments",
                    "{\"assignments\": [{\"user\": 1, \"tasks\": \"all\"}]}"),
            Map.entry(
                    "POST /api/tagloop/projects/{id}/assignments",
                    "{\"mode\": \"add\", \"users\": [1], \"tasks\": [TASK]}"),
            Map.entry("PATCH /api/tagloop/projects/{id}/work", "{\"assigned_only\": false}"),
            Map.entry("PUT /api/tagloop/projects/{id}/work/{user}/skills", "{\"skills\": [\"de\"]}"),
            Map.entry("POST /api/tagloop/projects/{id}/learner/combine", "{\"versions\": [\"v1\", \"v2\"]}"),
            Map.entry("PATCH /api/tagloop/projects/{id}/gold", "{\"every\": 5}"),
            Map.entry("POST /api/tagloop/move-in", "{\"url\": \"SELF\", \"token\": \"TOKEN\", \"dry_run\": true}"),
            Map.entry(
                    "POST /api/tagloop/projects/{id}/labels/migrate",
                    "{\"control\": \"c\", \"rename\": {\"x\": \"y\"}, \"preview\": true}"),
            Map.entry("POST /api/tagloop/projects/{id}/quality/errors/search", "{\"models\": false}"),
            Map.entry("POST /api/tagloop/projects/{id}/quality/errors/decide", "{\"ids\": [1], \"state\": \"open\"}"),
            Map.entry(
                    "POST /api/tagloop/projects/{id}/import/preview",
                    "{\"text\": \"text,n\\nx,1\\ny,1,2\\n\", \"name\": \"a.csv\"}"));

    @TempDir
    Path folder;

    private final List<String> wrong = new ArrayList<>();
    private ObjectNode components;

    @Test
    void ofEveryOwnRoute() throws Exception {
        try (GatedConnector connector = new GatedConnector(List.of());
                Studio studio = Studio.start(config -> TestDatabases.settle(config, folder)
                        .port(0)
                        .backends(connector)
                        .learner(new WordMemory(folder.resolve("words")))
                        .hubDatasets(Datasets::request)
                        .moveSources((url, token, by) -> ApiSource.open(url, token, OutboundPolicy.operator()))
                        .settings(List.of(new SettingInForce(
                                "port", Optional.of("0"), false, "environment", Optional.of("$TAGLOOP_PORT")))))) {
            for (String name : List.of("head", "maker", "member", "annotator", "reviewer", "manager")) {
                studio.createUser(name + "@example.com");
            }
            // A backup that was made before.
            Files.createDirectories(folder.resolve("backups"));
            Files.writeString(folder.resolve("backups/tagloop-20260101-000000.zip"), "old");
            components = strict(Json.read(
                    Http.to(studio.url()).get("/api/tagloop/openapi.json").text()));
            WalkFixture.Clients clients = new WalkFixture.Clients(studio);
            Map<String, RouteEntry> own = new LinkedHashMap<>();
            RouteTable.read().stream()
                    .filter(entry -> entry.state() == State.OURS && !LEFT_OUT.contains(entry.name()))
                    .filter(entry -> entry.path().startsWith("/api/"))
                    .forEach(entry -> own.put(entry.name(), entry));
            WalkFixture fixture = new WalkFixture(clients, WalkFixture.As.MEMBER);
            // What only reads comes first and shares its things; what writes needs some of its own.
            List<Route> routes = fixture.routes().stream()
                    .sorted(Comparator.comparing(AnswersFitTheirSchemasTest::needsItsOwn))
                    .toList();
            live(studio, fixture.ids());
            for (Route route : routes) {
                RouteEntry entry = own.remove(route.method() + " " + route.path());
                if (entry != null) {
                    if (needsItsOwn(route)) {
                        clients.forget();
                        fixture = new WalkFixture(clients, WalkFixture.As.MEMBER);
                        live(studio, fixture.ids());
                    }
                    call(studio, fixture, route, entry);
                }
            }
            assertThat(own).isEmpty();
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean needsItsOwn(Route route) {
        return WalkFixture.writes(route) || PREPARED.stream().anyMatch(route.path()::endsWith);
    }

    private static Http head(Studio studio) {
        return Http.withToken(
                studio.url(), studio.token(studio.user("head@example.com").orElseThrow()));
    }

    private void call(Studio studio, WalkFixture fixture, Route route, RouteEntry entry) {
        Http head = head(studio);
        WalkFixture.Sample sample = fixture.sample(route);
        JsonNode ids = fixture.ids();
        if (entry.path().contains("/queue")) {
            order(head, "/api/tagloop/projects/" + ids.get("project"));
        }
        String body = sample.body();
        if (BODIES.containsKey(entry.name())) {
            body = BODIES.get(entry.name())
                    .replace("TASK", ids.get("task").toString())
                    .replace("SELF", studio.url())
                    .replace(
                            "TOKEN",
                            studio.token(studio.user("head@example.com").orElseThrow()));
        }
        String path = path(head, entry, sample);
        Http.Answer got = head.send(sample.method(), path, body == null ? null : "application/json", body);
        Answer told = entry.answers().stream()
                .filter(answer -> answer.status() == got.status())
                .findFirst()
                .orElse(null);
        if (told == null) {
            wrong.add(entry.name() + " answers " + got.status() + ", which is not described: " + got.text());
        } else {
            told.schema().ifPresent(schema -> validate(entry.name(), schema, got.text()));
        }
    }

    private static String path(Http head, RouteEntry entry, WalkFixture.Sample sample) {
        if (entry.path().equals("/api/tagloop/sessions/{id}")) {
            JsonNode sessions = ok(head.get("/api/tagloop/sessions")).get("results");
            return "/api/tagloop/sessions/" + sessions.get(0).get("id").asString();
        }
        if (entry.path().endsWith("/import/{job}/errors")) {
            return sample.path().replaceFirst("/import/[^/]+/", "/import/" + failedImport(head, sample.path()) + "/");
        }
        if (entry.path().endsWith("/gold")) {
            knowAnAnswer(head, sample.path().replaceFirst(".*/projects/(\\d+)/.*", "$1"));
        }
        if (entry.method().equals("POST") && entry.path().endsWith("/annotations/{id}/review")) {
            String annotation = sample.path().replaceFirst("/tagloop", "").replaceFirst("/review", "");
            JsonNode project = ok(head.get(
                            "/api/tasks/" + ok(head.get(annotation)).get("task")))
                    .get("project");
            ok(head.patch("/api/tagloop/projects/" + project + "/review", "{\"enabled\": true}"));
        }
        if (entry.path().endsWith("/adjudication")) {
            return sample.path() + "?models=m";
        }
        if (entry.path().endsWith("/provenance")) {
            return "/api/tagloop/annotations/" + adjudicated(head, sample.path()) + "/provenance";
        }
        if (entry.name().equals("GET /api/tagloop/projects/{id}/adjudication/rule")) {
            String project = sample.path().replaceFirst("/adjudication/rule", "");
            end(
                    head,
                    project,
                    ok(head.post(sample.path(), "{\"rule\": \"reliability\", \"models\": [\"m\"]}"))
                            .get("id")
                            .asString());
        }
        if (entry.name().equals("GET /api/tagloop/projects/{id}/jobs/{job}")) {
            String[] parts = sample.path().split("/jobs/");
            end(head, parts[0], parts[1]);
        }
        if (entry.path().endsWith("/queue/reason")) {
            // Of a task that has a place.
            String queue = sample.path().replaceFirst("/reason.*", "");
            return queue + "/reason?task="
                    + ok(head.get(queue + "/preview")).at("/tasks/0/task").asLong();
        }
        // The newest version differs from the one before.
        return sample.path()
                .replaceFirst("/history/1\\b", "/history/3")
                .replaceFirst("/versions/1\\b", "/versions/v1")
                .replaceFirst("/(compare|label-changes)$", "/$1?a=v1&b=v2")
                .replaceFirst("/queue/preview$", "/queue/preview?sampler=most-words");
    }

    /** Makes something of everything that answers tell of. */
    private static void live(Studio studio, JsonNode ids) {
        Http head = head(studio);
        String project = "/api/projects/" + ids.get("project");
        String task = "/api/tasks/" + ids.get("task");
        ok(head.patch(
                project,
                "{\"label_config\": \"<View><Text name='t' value='$text'/><Choices name='c' toName='t'>"
                        + "<Choice value='x'/><Choice value='z'/></Choices></View>\"}"));
        String annotation = "/api/annotations/"
                + ok(head.get(task)).get("annotations").get(0).get("id");
        ok(head.patch(annotation, "{\"result\": [" + REGION + "]}"));
        ok(head.patch(annotation, "{\"result\": [" + REGION.replace("\"origin\"", "\"source\"") + "]}"));
        JsonNode suggested = head.post(
                        "/api/predictions",
                        "{\"task\": " + ids.get("task") + ", \"model_version\": \"m\", \"result\": ["
                                + REGION.replace("\"origin\"", "\"score\": 0.9, \"origin\"") + "]}")
                .json();
        assertThat(head.post(
                                task + "/annotations",
                                "{\"result\": [" + REGION + "], \"lead_time\": 5, \"parent_prediction\": "
                                        + suggested.get("id") + "}")
                        .status())
                .isEqualTo(201);
        // The newest answer of an account counts, and it is to differ.
        head.post(task + "/annotations", "{\"result\": [" + REGION.replace("\"x\"", "\"z\"") + "]}");
        JsonNode comment = ok(head.get("/api/tagloop/comments?task=" + ids.get("task")))
                .get("results")
                .get(0);
        ok(head.patch("/api/tagloop/comments/" + comment.get("id"), "{\"is_resolved\": true}"));
        ok(head.post(
                "/api/tagloop" + project.substring(4) + "/assignments",
                "{\"mode\": \"add\", \"users\": [1], \"tasks\": [" + ids.get("task") + "]}"));
        head.delete("/api/tasks/"
                + head.post(project + "/tasks", "{\"data\": {\"text\": \"b\"}}")
                        .json()
                        .get("id"));
        Http other = Http.withToken(
                studio.url(), studio.token(studio.user("member@example.com").orElseThrow()));
        created(other.post(
                "/api/tagloop/comments", "{\"task\": " + ids.get("task") + ", \"text\": \"@head@example.com look\"}"));
        head.post("/api/token", "");
        JsonNode backend = ok(head.get("/api/ml?project=" + ids.get("project"))).get(0);
        ok(head.post("/api/ml/" + backend.get("id") + "/predict", "{}"));
        suspect(head, project);
        train(head, "/api/tagloop" + project.substring(4));
        train(head, "/api/tagloop" + project.substring(4));
        Http.to(studio.url())
                .get(studio.signInLink(studio.user("head@example.com").orElseThrow())
                        .substring(studio.url().length()));
    }

    /** Says of one of the annotations of a project's first task that it is right. */
    private static void knowAnAnswer(Http head, String project) {
        JsonNode task = ok(head.get("/api/tasks?fields=all&project=" + project))
                .get("tasks")
                .get(0);
        ok(head.patch("/api/annotations/" + task.get("annotations").get(0).get("id"), "{\"ground_truth\": true}"));
    }

    /** Lets the same text have two answers, and this be found. */
    private static void suspect(Http head, String project) {
        for (String choice : List.of("x", "z")) {
            long twin = head.post(project + "/tasks", "{\"data\": {\"text\": \"twice\"}}")
                    .json()
                    .get("id")
                    .asLong();
            head.post(
                    "/api/tasks/" + twin + "/annotations",
                    "{\"result\": [" + REGION.replace("\"x\"", "\"" + choice + "\"") + "]}");
        }
        String own = "/api/tagloop" + project.substring(4);
        String id = ok(head.post(own + "/quality/errors/search", "{\"models\": false}"))
                .get("id")
                .asString();
        assertThat(end(head, own, id).get("state").asString()).isEqualTo("succeeded");
    }

    /** Has the project's tasks put in order. */
    private static void order(Http head, String project) {
        ok(head.patch(project + "/queue", "{\"sampler\": \"most-words\"}"));
        while (ok(head.get(project + "/queue")).get("order").isNull()) {
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    /** Makes a version of the project's learner. */
    private static void train(Http head, String project) {
        String id = ok(head.post(project + "/learner/train", "{}")).get("id").asString();
        assertThat(end(head, project, id).get("state").asString()).isEqualTo("succeeded");
    }

    /** The id of an annotation that came of others. */
    private static String adjudicated(Http head, String path) {
        String annotation = path.replaceFirst("/api/tagloop", "").replaceFirst("/provenance", "");
        JsonNode task = ok(head.get("/api" + annotation)).get("task");
        return created(head.post("/api/tagloop/tasks/" + task + "/adjudication", ADJUDICATION))
                .get("annotation")
                .toString();
    }

    /** The id of an import that came to nothing because of a row. */
    private static String failedImport(Http head, String path) {
        String project = path.replaceFirst("/import/.*", "");
        String id = ok(head.post(project + "/import", "{\"text\": \"{\\\"nope\\\": 1}\", \"format\": \"jsonl\"}"))
                .get("id")
                .asString();
        assertThat(end(head, project, id).get("state").asString()).isEqualTo("failed");
        return id;
    }

    private static JsonNode end(Http head, String project, String id) {
        while (ok(head.get(project + "/jobs/" + id)).get("finished_at").isNull()) {
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
        return ok(head.get(project + "/jobs/" + id));
    }

    private void validate(String route, String type, String json) {
        ObjectNode document = SchemaTable.type(type);
        document.set("components", components);
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Json.write(document), InputFormat.JSON);
        schema.validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .forEach(error -> wrong.add(route + ": " + error + " in " + json));
        Json.read(json).properties().stream()
                .filter(field -> field.getValue().isArray() && field.getValue().isEmpty())
                .filter(field -> !MAY_BE_EMPTY.contains(field.getKey()))
                .forEach(field ->
                        wrong.add(route + ": " + field.getKey() + " is empty, so that nothing was seen of it"));
    }

    /** The components of the description, in which no object may have fields that are not told of. */
    private static ObjectNode strict(JsonNode description) {
        ObjectNode components = (ObjectNode) description.get("components");
        components.get("schemas").properties().forEach(schema -> {
            if (!OPEN.contains(schema.getKey())) {
                ((ObjectNode) schema.getValue()).put("additionalProperties", false);
            }
        });
        return components;
    }
}
