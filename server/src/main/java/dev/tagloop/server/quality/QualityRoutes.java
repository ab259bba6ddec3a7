package dev.tagloop.server.quality;

import dev.tagloop.core.agreement.DocumentAgreement.Measure;
import dev.tagloop.core.labelconfig.LabelConfig;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Sight;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Page;
import dev.tagloop.server.http.Query;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.learner.LabelDoubts;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import dev.tagloop.server.work.ProjectJobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Agreement, reliability and disagreements of a project. Who sees everybody's work sees all of it, an annotator only their own figures, and
 * those only where they tell nothing of a single answer of somebody else.
 */
public final class QualityRoutes {
    private static final String PATH = "/api/tagloop/projects/{id}/quality";
    private static final int MOST_DISAGREEMENTS = 100_000;
    private static final long PAGE = 30;
    private static final Set<String> KINDS = Set.of("label", "boundary", "missing");

    private final Database database;
    private final Scope scope;
    private final JudgementReading reading;
    private final SuspectRoutes suspects;
    private final KeptAnswers<Question, List<Disagreement>> disagreements = new KeptAnswers<>(8);

    /** @param doubts what the server's learner thinks of labels */
    public QualityRoutes(Database database, Scope scope, ProjectJobs jobs, LabelDoubts doubts) {
        this.database = database;
        this.scope = scope;
        this.reading = new JudgementReading(database);
        this.suspects = new SuspectRoutes(database, scope, jobs, doubts, reading);
    }

    public void declare(Routes routes) {
        routes.get(PATH, this::overview)
                .get(PATH + "/agreement", this::agreement)
                .get(PATH + "/reliability", this::reliability)
                .get(PATH + "/disagreements", this::disagreements)
                .get(PATH + "/tasks/{task}", this::task);
        suspects.declare(routes);
    }

    /** What there is to look at. */
    private void overview(Call call) {
        ProjectRef project = scope.project(call, Action.VIEW);
        Sight sight = scope.sight(call, project);
        ObjectNode json = Json.object().put("project", project.id()).put("own", !sight.isEverything());
        ArrayNode controls = json.putArray("controls");
        List<JudgedControl> all = JudgedControl.all(LabelConfig.parse(project.labelConfig()));
        all.forEach(control -> {
            ObjectNode one = controls.addObject().put("name", control.name()).put("kind", control.kind());
            ArrayNode measures = one.putArray("measures");
            Question.measures(control).forEach(measure -> measures.add(Question.word(measure)));
            ArrayNode methods = one.putArray("methods");
            ReliabilityReport.Method.fitting(control).forEach(method -> methods.add(method.word()));
        });
        ArrayNode models = json.putArray("models");
        if (!all.isEmpty()) {
            Question question = Question.of(project, call.query(), sight, "versions");
            database.read(handle -> new StoredJudgements(handle, question).versions())
                    .forEach(models::add);
        }
        call.ok(json);
    }

    private void agreement(Call call) {
        ProjectRef project = scope.project(call, Action.VIEW);
        Question plain = Question.of(project, call.query(), scope.sight(call, project), "");
        Measure measure = Question.measure(call.query(), plain.controlTag());
        Question question = plain.about("agreement " + measure);
        call.ok(reading.report(
                question, data -> AgreementReport.of(data, measure, question.windows(), question.own())));
    }

    private void reliability(Call call) {
        ProjectRef project = scope.project(call, Action.VIEW);
        Question plain = Question.of(project, call.query(), scope.sight(call, project), "");
        ReliabilityReport.Method method = method(call.query(), plain.controlTag());
        Question question = plain.about("reliability " + method);
        call.ok(reading.report(
                question,
                JudgementReading.TO_LEARN,
                data -> ReliabilityReport.of(data, method, question.windows(), question.own())));
    }

    private static ReliabilityReport.Method method(Query query, JudgedControl control) {
        List<ReliabilityReport.Method> fitting = ReliabilityReport.Method.fitting(control);
        Optional<String> wanted = query.text("method").filter(text -> !text.isBlank());
        return wanted.isEmpty()
                ? fitting.getFirst()
                : fitting.stream()
                        .filter(one -> one.word().equals(wanted.get().strip()))
                        .findFirst()
                        .orElseThrow(() -> ApiException.invalid(
                                "method",
                                "There is no such way for this control. Choose one of: "
                                        + fitting.stream()
                                                .map(ReliabilityReport.Method::word)
                                                .collect(Collectors.joining(", "))
                                        + "."));
    }

    private void disagreements(Call call) {
        ProjectRef project = scope.project(call, Action.REVIEW);
        Query query = call.query();
        Optional<String> kind = query.text("kind").filter(text -> !text.isBlank());
        if (kind.isPresent() && !KINDS.contains(kind.get())) {
            throw ApiException.invalid("kind", "Choose one of: label, boundary, missing.");
        }
        List<String> between = query.list("between");
        Question question = Question.of(project, query, Sight.EVERYTHING, "disagreements " + between);
        List<Disagreement> all =
                disagreements.get(question, () -> reading.state(question), () -> worst(question, between));
        List<Disagreement> wanted = kind.isEmpty()
                ? all
                : all.stream().filter(one -> one.of(kind.get()) > 0).toList();
        Page page = Page.strict(call, wanted.size(), PAGE);
        ArrayNode results = Json.array();
        page.slice(wanted).forEach(one -> results.add(one.json()));
        call.ok(page.answer(call, results));
    }

    /** All tasks are looked at, some at a time; what is kept of each are some numbers. */
    private List<Disagreement> worst(Question question, List<String> between) {
        return database.read(handle -> {
            StoredJudgements stored = new StoredJudgements(handle, question);
            List<Disagreement> found = new ArrayList<>();
            stored.read(
                    stored.tasks(),
                    judged -> {
                        Judged seen = between.isEmpty() ? judged : judged.by(between);
                        if (seen.raters().size() > 1) {
                            Disagreement.of(seen).ifPresent(found::add);
                        }
                    },
                    () -> found.size() >= MOST_DISAGREEMENTS);
            found.sort(Disagreement.WORST_FIRST);
            return List.copyOf(found);
        });
    }

    private void task(Call call) {
        ProjectRef project = scope.project(call, Action.REVIEW);
        Question question = Question.of(project, call.query(), Sight.EVERYTHING, "task");
        long task = call.id("task", "Task");
        call.ok(database.read(handle -> new StoredJudgements(handle, question)
                .of(task)
                .map(judged -> SideBySide.of(judged, Rater.people(handle)))
                .orElseThrow(() -> ApiException.noMatch("Task"))));
    }
}
