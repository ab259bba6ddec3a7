package dev.tagloop.models;

import dev.tagloop.core.alignment.Windows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two texts as a model reads them together, such as a question and the text that may answer it.
 *
 * @param encoding all tokens; the spans and word ids of each text count in that text
 * @param types the segment of each token, for models that tell segments apart
 * @param sequences 0 for tokens of the first text, 1 for those of the second, -1 for special ones
 */
public record PairEncoding(Encoding encoding, int[] types, int[] sequences) {
    /** Copies the arrays. */
    public PairEncoding {
        types = types.clone();
        sequences = sequences.clone();
    }

    @Override
    public int[] types() {
        return types.clone();
    }

    @Override
    public int[] sequences() {
        return sequences.clone();
    }

    /**
     * Windows over the second text, each with the whole first one and the special tokens.
     *
     * @param length the longest window, special tokens included
     * @param stride tokens of the second text that a window repeats from the one before
     * @throws IllegalArgumentException if the first text leaves no room for more than {@code stride} tokens of the second
     */
    public List<PairEncoding> windows(int length, int stride) {
        if (encoding.size() <= length) {
            return List.of(this);
        }
        int[] second = IntStream.range(0, sequences.length)
                .filter(i -> sequences[i] == 1)
                .toArray();
        int room = length - (encoding.size() - second.length);
        if (room <= stride) {
            throw new IllegalArgumentException("the first text takes " + (encoding.size() - second.length)
                    + " of the " + length + " tokens that fit, special ones included; that leaves " + Math.max(0, room)
                    + " for the second text, too few for windows that overlap by " + stride
                    + ": shorten the first text or the overlap");
        }
        List<PairEncoding> windows = new ArrayList<>();
        for (Windows.Range range : Windows.of(second.length, room, stride).ranges()) {
            int from = second[range.start()];
            int to = second[range.end() - 1];
            windows.add(select(IntStream.range(0, sequences.length)
                    .filter(i -> sequences[i] != 1 || i >= from && i <= to)
                    .toArray()));
        }
        return windows;
    }

    private PairEncoding select(int[] positions) {
        return new PairEncoding(
                encoding.select(positions),
                IntStream.of(positions).map(i -> types[i]).toArray(),
                IntStream.of(positions).map(i -> sequences[i]).toArray());
    }

    /** Equal token for token. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PairEncoding that
                && encoding.equals(that.encoding)
                && Arrays.equals(types, that.types)
                && Arrays.equals(sequences, that.sequences);
    }

    @Override
    public int hashCode() {
        return encoding.hashCode();
    }

    @Override
    public String toString() {
        return "PairEncoding" + encoding.tokens();
    }
}
