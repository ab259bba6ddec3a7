package dev.tagloop.models;

import dev.tagloop.core.text.CodePointSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A text as a model reads it: word pieces with special tokens around them. All lists have one entry a token.
 *
 * @param ids rows of the vocabulary
 * @param tokens the tokens as the vocabulary writes them, such as {@code ##ing}
 * @param spans where each token comes from, in code points of the original text; null for special tokens
 * @param wordIds the word of each token, counted from 0; -1 for special tokens
 * @param special true for tokens that the tokenizer put around the text
 * @param wordShapes the row of the {@link WordShape} of the token's whole word, also where a window cuts the word
 */
public record Encoding(
        int[] ids, List<String> tokens, List<CodePointSpan> spans, int[] wordIds, boolean[] special, int[] wordShapes) {

    /** Copies everything. */
    public Encoding {
        int size = ids.length;
        if (tokens.size() != size
                || spans.size() != size
                || wordIds.length != size
                || special.length != size
                || wordShapes.length != size) {
            throw new IllegalArgumentException("all parts of an encoding need " + size + " entries");
        }
        ids = ids.clone();
        tokens = List.copyOf(tokens);
        // List.copyOf refuses the nulls of special tokens.
        spans = Collections.unmodifiableList(new ArrayList<>(spans));
        wordIds = wordIds.clone();
        special = special.clone();
        wordShapes = wordShapes.clone();
    }

    /** The number of tokens, special ones included. */
    public int size() {
        return ids.length;
    }

    @Override
    public int[] ids() {
        return ids.clone();
    }

    @Override
    public int[] wordIds() {
        return wordIds.clone();
    }

    @Override
    public boolean[] special() {
        return special.clone();
    }

    @Override
    public int[] wordShapes() {
        return wordShapes.clone();
    }

    /** Whether one token is special; for loops that should not copy the array. */
    public boolean isSpecial(int token) {
        return special[token];
    }

    /** The tokens at these positions, in this order, with all that belongs to them. */
    Encoding select(int[] positions) {
        int[] newIds = new int[positions.length];
        List<String> newTokens = new ArrayList<>();
        List<CodePointSpan> newSpans = new ArrayList<>();
        int[] newWordIds = new int[positions.length];
        boolean[] newSpecial = new boolean[positions.length];
        int[] newShapes = new int[positions.length];
        for (int i = 0; i < positions.length; i++) {
            int from = positions[i];
            newIds[i] = ids[from];
            newTokens.add(tokens.get(from));
            newSpans.add(spans.get(from));
            newWordIds[i] = wordIds[from];
            newSpecial[i] = special[from];
            newShapes[i] = wordShapes[from];
        }
        return new Encoding(newIds, newTokens, newSpans, newWordIds, newSpecial, newShapes);
    }

    /** Equal token for token. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Encoding that
                && Arrays.equals(ids, that.ids)
                && tokens.equals(that.tokens)
                && spans.equals(that.spans)
                && Arrays.equals(wordIds, that.wordIds)
                && Arrays.equals(special, that.special)
                && Arrays.equals(wordShapes, that.wordShapes);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(ids) + spans.hashCode();
    }

    @Override
    public String toString() {
        return "Encoding" + tokens;
    }
}
