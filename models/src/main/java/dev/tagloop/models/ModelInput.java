package dev.tagloop.models;

import dev.tagloop.core.text.Text;
import java.util.List;

/**
 * What a model reads at once, without padding. Arrays are copied when it is made and not to be changed.
 *
 * @param ids rows of the vocabulary
 * @param types segments of the tokens
 * @param shapes rows of {@link WordShape}
 */
public record ModelInput(int[] ids, int[] types, int[] shapes) {
    /** Copies the arrays. */
    public ModelInput {
        ids = ids.clone();
        types = types.clone();
        shapes = shapes.clone();
    }

    static ModelInput of(Encoding encoding) {
        return new ModelInput(encoding.ids(), new int[encoding.size()], encoding.wordShapes());
    }

    static ModelInput of(PairEncoding pair) {
        return new ModelInput(
                pair.encoding().ids(), pair.types(), pair.encoding().wordShapes());
    }

    /**
     * The windows over two texts that are read together, each with the whole first one.
     *
     * @throws IllegalArgumentException if the first text leaves no room
     */
    static List<ModelInput> ofPair(FastTokenizer tokenizer, String first, String second, int stride) {
        return tokenizer.encodePair(Text.of(first), Text.of(second)).windows(tokenizer.maxLength(), stride).stream()
                .map(ModelInput::of)
                .toList();
    }

    static List<ModelInput> all(List<Encoding> encodings) {
        return encodings.stream().map(ModelInput::of).toList();
    }

    /** Number of tokens. */
    public int size() {
        return ids.length;
    }

    /** Puts the row at its place into the inputs of a batch, which are filled with padding. */
    void put(long[] allIds, long[] allTypes, long[] allShapes, long[] mask, int at) {
        for (int i = 0; i < ids.length; i++) {
            allIds[at + i] = ids[i];
            allTypes[at + i] = types[i];
            allShapes[at + i] = shapes[i];
            mask[at + i] = 1;
        }
    }
}
