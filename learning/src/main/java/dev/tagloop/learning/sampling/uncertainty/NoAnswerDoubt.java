package dev.tagloop.learning.sampling.uncertainty;

import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.Reason;
import dev.tagloop.learning.sampling.TaskScores;

/**
 * How open it is whether a text answers its question at all: the entropy, in nats, of "no answer" against the best answer, whose difference decides
 * in SQuAD 2.0 (Rajpurkar, Jia and Liang 2018). Which of several answers is right does not count.
 */
public final class NoAnswerDoubt implements Acquisition {

    @Override
    public String name() {
        return "no-answer";
    }

    @Override
    public Need need() {
        return Need.ANSWER;
    }

    @Override
    public double score(TaskScores scores) {
        double none = none(scores);
        double best = scores.probabilities()[0][best(scores)];
        double sum = none + best;
        return sum == 0 ? 0 : Distribution.entropy(new double[] {none / sum, best / sum});
    }

    @Override
    public Reason why(TaskScores scores) {
        int best = best(scores);
        return Reasons.of(
                "no-answer",
                "unsure whether the text answers the question: %s %% no answer, %s %% %s",
                Reasons.percent(none(scores)),
                Reasons.percent(scores.probabilities()[0][best]),
                scores.labels().get(best));
    }

    private static double none(TaskScores scores) {
        return scores.probabilities()[0][scores.labels().indexOf(TaskScores.NO_ANSWER)];
    }

    /** The likeliest of the answers, which come first. */
    private static int best(TaskScores scores) {
        float[] row = scores.probabilities()[0];
        int best = 0;
        for (int i = 1; i < scores.labels().indexOf(TaskScores.NO_ANSWER); i++) {
            best = row[i] > row[best] ? i : best;
        }
        return best;
    }
}
