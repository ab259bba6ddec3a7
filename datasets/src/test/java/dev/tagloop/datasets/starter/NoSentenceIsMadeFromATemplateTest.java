package dev.tagloop.datasets.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.datasets.internal.starter.MarkedSentence;
import dev.tagloop.datasets.internal.starter.StarterSentence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A set that a loop fills into templates shows it once mentions are replaced by their types: frames repeat. Here none does,
 * nor do two share more than half of their word trigrams.
 */
class NoSentenceIsMadeFromATemplateTest {

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
        Map<String, List<String>> frames = new LinkedHashMap<>();
        sentences.forEach(sentence -> frames.put(sentence.id(), frame(sentence.sentence())));

        assertThat(SharedTrigrams.pairs(frames)).isEmpty();
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
}
