package dev.tagloop.learning.sampling.uncertainty;

import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.Reason;
import dev.tagloop.learning.sampling.TaskScores;

/** How far versions of a model disagree, mean over the units. */
abstract class CommitteeAcquisition extends UnitAcquisition {

    @Override
    public final Need need() {
        return Need.MEMBERS;
    }

    @Override
    final double pool(double[] units) {
        return Pooling.MEAN.of(units);
    }

    @Override
    public final Reason why(TaskScores scores) {
        return scores.units().isEmpty()
                ? Reasons.nothing()
                : Reasons.disagree("versions", "versions", scores, scores.members(), Reasons.largest(units(scores)));
    }
}
