package dev.tagloop.server.adjudication;

import dev.tagloop.labelstudio.adjudication.Alignment;
import dev.tagloop.labelstudio.adjudication.Resolution;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.annotations.AnnotationRow;
import dev.tagloop.server.annotations.Annotations;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Page;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.Owned;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import dev.tagloop.server.trash.Trash;
import dev.tagloop.server.work.ProjectJobs;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Adjudication: the tasks that wait for it, one task side by side, deciding it, and where a region of what came of it is from. */
public final class AdjudicationRoutes {
    private static final String TASK = "/api/tagloop/tasks/{id}/adjudication";
    private static final Fields.TextRule FINGERPRINT = Fields.TextRule.upTo(20);
    private static final long PAGE = 50;

    private final Database database;
    private final Scope scope;
    private final Disagreements disagreements;
    private final RuleRoutes rules;

    public AdjudicationRoutes(Database database, Scope scope, Trash trash, ProjectJobs jobs) {
        this.database = database;
        this.scope = scope;
        this.disagreements = new Disagreements(database);
        this.rules = new RuleRoutes(database, scope, trash, jobs);
    }

    public void declare(Routes routes) {
        routes.get("/api/tagloop/projects/{id}/adjudication", this::queue)
                .get(TASK, this::compare)
                .post(TASK, this::decide)
                .get("/api/tagloop/annotations/{id}/provenance", this::provenance);
        rules.declare(routes);
    }

    private void queue(Call call) {
        ProjectRef project = scope.project(call, Action.REVIEW);
        List<Disagreements.Waiting> waiting = disagreements.of(project.id(), Asked.of(call.query()));
        Page page = Page.strict(call, waiting.size(), PAGE);
        ArrayNode results = Json.array();
        page.slice(waiting)
                .forEach(task -> results.addObject()
                        .put("task", task.task())
                        .put("voices", task.voices())
                        .put("items", task.items())
                        .put("disputes", task.disputes()));
        call.ok(page.answer(call, results));
    }

    private void compare(Call call) {
        ProjectRef project = scope.of(call, Owned.TASK, Action.REVIEW);
        long task = call.id("id", "Task");
        Asked asked = Asked.of(call.query());
        call.ok(database.read(handle -> {
            List<Source> sources =
                    Sources.of(handle, List.of(task), asked.models()).get(task);
            ObjectNode json = Json.object().put("task", task).put("project", project.id());
            json.setAll(AlignmentJson.of(sources, Adjudications.align(sources, asked.consensus())));
            Optional<Adjudications.Made> made = Adjudications.ofTask(handle, task);
            json.set(
                    "adjudication",
                    made.isEmpty() ? json.nullNode() : made.get().json());
            return json;
        }));
    }

    private void decide(Call call) {
        ProjectRef project = scope.of(call, Owned.TASK, Action.REVIEW);
        long task = call.id("id", "Task");
        Fields fields = call.fields();
        Asked asked = Asked.of(fields);
        Optional<String> fingerprint = fields.text("fingerprint", FINGERPRINT);
        boolean leaveOpen = fields.bool("leave_open").orElse(false);
        Optional<Double> seconds = fields.isNull("lead_time")
                ? Optional.empty()
                : fields.number("lead_time").map(BigDecimal::doubleValue).filter(Double::isFinite);
        Map<Integer, Integer> decisions = decisions(fields);
        fields.check();
        long user = call.caller().id();
        call.created(database.write(handle -> {
            ProjectRef now = ProjectRef.current(handle, project);
            List<Source> sources =
                    Sources.of(handle, List.of(task), asked.models()).get(task);
            requireSeveral(task, sources);
            Alignment alignment = Adjudications.align(sources, asked.consensus());
            requireSame(fingerprint, alignment);
            Resolution resolution = resolve(alignment, decisions);
            if (!resolution.open().isEmpty() && !leaveOpen) {
                throw ApiException.invalid(
                        "decisions",
                        "Of " + alignment.disputes().size() + " disputes "
                                + resolution.open().size()
                                + " are not decided, the first is item "
                                + resolution.open().getFirst()
                                + ": decide them, or send leave_open to store the result without them.");
            }
            Adjudications.Maker maker = new Adjudications.Maker(now, user, "hand", seconds);
            long annotation = Adjudications.store(handle, maker, task, sources, resolution);
            return Json.object()
                    .put("task", task)
                    .put("annotation", annotation)
                    .put("regions", resolution.origins().size())
                    .put("open", resolution.open().size());
        }));
    }

    private static void requireSeveral(long task, List<Source> sources) {
        if (sources.size() < 2) {
            throw ApiException.invalidRequest(
                    "Task " + task + " has "
                            + (sources.isEmpty() ? "no submitted annotation" : "one submitted annotation")
                            + ": there is nothing to decide. Let another person label it, or name versions of models in models.");
        }
    }

    private static void requireSame(Optional<String> fingerprint, Alignment alignment) {
        if (fingerprint.isPresent() && !fingerprint.get().equals(AlignmentJson.fingerprint(alignment))) {
            throw ApiException.of(
                    409,
                    "The annotations of this task were changed meanwhile, or you asked for others; nothing was stored."
                            + " Read the task's adjudication again and decide what is new.");
        }
    }

    private static Resolution resolve(Alignment alignment, Map<Integer, Integer> decisions) {
        try {
            return Resolution.of(alignment, decisions);
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid("decisions", e.getMessage());
        }
    }

    private static Map<Integer, Integer> decisions(Fields fields) {
        Map<Integer, Integer> decisions = new HashMap<>();
        fields.json("decisions").filter(list -> !list.isNull()).ifPresent(list -> {
            for (JsonNode decision : list.isArray() ? list : Json.array().add(list)) {
                JsonNode item = decision.path("item");
                JsonNode option = decision.path("option");
                if (!isNumber(item) || !(isNumber(option) || option.isNull())) {
                    fields.error(
                            "decisions",
                            "A decision is {\"item\": its place, \"option\": the place of the option, or null for none}.");
                    return;
                }
                decisions.put(item.intValue(), option.isNull() ? Resolution.NONE : option.intValue());
            }
        });
        return decisions;
    }

    private static boolean isNumber(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= 0;
    }

    private void provenance(Call call) {
        scope.of(call, Owned.ANNOTATION, Action.VIEW);
        long id = call.id("id", "Annotation");
        call.ok(database.read(handle -> provenance(handle, id)));
    }

    private static ObjectNode provenance(Handle handle, long id) {
        AnnotationRow row = Annotations.find(handle, id).orElseThrow(() -> ApiException.noMatch("Annotation"));
        Optional<Adjudications.Made> made = Adjudications.find(handle, id);
        ObjectNode json = Json.object();
        json.set("adjudication", made.isEmpty() ? json.nullNode() : made.get().json());
        ArrayNode regions = json.putArray("regions");
        if (made.isEmpty()) {
            return json;
        }
        Map<String, String> now = Adjudications.digests(row.result() == null ? Json.array() : Json.parse(row.result()));
        Set<String> told = new HashSet<>();
        for (Adjudications.Taken taken : Adjudications.regions(handle, id)) {
            told.add(taken.regionId());
            String digest = now.get(taken.regionId());
            regions.addObject()
                    .put("region", taken.regionId())
                    .put("annotation", taken.sourceAnnotation())
                    .put("prediction", taken.sourcePrediction())
                    .put("decided", taken.decided())
                    .put("state", digest == null ? "removed" : digest.equals(taken.digest()) ? "taken" : "changed");
        }
        now.keySet().stream()
                .filter(region -> !told.contains(region))
                .forEach(region -> regions.addObject()
                        .put("region", region)
                        .putNull("annotation")
                        .putNull("prediction")
                        .put("decided", true)
                        .put("state", "added"));
        return json;
    }
}
