package dev.tagloop.training.internal.seq2seq;

import ai.djl.ndarray.NDArray;

/**
 * What a decoder knows of the sequence that was read.
 *
 * @param states the encoder's, [rows, width, hidden]
 * @param padding added to the scores of attention, [rows, 1, 1, width]; null when nothing is padded
 */
public record Memory(NDArray states, NDArray padding) {}
