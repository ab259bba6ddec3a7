package dev.tagloop.datasets.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.Text;
import dev.tagloop.datasets.Dataset;
import dev.tagloop.datasets.DatasetDict;
import dev.tagloop.datasets.Datasets;
import dev.tagloop.datasets.LabeledTexts;
import dev.tagloop.datasets.internal.starter.MarkedSentence;
import dev.tagloop.datasets.internal.starter.StarterSentence;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Sizes and mixture of the starter set; each floor is one that its data card or its purpose names. */
class StarterSetKeepsItsPromisesTest {

    private final List<StarterSentence> sentences = StarterSentences.all();

    private long count(Predicate<StarterSentence> condition) {
        return sentences.stream().filter(condition).count();
    }

    private static String text(StarterSentence sentence) {
        return sentence.sentence().text();
    }

    @Test
    void thereAreNineHundredSentencesAndTwiceAsManyEntities() {
        assertThat(sentences.size()).isGreaterThanOrEqualTo(900);
        assertThat(entities().values().stream().mapToLong(Long::longValue).sum())
                .isGreaterThanOrEqualTo(1800);
    }

    @Test
    void oneSentenceInSixOrSoHasNoEntity() {
        long without = count(sentence -> sentence.sentence().mentions().isEmpty());

        assertThat((double) without / sentences.size()).isBetween(0.15, 0.25);
    }

    @Test
    void noLabelDominatesAndNoneIsRare() {
        Map<String, Long> counts = entities();
        double all = counts.values().stream().mapToLong(Long::longValue).sum();

        assertThat(counts.keySet()).containsExactly("LOC", "MISC", "ORG", "PER");
        assertThat(counts.values()).allSatisfy(count -> assertThat(count / all).isBetween(0.12, 0.40));
    }

    @Test
    void everyGenreIsThere() {
        Map<String, Long> genres = sentences.stream()
                .collect(Collectors.groupingBy(StarterSentence::genre, TreeMap::new, Collectors.counting()));

        assertThat(genres.keySet()).containsExactly("business", "chat", "mail", "multilingual", "news", "wiki");
        assertThat(genres.entrySet().stream()
                        .filter(genre -> !genre.getKey().equals("multilingual"))
                        .map(Map.Entry::getValue))
                .allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(120));
    }

    @Test
    void writingsThatBreakToolsAreThere() {
        assertThat(count(s -> text(s).equals(text(s).toLowerCase(Locale.ROOT)) && text(s).matches(".*[a-z].*")))
                .as("all in lower case")
                .isGreaterThanOrEqualTo(20);
        assertThat(count(s -> text(s).equals(text(s).toUpperCase(Locale.ROOT)) && text(s).matches(".*[A-Z].*")))
                .as("all in capitals")
                .isGreaterThanOrEqualTo(10);
        assertThat(count(s -> text(s).codePoints().anyMatch(Character::isEmojiPresentation)))
                .as("with emoji")
                .isGreaterThanOrEqualTo(20);
        assertThat(count(s -> text(s).indexOf('\u200D') >= 0))
                .as("with joined emoji")
                .isGreaterThanOrEqualTo(1);
        assertThat(count(s -> text(s).codePoints().anyMatch(c -> Character.getType(c) == Character.NON_SPACING_MARK)))
                .as("with combining marks")
                .isGreaterThanOrEqualTo(5);
        assertThat(count(s -> hasScript(s, Character.UnicodeScript.HEBREW)))
                .as("in Hebrew")
                .isGreaterThanOrEqualTo(5);
        assertThat(count(s -> hasScript(s, Character.UnicodeScript.HAN)))
                .as("in Chinese")
                .isGreaterThanOrEqualTo(5);
        assertThat(count(s -> hasAdjacentMentions(s.sentence())))
                .as("with adjacent mentions")
                .isGreaterThanOrEqualTo(5);
    }

    @Test
    void someNamesHaveSeveralTypesSoThatContextDecides() {
        Map<String, List<String>> types = sentences.stream()
                .flatMap(s -> s.sentence().mentions().stream()
                        .map(mention -> Map.entry(s.sentence().text(mention), mention.type())))
                .distinct()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));

        assertThat(types.get("Washington")).contains("PER", "LOC", "ORG");
        assertThat(types.values().stream().filter(several -> several.size() > 1).count())
                .isGreaterThanOrEqualTo(20);
    }

    @Test
    void theLoadedSpansAreTheMentionsOfTheText() {
        DatasetDict splits = Datasets.request("starter-ner").loadAll();
        Map<String, StarterSentence> byId =
                sentences.stream().collect(Collectors.toMap(StarterSentence::id, sentence -> sentence));
        int seen = 0;
        for (Dataset split : splits.splits().values()) {
            List<LabeledText> texts = LabeledTexts.of(split).texts();
            for (int i = 0; i < split.size(); i++) {
                MarkedSentence marked = byId.get(split.get(i).string("id")).sentence();
                Text text = texts.get(i).asText();
                assertThat(texts.get(i).spans().stream()
                                .map(span -> span.label() + " " + text.slice(span.span()))
                                .toList())
                        .isEqualTo(marked.mentions().stream()
                                .map(mention -> mention.type() + " " + marked.text(mention))
                                .toList());
                assertThat(texts.get(i).spans().stream().map(LabeledSpan::span)).isSorted();
                seen++;
            }
        }
        assertThat(seen).isEqualTo(sentences.size());
    }

    @Test
    void eachSplitHasItsShareOfEveryGenre() {
        DatasetDict splits = Datasets.request("starter-ner").loadAll();

        for (String genre : List.of("business", "chat", "mail", "multilingual", "news", "wiki")) {
            double all = count(sentence -> sentence.genre().equals(genre));
            for (String small : List.of("validation", "test")) {
                long rows = splits.get(small)
                        .filter(row -> row.string("genre").equals(genre))
                        .size();
                assertThat(rows).as(genre + " in " + small).isEqualTo((long) Math.ceil(all / 10));
            }
        }
    }

    private Map<String, Long> entities() {
        return sentences.stream()
                .flatMap(sentence -> sentence.sentence().mentions().stream())
                .collect(Collectors.groupingBy(MarkedSentence.Mention::type, TreeMap::new, Collectors.counting()));
    }

    private static boolean hasScript(StarterSentence sentence, Character.UnicodeScript script) {
        return text(sentence)
                        .codePoints()
                        .filter(c -> Character.UnicodeScript.of(c) == script)
                        .count()
                > 3;
    }

    private static boolean hasAdjacentMentions(MarkedSentence sentence) {
        for (int i = 1; i < sentence.mentions().size(); i++) {
            if (sentence.mentions().get(i - 1).end()
                    == sentence.mentions().get(i).first()) {
                return true;
            }
        }
        return false;
    }
}
