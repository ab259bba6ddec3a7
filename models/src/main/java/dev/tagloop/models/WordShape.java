package dev.tagloop.models;

/**
 * How a word is written, as seen from its original letters: what an uncased encoder cannot see. Each shape is a row of the
 * table {@link Checkpoint#WORD_SHAPE_TABLE}; all pieces of a word get the row of the whole word.
 *
 * <p>The order of the constants is part of the format of saved checkpoints and never changes.
 */
public enum WordShape {
    /** Not a word: special tokens, padding, words without any character. */
    NONE,
    /** Letters, none of them a capital; also scripts without case. */
    LOWER,
    /** A capital, then only small letters: {@code Berlin}. */
    TITLE,
    /** Two capitals or more, no small letter: {@code NATO}. */
    UPPER,
    /** One capital alone: {@code I}. */
    SINGLE_CAPITAL,
    /** Capitals and small letters in another order: {@code iPhone}, {@code McDonald}. */
    MIXED,
    /** Digits without letters, with or without signs between them: {@code 1999}, {@code 3.14}. */
    DIGITS,
    /** Letters and digits: {@code B2B}. */
    ALPHANUMERIC,
    /** Neither letter nor digit: punctuation, symbols, emoji. */
    NO_LETTERS;

    /** The number of shapes: the rows of the table. */
    public static final int COUNT = values().length;

    /** The shape of a word, by Unicode's letter, case and digit properties of its code points. */
    public static WordShape of(CharSequence word) {
        int letters = 0;
        int capitals = 0;
        int digits = 0;
        boolean firstLetterIsCapital = false;
        int codePoints = 0;
        for (int codePoint : word.codePoints().toArray()) {
            codePoints++;
            if (Character.isLetter(codePoint)) {
                boolean capital = Character.isUpperCase(codePoint) || Character.isTitleCase(codePoint);
                if (letters == 0) {
                    firstLetterIsCapital = capital;
                }
                letters++;
                capitals += capital ? 1 : 0;
            } else if (Character.isDigit(codePoint)) {
                digits++;
            }
        }
        if (codePoints == 0) {
            return NONE;
        }
        if (letters == 0) {
            return digits > 0 ? DIGITS : NO_LETTERS;
        }
        if (digits > 0) {
            return ALPHANUMERIC;
        }
        if (capitals == 0) {
            return LOWER;
        }
        if (capitals == letters) {
            return letters == 1 ? SINGLE_CAPITAL : UPPER;
        }
        return capitals == 1 && firstLetterIsCapital ? TITLE : MIXED;
    }

    /** The row of this shape in the table. */
    public int row() {
        return ordinal();
    }
}
