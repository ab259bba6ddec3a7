package dev.tagloop.server.learner;

import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.labelstudio.backend.Learner;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.Scope;
import dev.tagloop.server.upkeep.Upkeep;
import dev.tagloop.server.work.ProjectJobs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The server's own learner, put together: its routes, its suggestions, what it hears of labels, and its trainings. */
public final class Learning {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Optional<Learner> learner;
    private final Database database;
    private final Learners learners;
    private final StoredLabels labels;
    private final LabelNews news;
    private final Suggestions suggestions;
    private final PolicyWatch policies;
    private final LearnerRoutes routes;
    private final Refreshes refreshes = new Refreshes();
    private final TaskOrderWatch orders;
    private final TaskOrderRoutes orderRoutes;

    public Learning(DataFolder folder, Scope scope, Optional<Learner> learner, ProjectJobs jobs) {
        this.learner = learner;
        this.database = folder.database();
        this.learners = new Learners(learner, database);
        this.labels = new StoredLabels(database);
        LearnerPredictor predictor = new LearnerPredictor(database);
        PredictionWork work = new PredictionWork(database, learners, predictor, jobs, refreshes::refreshed);
        Trainings trainings = new Trainings(folder, learners, jobs, work);
        this.policies = new PolicyWatch(database, learners, trainings);
        this.news = new LabelNews(learners, labels, policies::lookAt);
        this.suggestions = new Suggestions(learners, predictor, news);
        RefreshStream stream = new RefreshStream(scope, refreshes);
        this.routes = new LearnerRoutes(
                scope,
                learners,
                new LearnerRoutes.Parts(
                        trainings, work, new CombinationWork(learners, jobs), predictor, news, policies, stream),
                database);
        TaskOrderWork orderWork = new TaskOrderWork(database, learners, labels, jobs);
        this.orders = new TaskOrderWatch(database, learners, orderWork);
        this.orderRoutes = new TaskOrderRoutes(scope, database, learners, labels, orderWork);
    }

    public void declare(Routes table) {
        routes.declare(table);
        orderRoutes.declare(table);
    }

    /** For whoever opens a task. */
    public Suggestions suggestions() {
        return suggestions;
    }

    /** The versions of a project's learner, the oldest first; none where it has no learner. */
    public List<LearnedVersion> versions(long project) {
        Learners.Pupil pupil = learners.pupil(project);
        return pupil.isAvailable() && pupil.standing().suitable() ? pupil.versions() : List.of();
    }

    /** For whoever looks for label errors. */
    public LabelDoubts doubts() {
        return new LabelDoubts(learners);
    }

    /** A project is gone for good. */
    public void forgetProject(long project) {
        learners.forget(project);
    }

    /** Lets the learner hear of labels and policies have their way, until the server ends. */
    public void begin(Upkeep upkeep) {
        upkeep.whenStopping(refreshes::end);
        learner.ifPresent(there -> {
            there.attach(labels);
            news.begin();
            database.onAnnotations(news::accept);
            upkeep.every(BETWEEN_LOOKS, "looking at learning policies", policies::tick);
            upkeep.every(BETWEEN_LOOKS, "looking at orders of tasks", orders::tick);
            upkeep.beforeTheEnd(orders::close);
            upkeep.beforeTheEnd(suggestions::close);
            upkeep.beforeTheEnd(news::close);
        });
    }
}
