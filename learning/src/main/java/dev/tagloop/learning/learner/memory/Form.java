package dev.tagloop.learning.learner.memory;

import java.util.Map;
import java.util.TreeMap;

/** A surface form and how often it stood in labelled texts: with which label, and without one of its own. */
final class Form {
    private final String text;
    /** Sorted, so that what is suggested depends on the labels alone and not on the order in which they came. */
    private final Map<String, Integer> labelled = new TreeMap<>();

    private int unlabelled;

    Form(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Counts, or with a negative number takes back, occurrences with this label. */
    void count(String label, int times) {
        labelled.merge(label, times, (old, more) -> old + more == 0 ? null : old + more);
    }

    void countUnlabelled(int times) {
        unlabelled += times;
    }

    /** Whether nobody labels it any more. */
    boolean isForgotten() {
        return labelled.isEmpty();
    }

    /** Whether at least half of all occurrences had one and the same label: it is a name more often than a common word or another name. */
    boolean isSuggested() {
        return !labelled.isEmpty() && 2 * labelled.get(label()) >= labelledTimes() + unlabelled;
    }

    /** The label that it had most often; of several, the first by name. */
    String label() {
        String best = null;
        int most = 0;
        for (Map.Entry<String, Integer> entry : labelled.entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                best = entry.getKey();
            }
        }
        return best;
    }

    /** The share of all occurrences that had that label, as if it had been seen once more without. */
    double score() {
        return (double) labelled.get(label()) / (labelledTimes() + unlabelled + 1);
    }

    private int labelledTimes() {
        return labelled.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public String toString() {
        return text + " " + labelled + " " + unlabelled;
    }
}
