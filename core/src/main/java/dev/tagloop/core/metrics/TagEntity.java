package dev.tagloop.core.metrics;

import java.util.Objects;

/**
 * An entity in a tag sequence, counted in tokens.
 *
 * @param sentence index of its sentence, from 0
 * @param type its label; {@code _} where the tags carry none
 * @param start first token of the sentence, from 0
 * @param end token after the last one
 */
public record TagEntity(int sentence, String type, int start, int end) {

    /** Checks that there is a type. */
    public TagEntity {
        Objects.requireNonNull(type, "type");
    }
}
