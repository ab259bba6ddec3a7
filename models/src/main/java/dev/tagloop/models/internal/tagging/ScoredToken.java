package dev.tagloop.models.internal.tagging;

import dev.tagloop.core.text.CodePointSpan;

/**
 * A token of the text (never a special one) with the probability of each label.
 *
 * @param index its position in the encoded sequence
 * @param word the token's string; for an unknown token the text it stands for
 * @param scores probabilities by label id
 * @param span where in the text; null where the tokenizer knows no offsets
 * @param continues whether it goes on with the word of the token before it
 */
record ScoredToken(int index, String word, float[] scores, CodePointSpan span, boolean continues) {

    /** The id of the likeliest label, the first of equals. */
    int best() {
        return Probabilities.argMax(scores);
    }
}
