package dev.tagloop.training.internal.generation;

/** Changes the scores of what may follow. */
@FunctionalInterface
interface ScoreRule {

    /**
     * Changes scores in place.
     *
     * @param input number of the text that was read
     * @param written the pieces so far, the start included
     * @param scores of every piece of the vocabulary
     */
    void apply(int input, int[] written, float[] scores);
}
