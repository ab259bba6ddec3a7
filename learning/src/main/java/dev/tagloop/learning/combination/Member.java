package dev.tagloop.learning.combination;

import dev.tagloop.core.combination.ScoreCalibration;

/**
 * A model of a combination.
 *
 * @param name what people call it, such as {@code v3}
 * @param model where it is: a folder, seen from that of the combination where it begins with a dot, or a Hub id that is in the cache
 * @param digest names its content; a combination answers only with the models that it was made of
 * @param weight how much its voice counts, 0 or more
 * @param calibration turns its scores into probabilities
 */
public record Member(String name, String model, String digest, double weight, ScoreCalibration calibration) {

    /** @throws IllegalArgumentException if the weight is negative or no number */
    public Member {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("the weight of " + name + " is 0 or more, not " + weight);
        }
    }
}
