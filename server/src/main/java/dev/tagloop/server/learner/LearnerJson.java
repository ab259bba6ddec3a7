package dev.tagloop.server.learner;

import dev.tagloop.jobs.JobStatus;
import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.LearnedVersion;
import dev.tagloop.labelstudio.backend.Learner;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.Times;
import dev.tagloop.server.work.JobRoutes;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A project's learner as the API shows it. */
final class LearnerJson {
    private static final Logger LOG = LoggerFactory.getLogger(LearnerJson.class);

    private final Database database;

    LearnerJson(Database database) {
        this.database = database;
    }

    /** @param training the training that runs, if one does; @param waiting what it waits for */
    ObjectNode of(Learners.Pupil pupil, Optional<JobStatus> training, Optional<String> waiting) {
        Learner.Standing standing = pupil.standing();
        LearnerRow row = pupil.row();
        ObjectNode json = Json.object()
                .put("available", pupil.isAvailable())
                .put("enabled", pupil.enabled().isPresent())
                .put("suitable", standing.suitable())
                .put("serving", standing.serving().orElse(null))
                .put("reason", standing.reason().orElse(null))
                .put("base", row.base());
        json.set("learns", learnable(pupil));
        json.set("policy", policy(row.policy()));
        json.set("settings", row.settingsJson().toNode());
        database.read(handle -> json.put("labelled", NewLabels.labelledTasks(handle, pupil.id()))
                .put(
                        "new_labels",
                        NewLabels.since(handle, pupil.id(), row.trainedAt(), pupil.learnedUntil())
                                .count()));
        json.put("trained_at", row.trainedAt());
        json.set("training", training.<JsonNode>map(JobRoutes::json).orElse(json.nullNode()));
        json.put("waiting", waiting.orElse(null));
        json.set("mapping", mapping(pupil, standing));
        return json;
    }

    /**
     * The versions with predictions of the learner's, those of the last prediction first. A version is superseded once another one answers: what it
     * said stays until it is predicted anew.
     */
    ObjectNode predictions(Learners.Pupil pupil) {
        Optional<String> serving = pupil.standing().serving();
        ObjectNode answer = Json.object().put("serving", serving.orElse(null));
        ArrayNode versions = answer.putArray("versions");
        database.read(handle -> {
            LearnerPredictions.versions(handle, pupil.id())
                    .forEach((version, count) -> versions.addObject()
                            .put("name", version)
                            .put("predictions", count)
                            .put(
                                    "superseded",
                                    serving.isPresent() && !serving.get().equals(version)));
            return null;
        });
        return answer;
    }

    private static ArrayNode learnable(Learners.Pupil pupil) {
        ArrayNode all = Json.object().putArray("learns");
        pupil.learnable()
                .forEach(one -> all.addObject()
                        .put("task", one.task())
                        .put("control", one.control().orElse(null)));
        return all;
    }

    static ObjectNode policy(LearningPolicy policy) {
        return Json.object()
                .put("mode", LearningPolicy.word(policy.mode()))
                .put("every", policy.every())
                .put("warm", policy.warm())
                .put("minutes", policy.minutes())
                .put("promote", LearningPolicy.word(policy.promotion()))
                .put("refresh", policy.refresh());
    }

    /** Null while there is nothing to map. */
    private static JsonNode mapping(Learners.Pupil pupil, Learner.Standing standing) {
        if (pupil.learner().isEmpty() || !standing.suitable()) {
            return Json.object().nullNode();
        }
        try {
            return pupil.learner().get().mapping(pupil.project()).toNode();
        } catch (BackendException e) {
            LOG.debug("no mapping for project {}: {}", pupil.id(), e.getMessage());
            return Json.object().nullNode();
        }
    }

    /** A version as the API shows it. */
    static ObjectNode version(LearnedVersion version) {
        ObjectNode json = Json.object()
                .put("name", version.name())
                .put("created", Times.text(version.created()))
                .put("promoted", version.promoted());
        json.set("details", version.details().toNode());
        return json;
    }
}
