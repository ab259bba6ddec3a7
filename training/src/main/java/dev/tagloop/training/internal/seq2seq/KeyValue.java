package dev.tagloop.training.internal.seq2seq;

import ai.djl.ndarray.NDArray;

/** Projected keys and values of a layer, each [rows, heads, width, width of a head]. */
record KeyValue(NDArray keys, NDArray values) {}
