package dev.tagloop.learning.task;

/**
 * The words of a model's card that depend on what it does.
 *
 * @param title the name of the task as the Hub's pages write it
 * @param kind what the model is called
 * @param purpose what it does; {@code %s} stands for its labels
 * @param scores what its scores are called
 * @param metric the definition of precision, recall and F1, in short
 * @param support what is counted for a label
 */
public record CardWords(String title, String kind, String purpose, String scores, String metric, String support) {}
