package dev.tagloop.server.quality;

import dev.tagloop.core.labelerrors.GuidelineGap;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.jobs.JobStatus;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Sight;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Page;
import dev.tagloop.server.http.Query;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.learner.LabelDoubts;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import dev.tagloop.server.work.JobRoutes;
import dev.tagloop.server.work.ProjectJobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Labels that are likely wrong: looking for them, going through them, and what rules are missing. */
final class SuspectRoutes {
    private static final String PATH = "/api/tagloop/projects/{id}/quality";
    private static final String KIND = "find/label-errors";
    private static final long PAGE = 30;
    private static final int MOST_AT_ONCE = 1000;
    private static final int MOST_GAPS = 20;

    private final Database database;
    private final Scope scope;
    private final ProjectJobs jobs;
    private final LabelDoubts doubts;
    private final JudgementReading reading;

    SuspectRoutes(Database database, Scope scope, ProjectJobs jobs, LabelDoubts doubts, JudgementReading reading) {
        this.database = database;
        this.scope = scope;
        this.jobs = jobs;
        this.doubts = doubts;
        this.reading = reading;
    }

    void declare(Routes routes) {
        routes.get(PATH + "/errors", this::list)
                .post(PATH + "/errors/search", this::search)
                .post(PATH + "/errors/decide", this::decide)
                .get(PATH + "/gaps", this::gaps);
    }

    private void list(Call call) {
        ProjectRef project = scope.project(call, Action.REVIEW);
        Query query = call.query();
        Question question = Question.of(project, query, Sight.EVERYTHING, "errors");
        String kind = chosen(
                query,
                "kind",
                Stream.of(Suspect.Kind.values()).map(Suspect.Kind::word).collect(Collectors.toSet()));
        String state = chosen(query, "state", Set.of("open", "dismissed", "relabel", "done"));
        Suspects.Wish wish = new Suspects.Wish(project.id(), question.control(), kind, state);
        call.ok(database.read(handle -> {
            Page page = Page.strict(call, Suspects.count(handle, wish), PAGE);
            ObjectNode json = page.answer(call, Suspects.list(handle, wish, page.offset(), page.size()));
            Suspects.counts(handle, wish, json);
            Optional<JobStatus> last = jobs.last(project.id(), KIND);
            JsonNode search = last.<JsonNode>map(JobRoutes::json).orElseGet(json::nullNode);
            json.set("search", search);
            return json;
        }));
    }

    /** @throws ApiException 400 for another word; "" where nothing is chosen */
    private static String chosen(Query query, String name, Set<String> words) {
        String chosen = query.text(name).map(String::strip).orElse("");
        if (!chosen.isEmpty() && !words.contains(chosen)) {
            throw ApiException.invalid(
                    name, "Choose one of: " + words.stream().sorted().collect(Collectors.joining(", ")) + ".");
        }
        return chosen;
    }

    private void search(Call call) {
        ProjectRef project = scope.project(call, Action.MANAGE);
        Question question = Question.of(project, call.query(), Sight.EVERYTHING, "errors");
        Fields fields = call.fields();
        boolean models = fields.bool("models").orElse(true);
        fields.check();
        boolean spans = question.controlTag().marksSpans();
        if (models && spans) {
            doubts.obstacle(project.id()).ifPresent(why -> {
                throw ApiException.invalid(
                        "models", why + " Send \"models\": false to look at the project's habits alone.");
            });
        }
        call.ok(JobRoutes.json(jobs.submitReported(
                project.id(),
                KIND,
                "Look for label errors in \"" + project.title() + "\"",
                new SuspectSearch(database, doubts, question, models)::run)));
    }

    private void decide(Call call) {
        ProjectRef project = scope.project(call, Action.REVIEW);
        Fields fields = call.fields();
        Optional<String> state = fields.choice("state", Suspects.STATES);
        fields.require("state");
        List<Long> ids = new ArrayList<>();
        fields.json("ids").ifPresent(json -> {
            if (!json.isArray() || json.size() > MOST_AT_ONCE) {
                fields.error("ids", "Give a list of at most " + MOST_AT_ONCE + " numbers of suspects.");
                return;
            }
            for (JsonNode id : json) {
                if (id.isIntegralNumber() && id.canConvertToLong()) {
                    ids.add(id.asLong());
                } else {
                    fields.error("ids", "Give a list of at most " + MOST_AT_ONCE + " numbers of suspects.");
                    return;
                }
            }
        });
        fields.check();
        long user = call.caller().id();
        int changed = database.write(handle -> Suspects.decide(handle, project.id(), ids, state.orElseThrow(), user));
        call.ok(Json.object().put("changed", changed));
    }

    private void gaps(Call call) {
        ProjectRef project = scope.project(call, Action.REVIEW);
        Question question = Question.of(project, call.query(), Sight.EVERYTHING, "gaps");
        call.ok(reading.report(question, SuspectRoutes::gaps));
    }

    /** Labels that people take for each other, and how many of the differences rules about them would settle. */
    private static ObjectNode gaps(Judgements data) {
        boolean spans = data.control().marksSpans();
        List<GuidelineGap> gaps = spans ? GuidelineGap.ofSpans(data.spans()) : GuidelineGap.ofChoices(data.ratings());
        ObjectNode json = Json.object().put("tasks", data.tasks().size()).put("of", data.of());
        ArrayNode list = json.putArray("gaps");
        for (GuidelineGap gap : gaps.subList(0, Math.min(MOST_GAPS, gaps.size()))) {
            ObjectNode one = list.addObject()
                    .put("left", named(gap.left()))
                    .put("right", named(gap.right()))
                    .put("count", gap.count())
                    .put("resolved", gap.resolved());
            ArrayNode examples = one.putArray("examples");
            gap.examples()
                    .forEach(example -> examples.add(example(data.tasks().get(example.document()), example.span())));
        }
        return json;
    }

    private static String named(String label) {
        return label.equals(GuidelineGap.NOTHING) ? null : label;
    }

    private static ObjectNode example(Judged judged, CodePointSpan span) {
        String words = judged instanceof Judged.Spans spans
                ? Text.of(spans.said().text()).slice(span)
                : "";
        return Json.object().put("task", judged.task()).put("text", words);
    }
}
