package dev.tagloop.training.internal.task.masked;

/**
 * How well the hidden pieces of one text were guessed.
 *
 * @param losses of all of them together
 * @param right how many were the likeliest piece
 * @param count how many there were
 */
public record Guesses(double losses, int right, int count) {}
