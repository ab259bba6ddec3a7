package dev.tagloop.mlbackend.internal;

import dev.tagloop.labelstudio.backend.BackendEvent;
import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.BackendProject;
import dev.tagloop.labelstudio.backend.BackendWire;
import dev.tagloop.labelstudio.backend.Capability;
import dev.tagloop.labelstudio.backend.Explaining;
import dev.tagloop.labelstudio.backend.MlBackend;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.backend.Scoring;
import dev.tagloop.labelstudio.backend.Trainable;
import dev.tagloop.labelstudio.backend.Versioned;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.mlbackend.BackendOptions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The routes of the protocol, and under {@code /tagloop/} those of its extension. */
final class BackendRoutes implements AutoCloseable {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** How many projects a backend remembers the version of. */
    private static final int MOST_PROJECTS = 10_000;

    private final MlBackend backend;
    private final BackendOptions options;
    private final RequestReader reader;
    private final HostFigures figures = new HostFigures();
    private final PredictionQueue queue;
    private final Optional<TrainingDesk> desk;
    private final Map<String, String> versions = new ConcurrentHashMap<>();

    BackendRoutes(MlBackend backend, BackendOptions options) {
        this.backend = backend;
        this.options = options;
        this.reader = new RequestReader(options.requestBytes());
        this.queue = new PredictionQueue(backend, options.batch(), options.queue(), figures);
        this.desk = backend instanceof Trainable learner ? Optional.of(new TrainingDesk(learner)) : Optional.empty();
    }

    void declare(RoutesConfig routes) {
        routes.get("/", this::health);
        routes.get("/health", this::health);
        routes.post("/setup", this::setup);
        routes.post("/predict", this::predict);
        routes.post("/webhook", this::webhook);
        routes.post("/train", this::train);
        routes.get("/versions", this::versions);
        routes.get(
                "/metrics", context -> BackendHost.json(context, figures.json().put("waiting_tasks", queue.waiting())));
        routes.get("/" + BackendWire.CAPABILITIES, this::capabilities);
        if (backend instanceof Scoring scoring) {
            routes.post("/" + BackendWire.SCORES, context -> scores(context, scoring));
        }
        if (backend instanceof Explaining explaining) {
            routes.post("/" + BackendWire.EXPLANATIONS, context -> explain(context, explaining));
        }
    }

    private void health(Context context) {
        BackendHost.json(context, JSON.objectNode().put("status", "UP").put("model_class", backend.modelClass()));
    }

    private void setup(Context context) {
        BackendProject project = reader.setup(reader.body(context));
        Optional<String> version = backend.setup(project);
        if (version.isPresent() && versions.size() < MOST_PROJECTS) {
            versions.put(project.id(), version.get());
        }
        BackendHost.json(context, JSON.objectNode().put("model_version", version.orElse(null)));
    }

    private void predict(Context context) {
        PredictionRequest request = reader.prediction(reader.body(context));
        ObjectNode json = JSON.objectNode();
        ArrayNode results = json.putArray("results");
        List<BackendPrediction> predictions =
                request.tasks().isEmpty() ? List.of() : queue.predict(request, options.patience());
        Optional<String> version =
                Optional.ofNullable(versions.get(request.project().id()));
        predictions.forEach(
                prediction -> results.add(named(prediction, version).json().toNode()));
        BackendHost.json(context, json);
    }

    /** Servers store what names no version under whatever they asked for last: better to say it. */
    private static BackendPrediction named(BackendPrediction prediction, Optional<String> version) {
        return prediction.modelVersion().isEmpty() && version.isPresent()
                ? prediction.withModelVersion(version.get())
                : prediction;
    }

    private void webhook(Context context) {
        BackendEvent event = reader.event(reader.body(context));
        if (!event.concernsTraining()) {
            BackendHost.json(context, JSON.objectNode().put("status", "Unknown event"));
            return;
        }
        take(context, event);
    }

    /** Of an older form of the protocol: the same as asking for a training by webhook. */
    private void train(Context context) {
        JsonObject body = reader.body(context);
        take(context, new BackendEvent(BackendEvent.START_TRAINING, body));
    }

    private void take(Context context, BackendEvent event) {
        ObjectNode result = JSON.objectNode();
        desk.ifPresent(learner -> learner.take(event));
        result.put("training", desk.isPresent() ? "accepted" : "this backend does not learn");
        ObjectNode json = JSON.objectNode();
        json.set("result", result);
        BackendHost.json(context.status(201), json.put("status", "ok"));
    }

    private void versions(Context context) {
        ObjectNode json = JSON.objectNode();
        ArrayNode list = json.putArray("versions");
        if (backend instanceof Versioned versioned) {
            versioned.versions().forEach(list::add);
        } else {
            versions.values().stream().distinct().sorted().forEach(list::add);
        }
        BackendHost.json(context, json);
    }

    private void capabilities(Context context) {
        ObjectNode json = JSON.objectNode();
        ArrayNode list = json.putArray("capabilities");
        Capability.of(backend).forEach(capability -> list.add(capability.word()));
        BackendHost.json(context, json);
    }

    private void scores(Context context, Scoring scoring) {
        PredictionRequest request = reader.prediction(reader.body(context));
        ObjectNode json = JSON.objectNode();
        ArrayNode list = json.putArray("scores");
        scoring.scores(request).forEach(list::add);
        BackendHost.json(context, json);
    }

    private void explain(Context context, Explaining explaining) {
        PredictionRequest request = reader.prediction(reader.body(context));
        ObjectNode json = JSON.objectNode();
        ArrayNode list = json.putArray("explanations");
        for (List<Explaining.Evidence> evidence : explaining.explain(request)) {
            ArrayNode task = list.addArray();
            evidence.forEach(piece -> task.addObject()
                    .put("start", piece.span().start())
                    .put("end", piece.span().end())
                    .put("label", piece.label())
                    .put("probability", piece.probability()));
        }
        BackendHost.json(context, json);
    }

    @Override
    public void close() {
        queue.close();
        desk.ifPresent(TrainingDesk::close);
    }
}
