package dev.tagloop.learning.sampling.uncertainty;

import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.Reason;
import dev.tagloop.learning.sampling.TaskScores;
import java.util.Arrays;

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
    public Reason why(TaskScores scores) {
        return Reasons.of(
                "unlikely-text",
                "the model gives its own words %s %% each on average",
                Reasons.percent(Math.exp(mean(scores))));
    }

    private static double mean(TaskScores scores) {
        return Arrays.stream(scores.written().orElseThrow().logProbabilities())
                .average()
                .orElse(0);
    }
}
