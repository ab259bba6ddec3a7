package dev.tagloop.training.internal.task.writing;

import java.util.List;

/**
 * A text and what is to be written from it, in pieces with the special ones around them.
 *
 * @param source what is read
 * @param target what is learned to be written
 * @param references what may be written, as texts, for whoever judges; may be empty
 */
public record EncodedText(int[] source, int[] target, List<String> references) {}
