package dev.tagloop.learning.sampling.uncertainty;

import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.Reason;
import dev.tagloop.learning.sampling.TaskScores;

/** A score that each unit has part in by a number of its own: higher where the model is less sure. */
abstract class UnitAcquisition implements Acquisition {
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
    public Reason why(TaskScores scores) {
        return scores.units().isEmpty() ? Reasons.nothing() : Reasons.leastSure(scores, Reasons.largest(units(scores)));
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
