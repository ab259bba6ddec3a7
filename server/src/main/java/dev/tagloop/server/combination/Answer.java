package dev.tagloop.server.combination;

import dev.tagloop.labelstudio.model.Region;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What one person or model said of a task.
 *
 * @param result the regions
 * @param score of a prediction as a whole
 * @param model whether a model said it: people are sure of what they say, whatever score a region kept from a suggestion
 */
record Answer(List<Region> result, OptionalDouble score, boolean model, Instant at) {
    Answer {
        result = List.copyOf(result);
    }

    /** How sure it is of a region: the region's score, else that of the whole, else 1. What lies outside of 0 to 1 is no score. */
    double sure(Region region) {
        OptionalDouble own = usable(region.score());
        OptionalDouble told = own.isPresent() ? own : usable(score);
        return model ? told.orElse(1) : 1;
    }

    private static OptionalDouble usable(OptionalDouble score) {
        return score.isPresent() && score.getAsDouble() >= 0 && score.getAsDouble() <= 1
                ? score
                : OptionalDouble.empty();
    }
}
