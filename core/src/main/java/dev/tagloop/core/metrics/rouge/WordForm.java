package dev.tagloop.core.metrics.rouge;

/** Vowels and consonants of English words in small letters; y is a vowel after a consonant. */
final class WordForm {

    private static final String VOWELS = "aeiou";
    private static final String NOT_CLOSED = "wxy";

    private WordForm() {}

    static boolean isConsonant(String word, int at) {
        char letter = word.charAt(at);
        if (letter == 'y') {
            return at == 0 || !isConsonant(word, at - 1);
        }
        return VOWELS.indexOf(letter) < 0;
    }

    /** How often a vowel is followed by a consonant. */
    static int measure(String stem) {
        int count = 0;
        boolean vowelBefore = false;
        for (int i = 0; i < stem.length(); i++) {
            boolean consonant = isConsonant(stem, i);
            if (consonant && vowelBefore) {
                count++;
            }
            vowelBefore = !consonant;
        }
        return count;
    }

    static boolean containsVowel(String stem) {
        for (int i = 0; i < stem.length(); i++) {
            if (!isConsonant(stem, i)) {
                return true;
            }
        }
        return false;
    }

    static boolean endsWithDoubleConsonant(String word) {
        int last = word.length() - 1;
        return last > 0 && word.charAt(last) == word.charAt(last - 1) && isConsonant(word, last);
    }

    /** Consonant, vowel and a consonant other than w, x, y; of words of two letters vowel and consonant. */
    static boolean endsWithConsonantVowelConsonant(String word) {
        int last = word.length() - 1;
        if (last == 1) {
            return !isConsonant(word, 0) && isConsonant(word, 1);
        }
        return last > 1
                && isConsonant(word, last - 2)
                && !isConsonant(word, last - 1)
                && isConsonant(word, last)
                && NOT_CLOSED.indexOf(word.charAt(last)) < 0;
    }
}
