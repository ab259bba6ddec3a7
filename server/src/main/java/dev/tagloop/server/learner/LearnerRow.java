package dev.tagloop.server.learner;

import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Times;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * How the learner works for a project, as it is stored.
 *
 * @param base the model to begin with; null for the learner's own choice
 * @param settings stored JSON: how to train
 * @param trainedAt when the last training that came to its end began; null for none
 * @param triedAt when the last training began, whatever became of it; null for none
 * @param warmedAt when the last warm training began, whatever became of it; null for none
 * @param wanted stored JSON: the training that has not come to its end; null for none
 * @param sampler what chooses the tasks that are labelled next; null for the project's sampling
 */
record LearnerRow(
        long projectId,
        boolean enabled,
        String mode,
        long everyLabels,
        long warmLabels,
        long everyMinutes,
        String promote,
        boolean refresh,
        String base,
        String settings,
        String trainedAt,
        String triedAt,
        String warmedAt,
        String wanted,
        String sampler) {
    static final String SELECT =
            "SELECT l.project_id, l.enabled, l.mode, l.every_labels, l.warm_labels, l.every_minutes, l.promote, l.refresh,"
                    + " l.base, l.settings, l.trained_at, l.tried_at, l.warmed_at, l.wanted, l.sampler FROM learners l ";
    static final RowMapper<LearnerRow> MAPPER = ConstructorMapper.of(LearnerRow.class);

    /** Of a project that nobody set anything for. */
    static LearnerRow ofDefaults(long project) {
        LearningPolicy policy = LearningPolicy.DEFAULT;
        return new LearnerRow(
                project,
                true,
                LearningPolicy.word(policy.mode()),
                policy.every(),
                policy.warm(),
                policy.minutes(),
                LearningPolicy.word(policy.promotion()),
                policy.refresh(),
                null,
                "{}",
                null,
                null,
                null,
                null,
                null);
    }

    LearningPolicy policy() {
        return new LearningPolicy(
                LearningPolicy.Mode.of(mode),
                everyLabels,
                warmLabels,
                everyMinutes,
                LearningPolicy.Promotion.of(promote),
                refresh);
    }

    JsonObject settingsJson() {
        return JsonObject.owning(Json.parse(settings));
    }

    /** When the last training of either kind began, as stored; null for none. What was labelled since is new to every version. */
    String begunAt() {
        if (triedAt == null || warmedAt == null) {
            return triedAt == null ? warmedAt : triedAt;
        }
        return triedAt.compareTo(warmedAt) > 0 ? triedAt : warmedAt;
    }

    Optional<Instant> tried() {
        return Optional.ofNullable(triedAt).map(Times::instant);
    }
}
