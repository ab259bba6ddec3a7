package dev.tagloop.learning.sampling.uncertainty;

import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.TaskScores;
import java.util.Arrays;
import java.util.Locale;

/** How unlikely the model finds what it wrote: the negative mean log-probability of its pieces (normalized sequence probability, Ueffing and Ney 2007). */
public final class WrittenImprobability implements Acquisition {

    @Override
    public String name() {
        return "unlikely-text";
    }

    @Override
    public Need need() {
        return Need.WRITTEN;
    }

    @Override
    public double score(TaskScores scores) {
        return -mean(scores);
    }

    @Override
    public String reason(TaskScores scores) {
        return String.format(
                Locale.ROOT, "the model gives its own words %.0f %% each on average", 100 * Math.exp(mean(scores)));
    }

    private static double mean(TaskScores scores) {
        return Arrays.stream(scores.written().orElseThrow().logProbabilities())
                .average()
                .orElse(0);
    }
}
