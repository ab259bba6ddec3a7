package dev.tagloop.core.alignment;

import dev.tagloop.core.text.CodePointSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;

/**
 * Spreads word tags over the word pieces of one window. Pieces that carry no label get {@link #IGNORED}, which the loss
 * and the metrics leave out.
 */
public final class PieceLabels {

    /** Label id of a piece that does not count, as in PyTorch's cross entropy. */
    public static final int IGNORED = -100;

    /** Which pieces of a word carry its tag. */
    public enum Policy {
        /** The first piece only, so that each word counts once whatever its length. */
        FIRST,
        /** Every piece; after the first one of a word that begins an entity with the {@code I-} form. */
        EVERY
    }

    private final Policy policy;
    private final ToIntFunction<String> idOf;

    /**
     * @param policy which pieces carry a label
     * @param idOf the model's id of a tag; asked only for tags that occur
     */
    public PieceLabels(Policy policy, ToIntFunction<String> idOf) {
        this.policy = Objects.requireNonNull(policy, "policy");
        this.idOf = Objects.requireNonNull(idOf, "idOf");
    }

    /**
     * Where each word lies: from the start of its first piece to the end of its last one.
     *
     * @param pieces where each piece of the whole text lies; null for pieces that stand for no text
     * @param wordIds the word of each piece, rising from 0; negative where there is none
     * @return one span a word; null for a word without pieces (one that normalises to nothing)
     */
    public static List<CodePointSpan> wordSpans(List<CodePointSpan> pieces, int[] wordIds) {
        List<CodePointSpan> words = new ArrayList<>();
        for (int i = 0; i < wordIds.length; i++) {
            CodePointSpan piece = pieces.get(i);
            if (wordIds[i] < 0 || piece == null) {
                continue;
            }
            while (words.size() <= wordIds[i]) {
                words.add(null);
            }
            CodePointSpan word = words.get(wordIds[i]);
            words.set(
                    wordIds[i],
                    word == null
                            ? piece
                            : new CodePointSpan(
                                    Math.min(word.start(), piece.start()), Math.max(word.end(), piece.end())));
        }
        return words;
    }

    /**
     * The label id of each piece of a window. A word whose first piece lies in an earlier window is left out under
     * {@link Policy#FIRST}: its later pieces are never taken for first ones.
     *
     * @param wordTags the tag of each word of the whole text
     * @param words where each word lies, from {@link #wordSpans}
     * @param pieces where each piece of this window lies, in code points of the whole text
     * @param wordIds the word of each piece of this window; negative where there is none
     */
    public int[] of(List<String> wordTags, List<CodePointSpan> words, List<CodePointSpan> pieces, int[] wordIds) {
        int[] labels = new int[wordIds.length];
        for (int i = 0; i < labels.length; i++) {
            int word = wordIds[i];
            labels[i] = IGNORED;
            if (word < 0 || pieces.get(i) == null) {
                continue;
            }
            boolean first = (i == 0 || wordIds[i - 1] != word)
                    && pieces.get(i).start() == words.get(word).start();
            if (first) {
                labels[i] = idOf.applyAsInt(wordTags.get(word));
            } else if (policy == Policy.EVERY) {
                labels[i] = idOf.applyAsInt(Bio.continuation(wordTags.get(word)));
            }
        }
        return labels;
    }
}
