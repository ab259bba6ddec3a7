package dev.tagloop.models.internal.tokenizer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.BitSet;
import java.util.Deque;

/**
 * The table of SentencePiece's normalizer: the length of a double-array trie, its units, and the texts that they point to,
 * each ended by a zero byte. Units: github.com/s-yata/darts-clone.
 */
final class CharsMap {
    private final IntBuffer units;
    private final ByteBuffer texts;
    private final BitSet seen = new BitSet();
    private final Deque<Integer> open = new ArrayDeque<>();

    private CharsMap(IntBuffer units, ByteBuffer texts) {
        this.units = units;
        this.texts = texts;
    }

    /** @throws dev.tagloop.models.ModelFormatException if looking a text up could leave the table */
    static void check(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw TokenizerCheck.damaged("its precompiled_charsmap is not in Base64");
        }
        ByteBuffer table = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int length = bytes.length < 4 ? 0 : table.getInt();
        if (length <= 0 || length > table.remaining() || length % Integer.BYTES != 0) {
            throw TokenizerCheck.damaged("its precompiled_charsmap is cut off or damaged");
        }
        IntBuffer units = table.slice(4, length).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        ByteBuffer texts = table.slice(4 + length, table.remaining() - length);
        checkTexts(texts.duplicate());
        new CharsMap(units, texts).walk();
    }

    /** Goes to every place that some text leads to. */
    private void walk() {
        reach(offset(units.get(0)));
        while (!open.isEmpty()) {
            int node = open.pop();
            for (int letter = 1; letter < 256; letter++) {
                int place = node ^ letter;
                int unit = unit(place);
                // The label of a leaf has the highest bit too, so that no letter equals it.
                if ((unit & 0x800000ff) == letter) {
                    int next = place ^ offset(unit);
                    reach(next);
                    if ((unit >>> 8 & 1) == 1 && !startsText(unit(next) & Integer.MAX_VALUE)) {
                        throw TokenizerCheck.damaged("its precompiled_charsmap points beside its texts");
                    }
                }
            }
        }
    }

    private void reach(int node) {
        unit(node);
        if (!seen.get(node)) {
            seen.set(node);
            open.push(node);
        }
    }

    private int unit(int place) {
        if (place < 0 || place >= units.limit()) {
            throw TokenizerCheck.damaged("its precompiled_charsmap leads out of its own table");
        }
        return units.get(place);
    }

    private static int offset(int unit) {
        return unit >>> 10 << ((unit & 1 << 9) >>> 6);
    }

    private boolean startsText(int at) {
        return at == texts.limit() || at < texts.limit() && (texts.get(at) & 0xc0) != 0x80;
    }

    private static void checkTexts(ByteBuffer texts) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(texts);
        } catch (CharacterCodingException e) {
            throw TokenizerCheck.damaged("its precompiled_charsmap holds texts that are not in UTF-8");
        }
    }
}
