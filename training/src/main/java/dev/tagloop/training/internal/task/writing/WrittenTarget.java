package dev.tagloop.training.internal.task.writing;

/**
 * What a model says of a text.
 *
 * @param loss sum over the pieces of the target, each with those before it given
 * @param counted how many pieces that are
 * @param pieces what it writes by itself, with the piece that it begins with; empty where nobody asked
 */
public record WrittenTarget(double loss, int counted, int[] pieces) {}
