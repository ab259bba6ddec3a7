package dev.tagloop.core.metrics;

import dev.tagloop.core.answering.AnsweredQuestion;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * From where on "no answer" is the better answer, found as SQuAD's evaluation script does: by trying every value that
 * occurs.
 *
 * @param threshold answers whose doubt is above it are withheld
 * @param f1 mean F1 of all questions when that is done
 */
public record NoAnswerThreshold(double threshold, double f1) {

    /**
     * An answer that may be withheld.
     *
     * @param text the best answer; empty where there is none
     * @param doubt how much speaks for there being no answer; higher is more, the scale is free
     */
    public record Doubted(String text, double doubt) {}

    /**
     * The threshold with the best mean F1; of equals the lowest, and midway between the two doubts that it separates, so that it
     * lies close to neither.
     *
     * @throws IllegalArgumentException if there are not as many answers as questions, or a doubt is no number
     */
    public static NoAnswerThreshold best(List<AnsweredQuestion> questions, List<Doubted> answers) {
        List<AnswerScores.Single> scores = AnswerScores.singles(
                questions, answers.stream().map(Doubted::text).toList());
        record Entry(double doubt, double answered, double withheld) {}
        List<Entry> entries = IntStream.range(0, questions.size())
                .mapToObj(i -> new Entry(
                        finite(answers.get(i).doubt()),
                        scores.get(i).f1(),
                        questions.get(i).isAnswerable() ? 0 : 1))
                .sorted(Comparator.comparingDouble(Entry::doubt))
                .toList();
        double sum = entries.stream().mapToDouble(Entry::withheld).sum();
        double best = sum;
        int answered = 0;
        for (int i = 0; i < entries.size(); i++) {
            sum += entries.get(i).answered() - entries.get(i).withheld();
            boolean last = i + 1 == entries.size()
                    || entries.get(i + 1).doubt() > entries.get(i).doubt();
            if (last && sum > best + 1e-9) {
                best = sum;
                answered = i + 1;
            }
        }
        double[] doubts = entries.stream().mapToDouble(Entry::doubt).toArray();
        return new NoAnswerThreshold(between(doubts, answered), doubts.length == 0 ? 0 : best / doubts.length);
    }

    private static double between(double[] doubts, int answered) {
        if (doubts.length == 0) {
            return 0;
        }
        if (answered == 0) {
            return doubts[0] - 1;
        }
        return answered == doubts.length
                ? Math.max(0, doubts[answered - 1] + 1)
                : (doubts[answered - 1] + doubts[answered]) / 2;
    }

    private static double finite(double doubt) {
        if (!Double.isFinite(doubt)) {
            throw new IllegalArgumentException("a doubt must be a number, got " + doubt);
        }
        return doubt;
    }
}
