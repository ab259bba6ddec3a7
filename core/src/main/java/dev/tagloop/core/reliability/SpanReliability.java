package dev.tagloop.core.reliability;

import dev.tagloop.core.metrics.Score;

/**
 * How reliable an annotator of spans is, as estimated without anybody's gold labels.
 *
 * @param annotator the name
 * @param documents number of documents seen
 * @param spans strict precision, recall and F1 of their spans against the estimated ones
 * @param words probability that the tag of a word is right, over all words
 */
public record SpanReliability(String annotator, int documents, Score spans, double words) {}
