package dev.tagloop.models;

/** How token labels become entities: the strategies of Hugging Face's token classification pipeline, and our own. */
public enum Aggregation {
    /** Every token that is not ignored, with its own label ({@code B-PER}). */
    NONE,
    /** Neighbouring tokens of one type become one entity; a word whose pieces disagree falls apart. */
    SIMPLE,
    /** As {@link #SIMPLE} over whole words; a word has the label of its first piece. */
    FIRST,
    /** As {@link #SIMPLE} over whole words; a word has the label with the highest mean probability. */
    AVERAGE,
    /** As {@link #SIMPLE} over whole words; a word has the label of its surest piece. */
    MAX,
    /**
     * Our own: a word has the scores of its first piece, and of all sequences of labels that the scheme allows (no
     * {@code I-PER} without a {@code B-PER} before it) the likeliest over the whole text is taken.
     */
    CONSTRAINED
}
