package dev.tagloop.learning.sampling;

/**
 * A task that is to be labelled.
 *
 * @param candidate the task
 * @param score how much it is wanted; comparable within one selection only
 * @param reason why, in words for the person who labels it
 */
public record Pick(Candidate candidate, double score, String reason) {

    /** The same with more to say. */
    public Pick because(String longer) {
        return new Pick(candidate, score, longer);
    }
}
