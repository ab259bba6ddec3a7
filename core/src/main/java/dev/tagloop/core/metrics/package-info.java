/**
 * How well predicted entities match the labelled ones. Tag sequences are scored as in seqeval (CoNLL's measure), spans
 * directly; both give the same {@link dev.tagloop.core.metrics.ScoreReport}.
 */
package dev.tagloop.core.metrics;
