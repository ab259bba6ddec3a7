package dev.tagloop.training.internal.seq2seq;

import dev.tagloop.training.internal.layers.Encoder;
import dev.tagloop.training.internal.tensor.Dropout;

/** The part that writes: from the pieces written so far and what was read to one vector a piece. */
@FunctionalInterface
public interface Decoder {

    /**
     * All states of the target's pieces.
     *
     * @param past earlier pieces, which the target then lacks; null when the target has all pieces
     */
    Encoder.States states(Target target, Memory memory, Past past, Dropout dropout);
}
