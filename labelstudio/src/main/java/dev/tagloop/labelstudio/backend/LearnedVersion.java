package dev.tagloop.labelstudio.backend;

import static java.util.Objects.requireNonNull;

import dev.tagloop.labelstudio.json.JsonObject;
import java.time.Instant;

/**
 * A version of a learner's model.
 *
 * @param name such as {@code v3}; predictions carry it
 * @param created when its training ended
 * @param promoted whether it is the one that answers
 * @param details all that is known of it: {@code snapshot} (digest of the labels), {@code documents}, {@code trained}, {@code held_out}, {@code base},
 *     {@code base_revision}, {@code dataset_revision}, {@code settings}, {@code seed}, {@code seconds}, {@code precision}, {@code recall}, {@code f1},
 *     {@code task}, {@code metric} (the figure that versions are compared by), {@code metrics} (all figures by name),
 *     {@code method}, {@code labels} (by label: {@code precision}, {@code recall}, {@code f1}, {@code gold}, {@code predicted}, {@code correct}), {@code confusion}
 *     (gold label, then predicted label, then count; {@code O} for nothing), {@code calibration} (how far the scores of predictions mean what they say:
 *     {@code predictions}, {@code error} and {@code bins} of {@code count}, {@code score} and {@code accuracy}; with {@code temperature},
 *     {@code calibrated_error} and {@code calibrated_bins} where there were enough), {@code epochs} and {@code notes}; scores are left out where
 *     nothing was measured
 */
public record LearnedVersion(String name, Instant created, boolean promoted, JsonObject details) {
    /** Checks that everything is there. */
    public LearnedVersion {
        requireNonNull(name, "name");
        requireNonNull(created, "created");
        requireNonNull(details, "details");
    }
}
