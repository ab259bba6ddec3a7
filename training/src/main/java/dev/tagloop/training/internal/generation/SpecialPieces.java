package dev.tagloop.training.internal.generation;

import dev.tagloop.models.ModelConfig;
import java.util.List;

/**
 * Pieces with a meaning for writing.
 *
 * @param start what a decoder begins with
 * @param pad what fills short rows
 * @param ends the pieces that end a text
 * @param forcedFirst the piece that always follows the start, -1 for none
 * @param forcedLast the piece that always ends a text of the longest length, -1 for none
 */
public record SpecialPieces(int start, int pad, List<Integer> ends, int forcedFirst, int forcedLast) {

    private static final int NONE = -1;

    /** Of a {@code generation_config.json}, or of a {@code config.json} where there is none. */
    public static SpecialPieces of(ModelConfig config) {
        int pad = config.integer("pad_token_id", 0);
        return new SpecialPieces(
                config.integer("decoder_start_token_id", config.integer("bos_token_id", pad)),
                pad,
                config.integers("eos_token_id"),
                config.integer("forced_bos_token_id", NONE),
                config.integer("forced_eos_token_id", NONE));
    }

    boolean isEnd(int piece) {
        return ends.contains(piece);
    }
}
