package dev.tagloop.models;

/**
 * A token that a model puts into a masked place.
 *
 * @param score its probability among all tokens
 * @param token its id
 * @param word its text, as the tokenizer's decoder writes it
 * @param sequence the text with the token in its place, as the decoder writes it
 */
public record MaskGuess(double score, int token, String word, String sequence) {}
