package dev.tagloop.core.labelerrors;

import dev.tagloop.core.span.LabeledSpan;

/**
 * A span whose borders are not as the project has them elsewhere.
 *
 * @param kind what is unusual
 * @param document place of the text in the list
 * @param span as labelled
 * @param suggested the same with usual borders
 * @param edge the text at the border that is in or out against the convention
 * @param usual how often the convention is kept at this edge; 0 for rules that need no example
 * @param broken how often it is broken
 */
public record ConventionBreak(
        Kind kind, int document, LabeledSpan span, LabeledSpan suggested, String edge, int usual, int broken) {

    /** What may be unusual at a border. */
    public enum Kind {
        /** Begins or ends with blanks. */
        BLANKS,
        /** Begins or ends inside a word. */
        PART_OF_WORD,
        /** Holds a word or sign at its border, such as a title or a comma, that most spans of its label leave out. */
        USUALLY_OUT,
        /** Leaves out what most spans of its label hold. */
        USUALLY_IN
    }
}
