package dev.tagloop.server.savings;

import dev.tagloop.server.access.Action;
import dev.tagloop.server.dashboard.DataVersion;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.KeptAnswers;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.stopping.LabellingPlan;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Scope;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What suggestions saved, and the share of tasks that are shown without them; only for who runs the project. */
public final class SavingsRoutes {
    private static final String PATH = "/api/tagloop/projects/{id}/saved";
    private static final double MOST = 0.5;

    private final Database database;
    private final Scope scope;
    private final SecureRandom random = new SecureRandom();
    private final KeptAnswers<Long> kept = new KeptAnswers<>();

    public SavingsRoutes(Database database, Scope scope) {
        this.database = database;
        this.scope = scope;
    }

    public void declare(Routes routes) {
        routes.get(PATH, this::get).patch(PATH, this::change);
    }

    private void get(Call call) {
        call.ok(saved(scope.project(call, Action.MANAGE)));
    }

    private void change(Call call) {
        ProjectRef project = scope.project(call, Action.MANAGE);
        Optional<Double> wanted = share(call.fields());
        database.write(handle -> {
            LabellingPlan plan = LabellingPlan.of(handle, project.id());
            wanted.filter(share -> share != plan.heldBack())
                    .ifPresent(share -> LabellingPlan.update(handle, project.id(), columns(plan, share)));
            return project.id();
        });
        call.ok(saved(project));
    }

    /** The lots are drawn once; what is compared begins anew with each change of the share. */
    private Map<String, Object> columns(LabellingPlan plan, double share) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("held_back", share);
        columns.put("held_back_since", share > 0 ? Times.now() : null);
        if (plan.heldBackSeed() == null) {
            columns.put("held_back_seed", random.nextLong());
        }
        return columns;
    }

    private static Optional<Double> share(Fields fields) {
        Optional<Double> share = fields.number("held_back").map(Number::doubleValue);
        if (share.isPresent() && !(share.get() >= 0 && share.get() <= MOST)) {
            fields.error("held_back", "Must be from 0, for all tasks with suggestions, to 0.5.");
        }
        fields.check();
        return share;
    }

    private ObjectNode saved(ProjectRef project) {
        return database.read(handle -> kept.of(
                project.id(),
                List.of(DataVersion.of(handle, project.id()), LabellingPlan.of(handle, project.id())),
                () -> new Savings(handle, project.id()).read()));
    }
}
