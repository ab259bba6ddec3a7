package dev.tagloop.server.stopping;

import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.core.stopping.Advice;
import dev.tagloop.core.stopping.CurvePoint;
import dev.tagloop.core.stopping.LearningCurve;
import dev.tagloop.core.stopping.Projection;
import dev.tagloop.core.stopping.Situation;
import dev.tagloop.core.stopping.SteadyPredictions;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.tasks.ProjectRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads how far the labelling of a project is and whether to stop, as the API tells it. */
final class Standing {
    /** Heights of the drawn curve. */
    private static final int DRAWN = 40;

    private final Handle handle;
    private final ProjectRef project;
    private final List<LearnedVersion> versions;
    private final Map<Long, ObjectNode> people;

    /** @param versions the oldest first @param people e-mail addresses and names by account */
    Standing(Handle handle, ProjectRef project, List<LearnedVersion> versions, Map<Long, ObjectNode> people) {
        this.handle = handle;
        this.project = project;
        this.versions = versions;
        this.people = people;
    }

    ObjectNode read() {
        LabellingPlan plan = LabellingPlan.of(handle, project.id());
        int all = count("SELECT COUNT(*) FROM visible_tasks WHERE project_id = :project");
        int labeled = count("SELECT COUNT(*) FROM visible_tasks WHERE project_id = :project AND total_annotations > 0");
        Pace pace = Pace.of(handle, project.id());
        List<CurvePoint> points = points();
        List<VersionAgreement> agreements = agreements();
        List<Double> kappas = agreements.stream().map(VersionAgreement::kappa).toList();
        double answers = answersOfATask();
        Situation now = new Situation(
                points,
                kappas,
                labeled,
                all,
                pace.seconds().stream().map(seconds -> seconds * answers).toList(),
                pace.hoursUsed());
        Advice advice = plan.rule().judge(now);
        ObjectNode json = Json.object().put("project", project.id());
        json.set("verdict", AdviceJson.verdict(advice));
        json.set("tasks", Json.object().put("labelled", labeled).put("all", all));
        json.set("versions", versions());
        json.set(
                "curve",
                advice.projection().map(found -> curve(found, points, all)).orElse(null));
        AdviceJson.putProjection(json, advice);
        json.set(
                "time",
                Json.object()
                        .put("measured", pace.measured())
                        .put("hours_used", pace.hoursUsed())
                        .put("answers_per_task", answers));
        json.set(
                "annotators",
                pace.annotators(
                        advice.projection()
                                .map(found -> found.left().estimate() * answers)
                                .orElse(null),
                        people));
        json.set("stability", stability(agreements, kappas));
        json.set(
                "budget",
                Json.object()
                        .put("share", plan.share())
                        .put("hours", plan.budgetHours())
                        .put("tasks", plan.budgetTasks()));
        return json;
    }

    private int count(String sql) {
        return handle.createQuery(sql)
                .bind("project", project.id())
                .mapTo(Integer.class)
                .one();
    }

    /** How many answers a task is to get on average. */
    private double answersOfATask() {
        double more = Math.max(0, project.maximumAnnotations() - 1);
        return 1 + more * Math.min(100, project.overlapCohortPercentage()) / 100;
    }

    private List<CurvePoint> points() {
        List<CurvePoint> points = new ArrayList<>();
        for (LearnedVersion version : versions) {
            JsonNode details = version.details().toNode();
            double labels = details.path("documents").asDouble(0);
            double f1 = details.path("f1").asDouble(-1);
            if (labels > 0 && f1 >= 0 && f1 <= 1) {
                points.add(new CurvePoint(labels, f1));
            }
        }
        points.sort(Comparator.comparingDouble(CurvePoint::labels));
        return points;
    }

    private List<VersionAgreement> agreements() {
        List<String> last = versions.stream()
                .map(LearnedVersion::name)
                .skip(Math.max(0, versions.size() - SteadyPredictions.WINDOW - 1))
                .toList();
        List<VersionAgreement> agreements = new ArrayList<>();
        if (last.size() > 1) {
            LabelConfig config = LabelConfig.parse(project.labelConfig());
            for (int i = 1; i < last.size(); i++) {
                agreements.add(VersionAgreement.of(handle, project.id(), config, last.get(i - 1), last.get(i)));
            }
        }
        return agreements;
    }

    private ArrayNode versions() {
        ArrayNode list = Json.array();
        for (LearnedVersion version : versions) {
            JsonNode details = version.details().toNode();
            ObjectNode one = list.addObject()
                    .put("name", version.name())
                    .put("created", Times.text(version.created()))
                    .put("tasks", details.path("documents").asInt(0));
            one.put("f1", details.has("f1") ? Double.valueOf(details.path("f1").asDouble()) : null);
            one.put("method", details.path("method").asString(null));
        }
        return list;
    }

    private static ObjectNode curve(Projection found, List<CurvePoint> points, int all) {
        LearningCurve curve = found.curve();
        ObjectNode json = Json.object()
                .put("limit", curve.law().limit())
                .put("gap", curve.law().gap())
                .put("rate", curve.law().rate());
        ArrayNode drawn = json.putArray("points");
        double first = points.getFirst().labels();
        double last = Math.max(all, points.getLast().labels());
        for (int i = 0; i <= DRAWN; i++) {
            // Even steps of the square: a curve bends where it is low.
            double place = (double) i / DRAWN;
            double labels = first + (last - first) * place * place;
            drawn.add(IntervalJson.of(curve.f1(labels)).put("tasks", labels));
        }
        return json;
    }

    private static ObjectNode stability(List<VersionAgreement> agreements, List<Double> kappas) {
        ObjectNode json = Json.object()
                .put("threshold", SteadyPredictions.THRESHOLD)
                .put("window", SteadyPredictions.WINDOW)
                .put("steady", SteadyPredictions.isSteady(kappas));
        ArrayNode list = json.putArray("pairs");
        for (VersionAgreement one : agreements) {
            list.addObject()
                    .put("before", one.before())
                    .put("after", one.after())
                    .put("kappa", Json.finite(one.kappa()))
                    .put("tasks", one.tasks());
        }
        return json;
    }
}
