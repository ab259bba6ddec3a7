package dev.tagloop.core.metrics.rouge;

import static dev.tagloop.core.metrics.rouge.WordForm.containsVowel;
import static dev.tagloop.core.metrics.rouge.WordForm.endsWithConsonantVowelConsonant;
import static dev.tagloop.core.metrics.rouge.WordForm.endsWithDoubleConsonant;
import static dev.tagloop.core.metrics.rouge.WordForm.isConsonant;
import static dev.tagloop.core.metrics.rouge.WordForm.measure;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Porter's stemmer for English (1980) with the departures that NLTK makes by default, since ROUGE's published figures
 * were computed with it.
 */
final class PorterStemmer {

    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("skies", "sky"),
            Map.entry("sky", "sky"),
            Map.entry("dying", "die"),
            Map.entry("lying", "lie"),
            Map.entry("tying", "tie"),
            Map.entry("news", "news"),
            Map.entry("innings", "inning"),
            Map.entry("inning", "inning"),
            Map.entry("outings", "outing"),
            Map.entry("outing", "outing"),
            Map.entry("cannings", "canning"),
            Map.entry("canning", "canning"),
            Map.entry("howe", "howe"),
            Map.entry("proceed", "proceed"),
            Map.entry("exceed", "exceed"),
            Map.entry("succeed", "succeed"));

    /** The first rule whose ending fits decides, whether its condition holds or not. */
    private record Rule(String ending, String replacement, Predicate<String> condition) {

        static Rule always(String ending, String replacement) {
            return new Rule(ending, replacement, stem -> true);
        }

        static Rule above(int measure, String ending, String replacement) {
            return new Rule(ending, replacement, stem -> measure(stem) > measure);
        }
    }

    private static final List<Rule> PLURALS =
            List.of(Rule.always("sses", "ss"), Rule.always("ies", "i"), Rule.always("ss", "ss"), Rule.always("s", ""));

    private static final List<Rule> DERIVATIONS = List.of(
            Rule.above(0, "ational", "ate"),
            Rule.above(0, "tional", "tion"),
            Rule.above(0, "enci", "ence"),
            Rule.above(0, "anci", "ance"),
            Rule.above(0, "izer", "ize"),
            Rule.above(0, "bli", "ble"),
            Rule.above(0, "alli", "al"),
            Rule.above(0, "entli", "ent"),
            Rule.above(0, "eli", "e"),
            Rule.above(0, "ousli", "ous"),
            Rule.above(0, "ization", "ize"),
            Rule.above(0, "ation", "ate"),
            Rule.above(0, "ator", "ate"),
            Rule.above(0, "alism", "al"),
            Rule.above(0, "iveness", "ive"),
            Rule.above(0, "fulness", "ful"),
            Rule.above(0, "ousness", "ous"),
            Rule.above(0, "aliti", "al"),
            Rule.above(0, "iviti", "ive"),
            Rule.above(0, "biliti", "ble"),
            Rule.above(0, "fulli", "ful"),
            new Rule("logi", "log", stem -> measure(stem + "l") > 0));

    private static final List<Rule> ADJECTIVES = List.of(
            Rule.above(0, "icate", "ic"),
            Rule.above(0, "ative", ""),
            Rule.above(0, "alize", "al"),
            Rule.above(0, "iciti", "ic"),
            Rule.above(0, "ical", "ic"),
            Rule.above(0, "ful", ""),
            Rule.above(0, "ness", ""));

    private static final List<Rule> ENDINGS = List.of(
            Rule.above(1, "al", ""),
            Rule.above(1, "ance", ""),
            Rule.above(1, "ence", ""),
            Rule.above(1, "er", ""),
            Rule.above(1, "ic", ""),
            Rule.above(1, "able", ""),
            Rule.above(1, "ible", ""),
            Rule.above(1, "ant", ""),
            Rule.above(1, "ement", ""),
            Rule.above(1, "ment", ""),
            Rule.above(1, "ent", ""),
            new Rule("ion", "", stem -> measure(stem) > 1 && (stem.endsWith("s") || stem.endsWith("t"))),
            Rule.above(1, "ou", ""),
            Rule.above(1, "ism", ""),
            Rule.above(1, "ate", ""),
            Rule.above(1, "iti", ""),
            Rule.above(1, "ous", ""),
            Rule.above(1, "ive", ""),
            Rule.above(1, "ize", ""));

    private PorterStemmer() {}

    /** The stem of a word in small letters. */
    static String stem(String word) {
        String irregular = IRREGULAR.get(word);
        if (irregular != null) {
            return irregular;
        }
        if (word.length() <= 2) {
            return word;
        }
        String stem = verbs(plurals(word));
        stem = derivations(finalY(stem));
        stem = apply(ENDINGS, apply(ADJECTIVES, stem));
        return doubleL(finalE(stem));
    }

    private static String apply(List<Rule> rules, String word) {
        for (Rule rule : rules) {
            if (word.endsWith(rule.ending())) {
                String stem = cut(word, rule.ending().length());
                return rule.condition().test(stem) ? stem + rule.replacement() : word;
            }
        }
        return word;
    }

    private static String cut(String word, int letters) {
        return word.substring(0, word.length() - letters);
    }

    private static String plurals(String word) {
        return word.endsWith("ies") && word.length() == 4 ? cut(word, 1) : apply(PLURALS, word);
    }

    private static String verbs(String word) {
        if (word.endsWith("ied")) {
            return word.length() == 4 ? cut(word, 1) : cut(word, 2);
        }
        if (word.endsWith("eed")) {
            return measure(cut(word, 3)) > 0 ? cut(word, 1) : word;
        }
        if (word.endsWith("ed") && containsVowel(cut(word, 2))) {
            return mended(cut(word, 2));
        }
        return word.endsWith("ing") && containsVowel(cut(word, 3)) ? mended(cut(word, 3)) : word;
    }

    /** What is left of a verb without its ending, as a word again: hop(p)ed, fil(e)ing. */
    private static String mended(String stem) {
        if (stem.endsWith("at") || stem.endsWith("bl") || stem.endsWith("iz")) {
            return stem + "e";
        }
        if (endsWithDoubleConsonant(stem)) {
            return stem.endsWith("l") || stem.endsWith("s") || stem.endsWith("z") ? stem : cut(stem, 1);
        }
        return measure(stem) == 1 && endsWithConsonantVowelConsonant(stem) ? stem + "e" : stem;
    }

    private static String finalY(String word) {
        boolean turns = word.endsWith("y") && word.length() > 2 && isConsonant(word, word.length() - 2);
        return turns ? cut(word, 1) + "i" : word;
    }

    private static String derivations(String word) {
        if (word.endsWith("alli") && measure(cut(word, 4)) > 0) {
            return derivations(cut(word, 2));
        }
        return apply(DERIVATIONS, word);
    }

    private static String finalE(String word) {
        if (!word.endsWith("e")) {
            return word;
        }
        String stem = cut(word, 1);
        int measure = measure(stem);
        return measure > 1 || measure == 1 && !endsWithConsonantVowelConsonant(stem) ? stem : word;
    }

    private static String doubleL(String word) {
        return word.endsWith("ll") && measure(cut(word, 1)) > 1 ? cut(word, 1) : word;
    }
}
