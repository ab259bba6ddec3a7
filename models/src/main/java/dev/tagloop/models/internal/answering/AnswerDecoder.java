package dev.tagloop.models.internal.answering;

import dev.tagloop.core.alignment.PieceLabels;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** From the logits of all windows over a text to the answers in it. */
public final class AnswerDecoder {

    /**
     * One window; all lists have one entry a token.
     *
     * @param allowed tokens of the text that is read, and the first one, which stands for no answer
     * @param spans where tokens lie in that text; read for allowed tokens alone
     * @param words the word of each token of that text; -1 where there is none
     */
    public record Window(
            float[] startLogits, float[] endLogits, boolean[] allowed, List<CodePointSpan> spans, int[] words) {}

    /**
     * A part of the text; empty for the answer that there is none.
     *
     * @param span the empty span at 0 where there is no answer
     */
    public record Found(CodePointSpan span, String text, double score) {}

    /**
     * What stands in the text.
     *
     * @param answers best first, all that were looked at
     * @param nullScore how likely it is that there is no answer
     */
    public record Reading(List<Found> answers, float nullScore) {}

    private final int count;
    private final int longest;
    private final boolean impossible;
    private final boolean wholeWords;

    /**
     * @param count how many answers are wanted
     * @param longest the most tokens of an answer
     * @param impossible whether "no answer" competes
     * @param wholeWords whether answers grow to whole words
     */
    public AnswerDecoder(int count, int longest, boolean impossible, boolean wholeWords) {
        this.count = count;
        this.longest = longest;
        this.impossible = impossible;
        this.wholeWords = wholeWords;
    }

    /** The best answers first. */
    public List<Found> decode(Text text, List<Window> windows) {
        return decode(text, windows, 1);
    }

    /**
     * The best answers first.
     *
     * @param weight of "no answer" where it competes; its score stays what it is
     */
    public List<Found> decode(Text text, List<Window> windows, double weight) {
        Reading reading = read(text, windows);
        List<Found> answers = new ArrayList<>(reading.answers());
        if (impossible) {
            double weighed = reading.nullScore() * weight;
            int place = 0;
            while (place < answers.size() && answers.get(place).score() >= weighed) {
                place++;
            }
            answers.add(place, new Found(new CodePointSpan(0, 0), "", reading.nullScore()));
        }
        return List.copyOf(answers.subList(0, Math.min(count, answers.size())));
    }

    /** What stands in the text, without "no answer" among it. */
    public Reading read(Text text, List<Window> windows) {
        List<Found> answers = new ArrayList<>();
        float nullScore = 1_000_000;
        for (Window window : windows) {
            AnswerSpans.Choice choice = AnswerSpans.select(
                    window.startLogits(),
                    window.endLogits(),
                    window.allowed(),
                    wholeWords ? count * 2 + 10 : count,
                    longest);
            nullScore = Math.min(nullScore, choice.nullScore());
            List<CodePointSpan> words = PieceLabels.wordSpans(window.spans(), window.words());
            for (AnswerSpans.Candidate candidate : choice.best()) {
                add(answers, found(text, window, words, candidate));
            }
        }
        answers.sort(Comparator.comparingDouble(Found::score).reversed());
        return new Reading(List.copyOf(answers), nullScore);
    }

    private Found found(Text text, Window window, List<CodePointSpan> words, AnswerSpans.Candidate candidate) {
        CodePointSpan first = whole(window, words, candidate.start());
        CodePointSpan last = whole(window, words, candidate.end());
        CodePointSpan span = new CodePointSpan(first.start(), Math.max(first.start(), last.end()));
        return new Found(span, text.slice(span), candidate.score());
    }

    private CodePointSpan whole(Window window, List<CodePointSpan> words, int token) {
        int word = window.words()[token];
        return wholeWords && word >= 0 ? words.get(word) : window.spans().get(token);
    }

    /** Windows overlap, and a text may say a thing twice: equal answers add up, the first place stays. */
    private static void add(List<Found> answers, Found next) {
        for (int i = 0; i < answers.size(); i++) {
            Found known = answers.get(i);
            if (lower(known).equals(lower(next))) {
                answers.set(i, new Found(known.span(), known.text(), known.score() + next.score()));
                return;
            }
        }
        answers.add(next);
    }

    private static String lower(Found answer) {
        return answer.text().toLowerCase(Locale.ROOT);
    }
}
