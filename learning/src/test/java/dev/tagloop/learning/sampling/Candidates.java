package dev.tagloop.learning.sampling;

import java.util.List;

/** Candidates with one word each. */
public final class Candidates {
    private Candidates() {}

    /** Known by its embedding alone. */
    public static Candidate at(String key, float... embedding) {
        return new Candidate(key, "text " + key, 1, TaskScores.ofEmbedding(embedding));
    }

    /** With probabilities of LOC, ORG and no label, and an embedding. */
    public static Candidate of(String key, float[] probabilities, float... embedding) {
        TaskScores scores = TaskScores.of(List.of(key), List.of("B-LOC", "B-ORG", "O"), new float[][] {probabilities});
        return new Candidate(key, "text " + key, 1, scores.withEmbedding(embedding));
    }

    /** The keys of picks. */
    public static List<String> keys(List<Pick> picks) {
        return picks.stream().map(pick -> pick.candidate().key()).toList();
    }
}
