package dev.tagloop.learning.learner;

import dev.tagloop.labelstudio.backend.BackendEvent;
import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.BackendProject.ServerAccess;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.labelstudio.backend.Learner;
import dev.tagloop.labelstudio.backend.LearningWatch;
import dev.tagloop.labelstudio.backend.MlBackend;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.backend.SteppedAsideException;
import dev.tagloop.labelstudio.backend.Trainable;
import dev.tagloop.labelstudio.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A learner behind the protocol of backends, for servers elsewhere: it fetches labels with the access that comes with {@code /setup}, learns when
 * somebody asks for it or enough annotations have changed, and promotes what it has learned.
 */
public final class HostedLearner implements MlBackend, Trainable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HostedLearner.class);
    private static final int WORTH_A_TRAINING = 25;
    private static final Duration BETWEEN_TRAININGS = Duration.ofMinutes(10);
    /** Servers do not tell of every label, so that all are read again now and then while somebody works. */
    private static final Duration BETWEEN_READINGS = Duration.ofMinutes(1);

    private final Learner learner;
    private final StudioLabels labels;
    private final LearningPace pace = new LearningPace(WORTH_A_TRAINING, BETWEEN_TRAININGS, System::nanoTime);
    private final LearningPace readings = new LearningPace(1, BETWEEN_READINGS, System::nanoTime);
    /** By the id on its server, as events name it. */
    private final Map<String, BackendProject> projects = new ConcurrentHashMap<>();

    private volatile boolean closed;

    /**
     * Serves a learner, and closes it in the end.
     *
     * @param fallback the way to servers that tell none
     */
    public HostedLearner(Learner learner, Optional<ServerAccess> fallback) {
        this.learner = learner;
        this.labels = new StudioLabels(fallback);
        learner.attach(labels);
    }

    @Override
    public String modelClass() {
        return learner.modelClass();
    }

    @Override
    public Optional<String> setup(BackendProject told) {
        BackendProject project = known(told);
        read(project);
        return learner.setup(project);
    }

    @Override
    public List<BackendPrediction> predict(PredictionRequest request) {
        BackendProject project = known(request.project());
        if (readings.changed(project.id())) {
            read(project);
        }
        return learner.predict(new PredictionRequest(project, request.tasks(), request.context(), request.params()));
    }

    /** The project as the learner knows it: two servers may have projects with the same id, which were made at different times. */
    private BackendProject known(BackendProject told) {
        String name = told.key().replace('.', '-');
        BackendProject before = projects.get(told.id());
        boolean same = before != null && before.key().equals(name);
        BackendProject project = new BackendProject(
                name,
                told.labelConfig(),
                told.server(),
                told.extraParams().or(() -> same ? before.extraParams() : Optional.empty()));
        if (!told.id().isEmpty()) {
            projects.put(told.id(), project);
            if ((told.server().isPresent() || !same) && labels.tell(name, told)) {
                read(project);
            }
        }
        return project;
    }

    @Override
    public JsonObject train(BackendEvent event) {
        BackendProject project = event.projectId().map(projects::get).orElse(null);
        if (project == null) {
            return JsonObject.empty().with("skipped", "the project was not set up here");
        }
        if (event.action().equals(BackendEvent.START_TRAINING)) {
            return learn(project, false);
        }
        boolean due = pace.changed(project.id());
        take(project, event);
        return due ? learn(project, true) : JsonObject.empty().with("waiting", "for more labels");
    }

    private void take(BackendProject project, BackendEvent event) {
        OptionalLong task = task(event);
        if (task.isPresent()) {
            labels.task(project, task.getAsLong()).ifPresent(now -> learner.labelled(project, now));
        }
        if (task.isEmpty() || readings.changed(project.id())) {
            read(project);
        }
    }

    private void read(BackendProject project) {
        learner.relabelled(project);
        readings.learned(project.id());
    }

    private static OptionalLong task(BackendEvent event) {
        Optional<JsonObject> task = event.payload().object("task");
        return task.isPresent()
                ? task.get().integer("id")
                : event.payload()
                        .object("annotation")
                        .map(annotation -> annotation.integer("task"))
                        .orElse(OptionalLong.empty());
    }

    /** @param makesWay whether nobody asked for it */
    private JsonObject learn(BackendProject project, boolean makesWay) {
        try {
            LearnedVersion version = learned(project, new Log(makesWay));
            learner.promote(project, version.name());
            return JsonObject.empty().with("model_version", version.name());
        } finally {
            pace.learned(project.id());
            read(project);
        }
    }

    private LearnedVersion learned(BackendProject project, LearningWatch watch) {
        while (true) {
            try {
                return learner.learn(project, JsonObject.empty(), watch);
            } catch (SteppedAsideException e) {
                LOG.info("the training of project {} made way and begins again", project.id());
            }
        }
    }

    /** Writes into the log how a training goes on. */
    private final class Log implements LearningWatch {
        private final boolean makesWay;

        Log(boolean makesWay) {
            this.makesWay = makesWay;
        }

        @Override
        public boolean makesWay() {
            return makesWay;
        }

        @Override
        public void progress(String step, long done, long total) {
            LOG.debug("{}: {} of {}", step, done, total);
        }

        @Override
        public void log(String line) {
            LOG.info("{}", line);
        }

        @Override
        public void figures(JsonObject point) {
            LOG.debug("{}", point);
        }

        @Override
        public boolean cancelled() {
            return closed;
        }
    }

    @Override
    public void close() {
        closed = true;
        learner.close();
    }
}
