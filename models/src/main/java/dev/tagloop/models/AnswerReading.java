package dev.tagloop.models;

import java.util.List;

/**
 * What a reader finds in a text, before anything is decided. Equal answers at several places add up, so the sum may be above 1.
 *
 * @param answers the best ones, best first; none only if the text has no token
 * @param noAnswer how likely it is that the text holds no answer, 0 to 1
 */
public record AnswerReading(List<Answer> answers, double noAnswer) {

    /** Copies the list. */
    public AnswerReading {
        answers = List.copyOf(answers);
    }

    /** How likely an answer of these words is; 0 if it was not among those that were looked at. */
    public double score(String answer) {
        return answers.stream()
                .filter(found -> found.text().equalsIgnoreCase(answer))
                .mapToDouble(Answer::score)
                .sum();
    }
}
