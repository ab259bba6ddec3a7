package dev.tagloop.core.metrics;

import java.util.List;

/** The share of tokens with the right tag; mostly {@code O} in entity tagging, so read it beside the entity scores. */
public final class TokenAccuracy {

    private TokenAccuracy() {}

    /**
     * Counts equal tags at equal places. Tags without a partner count as wrong if labelled and not at all if predicted,
     * as in seqeval.
     *
     * @throws IllegalArgumentException if no tag is labelled
     */
    public static double of(List<List<String>> gold, List<List<String>> predicted) {
        List<String> goldTags = gold.stream().flatMap(List::stream).toList();
        List<String> predictedTags = predicted.stream().flatMap(List::stream).toList();
        if (goldTags.isEmpty()) {
            throw new IllegalArgumentException("there is no token to score");
        }
        int equal = 0;
        for (int i = 0; i < Math.min(goldTags.size(), predictedTags.size()); i++) {
            if (goldTags.get(i).equals(predictedTags.get(i))) {
                equal++;
            }
        }
        return (double) equal / goldTags.size();
    }
}
