package dev.tagloop.learning.sampling.uncertainty;

import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.Reason;
import dev.tagloop.learning.sampling.TaskScores;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/**
 * How much what the model writes changes when it is asked again: one less the mean similarity of all pairs, as in BLEU variance (Xiao et al. 2020;
 * for summaries Gidiotis and Tsoumakas 2022), with ROUGE-L in place of BLEU.
 */
public final class WrittenDisagreement implements Acquisition {
    private final ToDoubleBiFunction<String, String> similarity;

    /** Measures by ROUGE-L. */
    public WrittenDisagreement() {
        this(AnyScriptRouge::f1);
    }

    /** @param similarity of two texts, 0 to 1, the same both ways */
    public WrittenDisagreement(ToDoubleBiFunction<String, String> similarity) {
        this.similarity = similarity;
    }

    @Override
    public String name() {
        return "changing-text";
    }

    @Override
    public Need need() {
        return Need.SEVERAL_WRITTEN;
    }

    @Override
    public double score(TaskScores scores) {
        List<String> texts = scores.written().orElseThrow().texts();
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < texts.size(); i++) {
            for (int j = i + 1; j < texts.size(); j++) {
                sum += similarity.applyAsDouble(texts.get(i), texts.get(j));
                pairs++;
            }
        }
        return pairs == 0 ? 0 : 1 - sum / pairs;
    }

    @Override
    public Reason why(TaskScores scores) {
        return Reasons.of(
                "changing-text",
                "asked %s times, the model writes texts that differ by %s %%",
                scores.written().orElseThrow().texts().size(),
                Reasons.percent(score(scores)));
    }
}
