package dev.tagloop.learning.data;

import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Decides which documents are never trained on. A document's own text and the seed decide alone, so its side never changes
 * while others are added, relabelled or removed, and equal documents are always on one side.
 *
 * @param share share of documents held out, 0 (none) to below 1
 * @param seed another seed holds out other documents
 */
public record HeldOut(double share, long seed) {

    /** The share that is held out unless somebody says otherwise. */
    public static final double DEFAULT_SHARE = 0.15;

    /** Checks the share. */
    public HeldOut {
        checkShare(share);
    }

    /** @throws IllegalArgumentException if the share is not from 0 to below 1 */
    public static void checkShare(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("the held-out share is from 0 to below 1, not " + share);
        }
    }

    /** Whether the document, given as its texts in order, is held out. */
    public boolean holdsOut(List<LabeledText> document) {
        return holdsOutTexts(document.stream().map(LabeledText::text).toList());
    }

    /** Whether the document is held out whose texts these are. */
    public boolean holdsOutTexts(List<String> document) {
        MessageDigest digest = Sha256.fresh();
        digest.update((seed + "\n").getBytes(StandardCharsets.UTF_8));
        for (String part : document) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
        byte[] hash = digest.digest();
        long bits = 0;
        for (int i = 0; i < 7; i++) {
            bits = bits << 8 | hash[i] & 0xFF;
        }
        return bits * 0x1p-56 < share;
    }

    /**
     * The two sides of a split, each in the order of the whole.
     *
     * @param train what is trained on
     * @param heldOut what is not
     * @param <D> a document
     */
    public record Sides<D>(List<D> train, List<D> heldOut) {}

    /** Which documents lie on which side. @param texts the texts of a document, in order */
    public <D> Sides<D> sides(Collection<D> documents, Function<D, List<String>> texts) {
        Sides<D> sides = new Sides<>(new ArrayList<>(), new ArrayList<>());
        documents.forEach(
                document -> (holdsOutTexts(texts.apply(document)) ? sides.heldOut : sides.train).add(document));
        return sides;
    }
}
