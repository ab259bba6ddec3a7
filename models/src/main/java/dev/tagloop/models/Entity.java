package dev.tagloop.models;

import dev.tagloop.core.text.CodePointSpan;

/**
 * A stretch of text that a model has labelled.
 *
 * @param label the type ({@code PER}); under {@link Aggregation#NONE} the token's label as the model names it
 *     ({@code B-PER})
 * @param score the mean probability, 0 to 1
 * @param word the tokens put together again: lower-cased and spaced as the tokenizer does; the text's own letters are at
 *     {@code span}
 * @param span where in the text
 */
public record Entity(String label, double score, String word, CodePointSpan span) {}
