package dev.tagloop.learning.sampling.uncertainty;

import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.TaskScores;

/** A score that each unit has part in by a number of its own: higher where the model is less sure. */
abstract class UnitAcquisition implements Acquisition {
    static final String NOTHING_TO_READ = "there is nothing to read in it";

    @Override
    public Need need() {
        return Need.PROBABILITIES;
    }

    @Override
    public final double score(TaskScores scores) {
        double[] units = units(scores);
        return units.length == 0 ? 0 : pool(units);
    }

    @Override
    public String reason(TaskScores scores) {
        return scores.units().isEmpty() ? NOTHING_TO_READ : Reasons.leastSure(scores, Reasons.largest(units(scores)));
    }

    /** The units' numbers. */
    final double[] units(TaskScores scores) {
        double[] values = new double[scores.units().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = unit(scores, i);
        }
        return values;
    }

    abstract double unit(TaskScores scores, int unit);

    abstract double pool(double[] units);
}
