package dev.tagloop.server.ml;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendException.Fault;
import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.predictions.ConfigFit;
import dev.tagloop.server.predictions.Predictions;
import dev.tagloop.server.predictions.ResultCoercion;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.PythonText;
import dev.tagloop.server.tasks.TaskRow;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether what a backend says can be stored: a prediction for each task, about that task, in the names, types and labels of the labelling
 * configuration. Everything or nothing of an answer is taken.
 */
public final class AnswerCheck {
    /** More than anybody could look through; a backend that finds so many in one task is broken. */
    private static final int MOST_REGIONS = 10_000;

    private static final int MOST_VERSION = 256;
    private static final int TOLD = 300;

    private final ProjectRef project;
    private final ConfigFit fit;
    private final ResultCoercion coercion;

    public AnswerCheck(ProjectRef project) {
        this.project = project;
        this.fit = ConfigFit.of(project);
        this.coercion = ResultCoercion.of(project);
    }

    /**
     * The predictions as they are stored.
     *
     * @param version what is stored for those that name none
     * @throws BackendException if any of them cannot be stored
     */
    public List<Predictions.Content> contents(List<TaskRow> tasks, List<BackendPrediction> answers, String version) {
        if (answers.size() != tasks.size()) {
            throw wrong("It gave " + answers.size() + " predictions for " + tasks.size()
                    + " tasks; each task needs one, in their order");
        }
        List<Predictions.Content> contents = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            contents.add(content(tasks.get(i), answers.get(i), version));
        }
        return contents;
    }

    private Predictions.Content content(TaskRow task, BackendPrediction answer, String version) {
        ObjectNode json = answer.json().toNode();
        String about = "Its prediction for task " + task.id();
        JsonNode named = json.path("task");
        if (!named.isMissingNode() && !named.isNull() && !named.asString("").equals(Long.toString(task.id()))) {
            throw wrong(about + " names another task");
        }
        JsonNode result = json.path("result");
        if (!result.isArray()) {
            throw wrong(about + " has no list under \"result\"");
        }
        if (result.size() > MOST_REGIONS) {
            throw wrong(
                    about + " has " + result.size() + " regions, more than the " + MOST_REGIONS + " that are taken");
        }
        requireFit(about, result);
        return new Predictions.Content(
                version(about, json.path("model_version"), version),
                score(about, json.path("score")),
                Json.stored(coercion.result(result).orElseThrow()));
    }

    private void requireFit(String about, JsonNode result) {
        ObjectNode prediction = Json.object();
        prediction.set("result", result);
        ArrayNode faults = fit.faults(prediction);
        if (!faults.isEmpty()) {
            JsonNode first = faults.get(0);
            String text = first.isString() ? first.stringValue() : PythonText.of(first);
            throw wrong(about + " does not fit project \"" + project.title() + "\": "
                    + (text.length() > TOLD ? text.substring(0, TOLD) + "…" : text));
        }
    }

    /** Scores beyond 0 to 1 are kept, as in the original: some models have no better ones. */
    private static Double score(String about, JsonNode score) {
        if (score.isMissingNode() || score.isNull()) {
            return null;
        }
        if (!score.isNumber() || !Double.isFinite(Json.real(score))) {
            throw wrong(about + " has a score that is no number");
        }
        return score.doubleValue();
    }

    private static String version(String about, JsonNode named, String otherwise) {
        if (named.isMissingNode()
                || named.isNull()
                || (named.isString() && named.stringValue().isEmpty())) {
            return otherwise;
        }
        if (!named.isValueNode()
                || named.asString().length() > MOST_VERSION
                || named.asString().indexOf('\0') >= 0) {
            throw wrong(about + " has a model_version that is no short text");
        }
        return named.asString();
    }

    private static BackendException wrong(String why) {
        return new BackendException(Fault.PREDICTION, why + ". Nothing of the answer was stored.");
    }
}
