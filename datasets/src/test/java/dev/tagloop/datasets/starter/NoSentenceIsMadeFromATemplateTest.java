package dev.tagloop.datasets.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.datasets.internal.starter.MarkedSentence;
import dev.tagloop.datasets.internal.starter.StarterSentence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A set that a loop fills into templates shows it once mentions are replaced by their types: frames repeat. Here none does,
 * nor do two share more than half of their word trigrams.
 */
class NoSentenceIsMadeFromATemplateTest {

    private static final double MOST_SHARED = 0.5;

    private final List<StarterSentence> sentences = StarterSentences.all();

    @Test
    void noTwoSentencesAreEqual() {
        assertThat(sentences.stream().map(sentence -> sentence.sentence().text()))
                .doesNotHaveDuplicates();
    }

    @Test
    void noTwoFramesAreEqual() {
        assertThat(sentences.stream().map(sentence -> frame(sentence.sentence())))
                .doesNotHaveDuplicates();
    }

    @Test
    void noTwoFramesShareHalfOfTheirTrigrams() {
        List<Set<List<String>>> trigrams = sentences.stream()
                .map(sentence -> trigrams(frame(sentence.sentence())))
                .toList();
        Map<List<String>, List<Integer>> users = new HashMap<>();
        for (int i = 0; i < trigrams.size(); i++) {
            for (List<String> trigram : trigrams.get(i)) {
                users.computeIfAbsent(trigram, key -> new ArrayList<>()).add(i);
            }
        }
        List<String> tooSimilar = new ArrayList<>();
        for (int i = 0; i < trigrams.size(); i++) {
            Map<Integer, Integer> shared = new HashMap<>();
            for (List<String> trigram : trigrams.get(i)) {
                for (int other : users.get(trigram)) {
                    shared.merge(other, 1, Integer::sum);
                }
            }
            for (Map.Entry<Integer, Integer> pair : shared.entrySet()) {
                int union = trigrams.get(i).size() + trigrams.get(pair.getKey()).size() - pair.getValue();
                if (pair.getKey() < i && (double) pair.getValue() / union > MOST_SHARED) {
                    tooSimilar.add(sentences.get(i).id() + " "
                            + sentences.get(pair.getKey()).id());
                }
            }
        }

        assertThat(tooSimilar).isEmpty();
    }

    /** The sentence with each mention replaced by its type, in lower case: {@code <loc> objected .}. */
    private static List<String> frame(MarkedSentence sentence) {
        List<String> frame = new ArrayList<>();
        int next = 0;
        for (MarkedSentence.Mention mention : sentence.mentions()) {
            frame.addAll(sentence.tokens().subList(next, mention.first()));
            frame.add("<" + mention.type() + ">");
            next = mention.end();
        }
        frame.addAll(sentence.tokens().subList(next, sentence.tokens().size()));
        return frame.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }

    private static Set<List<String>> trigrams(List<String> words) {
        Set<List<String>> trigrams = new HashSet<>();
        for (int i = 0; i == 0 || i + 3 <= words.size(); i++) {
            trigrams.add(words.subList(i, Math.min(i + 3, words.size())));
        }
        return trigrams;
    }
}
