package dev.tagloop.training.internal.seq2seq;

import ai.djl.ndarray.NDArray;
import dev.tagloop.training.internal.layers.Attention;
import dev.tagloop.training.internal.layers.Linear;
import dev.tagloop.training.internal.tensor.Dropout;

/** Attention with its output layer, which goes on from what it has read before where somebody keeps that. */
record Attending(Attention attention, Linear output) {

    /** The sequence attending to itself; {@code past} may be null. */
    NDArray self(int layer, NDArray x, NDArray bias, Past past, Dropout dropout) {
        KeyValue read = new KeyValue(attention.keys(x), attention.values(x));
        return mix(x, past == null ? read : past.own(layer, read), bias, dropout);
    }

    /** The sequence attending to what was read; {@code past} may be null. */
    NDArray memory(int layer, NDArray x, Memory memory, Past past, Dropout dropout) {
        KeyValue read = past == null ? project(memory) : past.memory(layer, () -> project(memory));
        return mix(x, read, memory.padding(), dropout);
    }

    private KeyValue project(Memory memory) {
        return new KeyValue(attention.keys(memory.states()), attention.values(memory.states()));
    }

    private NDArray mix(NDArray x, KeyValue read, NDArray bias, Dropout dropout) {
        return output.apply(attention.mix(attention.queries(x), read.keys(), read.values(), bias, dropout));
    }
}
