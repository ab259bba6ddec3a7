package dev.tagloop.core.metrics;

import static dev.tagloop.core.metrics.Transition.When.ANY;
import static dev.tagloop.core.metrics.Transition.When.OTHER_TYPE;
import static dev.tagloop.core.metrics.Transition.When.SAME_TYPE;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tag schemes for entities in token sequences, each with the pairs of neighbouring tags that begin, continue and end an
 * entity (Ramshaw and Marcus 1995; Tjong Kim Sang and Veenstra 1999; Ratinov and Roth 2009).
 */
public enum Scheme {
    /** {@code I} everywhere; {@code B} only where an entity follows another of its type. */
    IOB1(
            "IOB",
            Transition.set("OI", ANY, "II", OTHER_TYPE, "BI", ANY, "IB", SAME_TYPE, "BB", SAME_TYPE),
            Transition.set("BI", SAME_TYPE, "II", SAME_TYPE),
            Transition.set("II", OTHER_TYPE, "IO", ANY, "IB", ANY, "BO", ANY, "BI", OTHER_TYPE, "BB", SAME_TYPE)),
    /** Every entity begins with {@code B}; what is commonly called BIO. */
    IOB2(
            "IOB",
            Transition.set("*B", ANY),
            Transition.set("BI", SAME_TYPE, "II", SAME_TYPE),
            Transition.set("IO", ANY, "II", OTHER_TYPE, "IB", ANY, "BO", ANY, "BI", OTHER_TYPE, "BB", ANY)),
    /** {@code I} everywhere; {@code E} only where another entity of its type follows. */
    IOE1(
            "IOE",
            Transition.set("OI", ANY, "II", OTHER_TYPE, "EI", ANY, "EE", SAME_TYPE),
            Transition.set("II", SAME_TYPE, "IE", SAME_TYPE),
            Transition.set("II", OTHER_TYPE, "IO", ANY, "IE", OTHER_TYPE, "EI", SAME_TYPE, "EE", SAME_TYPE)),
    /** Every entity ends with {@code E}. */
    IOE2(
            "IOE",
            Transition.set("OI", ANY, "OE", ANY, "EI", ANY, "EE", ANY, "II", OTHER_TYPE, "IE", OTHER_TYPE),
            Transition.set("IE", SAME_TYPE, "II", SAME_TYPE),
            Transition.set("E*", ANY)),
    /** {@code B I E} for long entities, {@code S} for those of one token. */
    IOBES(
            "IOBES",
            Transition.set("*B", ANY, "*S", ANY),
            Transition.set("BI", SAME_TYPE, "BE", SAME_TYPE, "II", SAME_TYPE, "IE", SAME_TYPE),
            Transition.set("S*", ANY, "E*", ANY)),
    /** IOBES under other letters: {@code B I L} for long entities, {@code U} for those of one token. */
    BILOU(
            "IOBUL",
            Transition.set("*B", ANY, "*U", ANY),
            Transition.set("BI", SAME_TYPE, "BL", SAME_TYPE, "II", SAME_TYPE, "IL", SAME_TYPE),
            Transition.set("U*", ANY, "L*", ANY));

    private static final String ALL_LETTERS = "IOBESUL";

    private final String letters;
    private final List<Transition> starts;
    private final List<Transition> insides;
    private final List<Transition> ends;

    Scheme(String letters, List<Transition> starts, List<Transition> insides, List<Transition> ends) {
        this.letters = letters;
        this.starts = starts;
        this.insides = insides;
        this.ends = ends;
    }

    /**
     * The scheme that tags with prefix letters are written in, as far as their letters tell; IOB1 and IOE1 cannot be
     * told from the letters alone and are never found.
     *
     * @throws IllegalArgumentException if the letters fit no scheme
     */
    public static Scheme detect(List<List<String>> sentences) {
        Set<Character> found = new TreeSet<>();
        sentences.forEach(tags -> tags.forEach(tag -> found.add(TagForm.PREFIX.letter(tag))));
        if (found.contains('B') && IOB2.covers(found)) {
            return IOB2;
        }
        if (found.contains('E') && IOE2.covers(found)) {
            return IOE2;
        }
        if (IOBES.covers(found) && (found.contains('S') || found.containsAll(Set.of('B', 'E')))) {
            return IOBES;
        }
        if (BILOU.covers(found) && (found.contains('U') || found.containsAll(Set.of('B', 'L')))) {
            return BILOU;
        }
        throw new IllegalArgumentException("tags with the letters " + found + " fit none of IOB2, IOE2, IOBES, BILOU");
    }

    /** Whether the letter belongs to some scheme. */
    static boolean isKnown(char letter) {
        return ALL_LETTERS.indexOf(letter) >= 0;
    }

    boolean allows(char letter) {
        return letters.indexOf(letter) >= 0;
    }

    String letters() {
        return String.join(", ", letters.split(""));
    }

    boolean isStart(Token previous, Token token) {
        return Transition.anyMatches(starts, previous, token);
    }

    boolean isInside(Token previous, Token token) {
        return Transition.anyMatches(insides, previous, token);
    }

    boolean isEnd(Token previous, Token token) {
        return Transition.anyMatches(ends, previous, token);
    }

    private boolean covers(Set<Character> found) {
        return found.stream().allMatch(this::allows);
    }

    /**
     * A tag taken apart.
     *
     * @param letter its letter
     * @param type its type
     */
    record Token(char letter, String type) {

        static final Token OUTSIDE = new Token('O', TagForm.UNTYPED);
    }
}
