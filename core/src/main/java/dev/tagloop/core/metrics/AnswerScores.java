package dev.tagloop.core.metrics;

import dev.tagloop.core.answering.AnsweredQuestion;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How good answers are, by SQuAD's rules: of several right answers the one counts that fits best, and a question
 * without an answer is answered rightly by nothing alone.
 *
 * @param all every question
 * @param answerable those with an answer
 * @param unanswerable those without; exact match and F1 are the same there
 */
public record AnswerScores(Part all, Part answerable, Part unanswerable) {

    /**
     * Mean scores.
     *
     * @param questions how many
     * @param exact share of the answers that are exactly right, 0 to 1; 0 without a question
     * @param f1 mean overlap of words with the right answer, 0 to 1; 0 without a question
     */
    public record Part(int questions, double exact, double f1) {
        private static Part of(List<Single> scores) {
            int questions = scores.size();
            return new Part(
                    questions,
                    scores.stream().mapToDouble(Single::exact).average().orElse(0),
                    scores.stream().mapToDouble(Single::f1).average().orElse(0));
        }
    }

    /**
     * The score of one answer.
     *
     * @param answerable whether the question has an answer
     * @param exact 1 where it is exactly right, else 0
     * @param f1 overlap of words, 0 to 1
     */
    public record Single(boolean answerable, double exact, double f1) {

        /** The score of an answer; nothing, or nothing but blanks and articles, says that there is none. */
        public static Single of(AnsweredQuestion question, String predicted) {
            List<String> gold = question.answerTexts().stream()
                    .filter(text -> !AnswerText.normalized(text).isEmpty())
                    .toList();
            List<String> right = gold.isEmpty() ? List.of("") : gold;
            return new Single(
                    question.isAnswerable(),
                    right.stream().anyMatch(text -> AnswerText.same(text, predicted)) ? 1 : 0,
                    right.stream()
                            .mapToDouble(text -> AnswerText.f1(text, predicted))
                            .max()
                            .orElse(0));
        }
    }

    /**
     * Scores answers.
     *
     * @param predicted an answer for each question, empty for none
     * @throws IllegalArgumentException if there are not as many answers as questions
     */
    public static AnswerScores of(List<AnsweredQuestion> questions, List<String> predicted) {
        return of(singles(questions, predicted));
    }

    /** The means of single scores. */
    public static AnswerScores of(List<Single> scores) {
        return new AnswerScores(
                Part.of(scores),
                Part.of(scores.stream().filter(Single::answerable).toList()),
                Part.of(scores.stream().filter(score -> !score.answerable()).toList()));
    }

    /** The score of each answer; arguments as of {@link #of(List, List)}. */
    public static List<Single> singles(List<AnsweredQuestion> questions, List<String> predicted) {
        if (questions.size() != predicted.size()) {
            throw new IllegalArgumentException(
                    predicted.size() + " answers to " + questions.size() + " questions cannot be scored");
        }
        return IntStream.range(0, questions.size())
                .mapToObj(i -> Single.of(questions.get(i), predicted.get(i)))
                .toList();
    }
}
