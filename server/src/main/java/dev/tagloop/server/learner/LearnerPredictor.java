package dev.tagloop.server.learner;

import dev.tagloop.labelstudio.backend.BackendException;
import dev.tagloop.labelstudio.backend.BackendPrediction;
import dev.tagloop.labelstudio.backend.NotReadyException;
import dev.tagloop.labelstudio.backend.PredictionRequest;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.server.ml.AnswerCheck;
import dev.tagloop.server.ml.TaskPayloads;
import dev.tagloop.server.predictions.Predictions;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.tasks.ProjectRef;
import dev.tagloop.server.tasks.Tasks;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the learner for predictions and stores them. */
final class LearnerPredictor {
    private final Database database;

    LearnerPredictor(Database database) {
        this.database = database;
    }

    boolean isUnlabelled(long task) {
        return database.read(handle -> Tasks.find(handle, task))
                .filter(found -> found.totalAnnotations() == 0)
                .isPresent();
    }

    private TaskPayloads payloads(Learners.Pupil pupil) {
        return new TaskPayloads(database, pupil.project(), pupil.stored());
    }

    /**
     * Predicts tasks with what answers now.
     *
     * @return how many predictions are new; empty if nothing answers yet
     * @throws BackendException if the learner cannot, or says what cannot be stored
     */
    Optional<Integer> predict(Learners.Pupil pupil, ProjectRef project, Collection<Long> ids) {
        Optional<String> version = pupil.standing().serving();
        if (version.isEmpty() || ids.isEmpty()) {
            return version.map(name -> 0);
        }
        TaskPayloads.Batch batch = payloads(pupil).of(project, List.copyOf(ids));
        if (batch.rows().isEmpty()) {
            return Optional.of(0);
        }
        List<BackendPrediction> answers;
        try {
            answers = pupil.learner().orElseThrow().predict(batch.request());
        } catch (NotReadyException e) {
            return Optional.empty();
        }
        List<Predictions.Content> contents = new AnswerCheck(project).contents(batch.rows(), answers, version.get());
        Map<Long, Predictions.Content> byTask = new LinkedHashMap<>();
        for (int i = 0; i < contents.size(); i++) {
            byTask.put(batch.rows().get(i).id(), contents.get(i));
        }
        return Optional.of(database.write(handle -> LearnerPredictions.store(handle, project.id(), byTask)));
    }

    /**
     * Predicts one task for who labels it, with what they just did; nothing is stored.
     *
     * @return empty if the task is gone
     */
    Optional<BackendPrediction> ask(
            Learners.Pupil pupil, ProjectRef project, long task, long user, Optional<JsonObject> context) {
        return payloads(pupil).ofLabelling(project, task, user).map(batch -> {
            PredictionRequest request =
                    context.map(batch.request()::withContext).orElse(batch.request());
            List<BackendPrediction> answers = pupil.learner().orElseThrow().predict(request);
            new AnswerCheck(project)
                    .contents(batch.rows(), answers, pupil.standing().serving().orElse(""));
            return answers.getFirst();
        });
    }
}
