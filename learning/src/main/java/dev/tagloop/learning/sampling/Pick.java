package dev.tagloop.learning.sampling;

/**
 * A task that is to be labelled.
 *
 * @param candidate the task
 * @param score how much it is wanted; comparable within one selection only
 * @param why what is said about it to the person who labels it
 */
public record Pick(Candidate candidate, double score, Reason why) {

    /** The same for another reason. */
    public Pick because(Reason other) {
        return new Pick(candidate, score, other);
    }

    /** Why, in English words. */
    public String reason() {
        return why.words();
    }
}
