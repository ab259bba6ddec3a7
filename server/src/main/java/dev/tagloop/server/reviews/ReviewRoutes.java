package dev.tagloop.server.reviews;

import dev.tagloop.labelstudio.json.CleanText;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.annotations.AnnotationJson;
import dev.tagloop.server.annotations.AnnotationRow;
import dev.tagloop.server.annotations.Annotations;
import dev.tagloop.server.comments.Comments;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Page;
import dev.tagloop.server.http.Query;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.Owned;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Review: whether a project has it, the answers by where they stand, and judging one. */
public final class ReviewRoutes {
    private static final String SETTING = "/api/tagloop/projects/{id}/review";
    private static final String ONE = "/api/tagloop/annotations/{id}/review";
    private static final Fields.TextRule REASON = Fields.TextRule.upTo(10_000).notBlank();
    private static final Set<String> VERDICTS = Set.of("accepted", "rejected");
    private static final long PAGE = 50;

    private final Database database;
    private final Scope scope;

    public ReviewRoutes(Database database, Scope scope) {
        this.database = database;
        this.scope = scope;
    }

    public void declare(Routes routes) {
        routes.get(SETTING, this::setting)
                .patch(SETTING, this::change)
                .get("/api/tagloop/projects/{id}/reviews", this::list)
                .get(ONE, this::get)
                .post(ONE, this::judge);
    }

    private void setting(Call call) {
        ProjectRef project = scope.project(call, Action.VIEW);
        boolean on = database.read(handle -> Reviews.isOn(handle, project.id()));
        call.ok(Json.object().put("enabled", on));
    }

    private void change(Call call) {
        ProjectRef project = scope.project(call, Action.MANAGE);
        Fields fields = call.fields();
        fields.require("enabled");
        Optional<Boolean> enabled = fields.bool("enabled");
        fields.check();
        call.ok(database.write(handle -> {
            boolean on = enabled.orElseThrow();
            Reviews.switchTo(handle, project.id(), on);
            return Json.object().put("enabled", on);
        }));
    }

    private void list(Call call) {
        ProjectRef project = scope.project(call, Action.VIEW);
        Query query = call.query();
        String state = query.text("state").orElse(ReviewState.WAITING.word());
        if (!ReviewState.WORDS.contains(state)) {
            throw ApiException.invalid(
                    "state", "There is no such state; there are: waiting, accepted, fixed, rejected.");
        }
        Optional<Boolean> own = query.has("mine") ? Optional.of(query.flag("mine", false)) : Optional.empty();
        Reviews.Wanted wanted = new Reviews.Wanted(
                project.id(), call.caller().id(), own, query.number("annotator"), scope.sight(call, project));
        call.ok(database.read(handle -> {
            Map<String, Long> counts = Reviews.counts(handle, wanted);
            Page page = Page.strict(call, counts.getOrDefault(state, 0L), PAGE);
            ObjectNode json = page.answer(call, Reviews.list(handle, wanted, state, page.offset(), page.size()));
            ObjectNode all = json.putObject("counts");
            for (ReviewState one : ReviewState.values()) {
                all.put(one.word(), counts.getOrDefault(one.word(), 0L));
            }
            return json.put("enabled", Reviews.isOn(handle, project.id()));
        }));
    }

    private void get(Call call) {
        scope.of(call, Owned.ANNOTATION, Action.VIEW);
        long id = call.id("id", "Annotation");
        call.ok(database.read(
                handle -> Reviews.find(handle, id).orElseThrow(() -> ApiException.noMatch("Annotation"))));
    }

    private void judge(Call call) {
        ProjectRef project = scope.of(call, Owned.ANNOTATION, Action.REVIEW);
        long id = call.id("id", "Annotation");
        Fields fields = call.fields();
        fields.require("verdict");
        Optional<String> verdict = fields.choice("verdict", VERDICTS);
        Optional<Long> version = fields.isNull("version") ? Optional.empty() : fields.integer("version");
        boolean rejects = verdict.filter("rejected"::equals).isPresent();
        if (rejects) {
            fields.require("reason");
        }
        Optional<String> reason = rejects ? fields.text("reason", REASON) : Optional.empty();
        fields.check();
        long user = call.caller().id();
        call.ok(database.write(handle -> {
            AnnotationRow row = Annotations.find(handle, id).orElseThrow(() -> ApiException.noMatch("Annotation"));
            requireReviewable(Reviews.isOn(handle, project.id()), row, user);
            if (version.isPresent() && version.get() != row.version()) {
                throw ApiException.stale(
                        "This annotation was changed since you looked at it; nothing was stored. Look at it again.",
                        AnnotationJson.of(row, Instant.now()));
            }
            String said = reason.map(text -> new CleanText().clean(text)).orElse(null);
            ReviewState state = rejects
                    ? ReviewState.REJECTED
                    : Reviews.isFixedBy(handle, id, user) ? ReviewState.FIXED : ReviewState.ACCEPTED;
            Reviews.judge(handle, id, user, state, said);
            if (said != null) {
                Comments.insert(handle, new Comments.Subject(row.taskId(), id, null), user, said);
            }
            return Reviews.find(handle, id).orElseThrow();
        }));
    }

    private static void requireReviewable(boolean on, AnnotationRow row, long user) {
        if (!on) {
            throw ApiException.invalidRequest(
                    "Answers of this project are not reviewed: its manager can switch review on, with PATCH {\"enabled\": true}"
                            + " on /api/tagloop/projects/" + row.projectId() + "/review.");
        }
        if (row.wasCancelled()) {
            throw ApiException.invalidRequest("This task was skipped: there is no answer to review.");
        }
        if (Long.valueOf(user).equals(row.completedBy())) {
            throw ApiException.invalidRequest("This answer is your own: somebody else has to review it.");
        }
    }
}
