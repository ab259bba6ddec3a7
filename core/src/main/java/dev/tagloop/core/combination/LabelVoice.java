package dev.tagloop.core.combination;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one annotator or model says of a whole document.
 *
 * @param <L> the labels
 * @param weight how much it counts, 0 or more
 * @param scores of the labels that it gave, calibrated; 1 for a person's
 */
public record LabelVoice<L>(double weight, Map<L, Double> scores) {

    /** @throws IllegalArgumentException if the weight is negative or no number */
    public LabelVoice {
        if (!(weight >= 0)) {
            throw new IllegalArgumentException("the weight of a voice is 0 or more, not " + weight);
        }
        scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    }

    /**
     * How far each label is supported: the mean of its scores by weight, over all voices, those that did not give it counting 0.
     *
     * @return by label in the order of the first who gave it; empty where nobody has weight
     */
    public static <L> Map<L, Double> support(List<LabelVoice<L>> voices) {
        double all = voices.stream().mapToDouble(LabelVoice::weight).sum();
        Map<L, Double> support = new LinkedHashMap<>();
        if (all > 0) {
            for (LabelVoice<L> voice : voices) {
                voice.scores().forEach((label, score) -> support.merge(label, voice.weight() * score, Double::sum));
            }
            support.replaceAll((label, sum) -> sum / all);
        }
        return support;
    }
}
