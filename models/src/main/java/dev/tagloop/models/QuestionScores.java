package dev.tagloop.models;

import java.util.List;

/**
 * What a reader thinks of a question about a text. Arrays are not copied.
 *
 * @param reading the answers that it finds
 * @param dropout the same from passes with dropout; empty if none were asked for
 * @param embedding the mean of the encoder's last states over question and text, of length 1
 */
public record QuestionScores(AnswerReading reading, List<AnswerReading> dropout, float[] embedding) {

    /** Copies the list. */
    public QuestionScores {
        dropout = List.copyOf(dropout);
    }
}
