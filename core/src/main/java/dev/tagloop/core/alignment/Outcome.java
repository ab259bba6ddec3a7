package dev.tagloop.core.alignment;

import dev.tagloop.core.text.CodePointSpan;

/** What became of one labelled span when it was laid over tokens. */
public sealed interface Outcome {

    /** The span begins and ends on token edges. */
    record Exact() implements Outcome {}

    /**
     * The span was moved to the edges of the tokens that carry it.
     *
     * @param to where the label lies now, in code points
     */
    record Snapped(CodePointSpan to) implements Outcome {}

    /**
     * No token carries the span.
     *
     * @param reason why
     */
    record Dropped(Reason reason) implements Outcome {}

    /** Why a span could not be kept. */
    enum Reason {
        /** It covers only blanks or characters that the tokenizer leaves out. */
        NO_TOKEN("it covers no token"),
        /** Each of its tokens belongs to a span that starts earlier or is longer; a token carries one label. */
        TAKEN("its tokens are taken by an overlapping span");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** The reason in words, to follow "dropped because". */
        public String sentence() {
            return sentence;
        }
    }
}
