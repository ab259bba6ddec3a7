package dev.tagloop.training.internal.seq2seq;

import dev.tagloop.training.internal.layers.Batch;
import dev.tagloop.training.internal.layers.Encoder;
import dev.tagloop.training.internal.layers.Slot;
import dev.tagloop.training.internal.tensor.Dropout;
import dev.tagloop.training.internal.tensor.Ops;

/** The part of T5 that reads. */
record T5Encoder(Slot words, T5Stack stack) implements Encoder {

    @Override
    public States states(Batch batch, Dropout dropout) {
        return stack.states(Ops.embedding(batch.ids(), words.get()), batch, dropout);
    }

    @Override
    public int hidden() {
        return words.shape()[1];
    }
}
