package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Utf16Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * English words and punctuation by the rules of the Penn Treebank, as the original cuts texts for CoNLL: rules put blanks around what is
 * to stand alone, and the pieces between blanks are then looked up in the text. A full stop is cut off at the very end only.
 */
final class TreebankTokens {
    /** In Python, whose rules these are, letters and digits are Unicode's and {@code $} knows one line break. */
    private static final int FLAGS = Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNIX_LINES;

    private static final String OPENING = "``";
    private static final String CLOSING = "''";

    private static final List<Rule> OPENING_QUOTES = List.of(
            rule("\"", "^\"", OPENING),
            rule("`", "(``)", " $1 "),
            rule("\"'", "([ (\\[{<])(\"|'{2})", "$1 " + OPENING + " "));
    private static final List<Rule> PUNCTUATION = List.of(
            rule(":,", "([:,])([^\\d])", " $1 $2"),
            rule(":,", "([:,])$", " $1 "),
            rule(".", "\\.\\.\\.", " ... "),
            rule(";@#$/%&", "[;@#$/%&]", " $0 "),
            rule(".", "([^.])(\\.)([\\])}>\"']*)\\s*$", "$1 $2$3 "),
            rule("?!", "[?!]", " $0 "),
            rule("'", "([^'])' ", "$1 ' "),
            rule("[](){}<>", "[\\]\\[(){}<>]", " $0 "),
            rule("-", "--", " -- "));
    private static final List<Rule> CLOSING_QUOTES = List.of(
            rule("'", CLOSING, " '' "),
            rule("\"", "\"", " '' "),
            rule("'", "([^' ])('[sS]|'[mM]|'[dD]|') ", "$1 $2 "),
            rule("'", "([^' ])('ll|'LL|'re|'RE|'ve|'VE|n't|N'T) ", "$1 $2 "));
    private static final List<Contraction> CONTRACTIONS = List.of(
            contraction("cannot", "\\b(can)(not)\\b"),
            contraction("d'ye", "\\b(d)('ye)\\b"),
            contraction("gimme", "\\b(gim)(me)\\b"),
            contraction("gonna", "\\b(gon)(na)\\b"),
            contraction("gotta", "\\b(got)(ta)\\b"),
            contraction("lemme", "\\b(lem)(me)\\b"),
            contraction("more'n", "\\b(more)('n)\\b"),
            contraction("wanna", "\\b(wan)(na)(?=\\s)"),
            contraction("'tis", " ('t)(is)\\b"),
            contraction("'twas", " ('t)(was)\\b"));
    private static final Pattern QUOTE = Pattern.compile("``|''|\"");

    private TreebankTokens() {}

    /** A replacement, tried only on a text that has one of the characters without which it finds nothing. */
    private record Rule(String characters, Pattern pattern, String replacement) {
        String apply(String text) {
            return characters.chars().anyMatch(unit -> text.indexOf(unit) >= 0)
                    ? pattern.matcher(text).replaceAll(replacement)
                    : text;
        }
    }

    /** Two words written as one. */
    private record Contraction(String word, Pattern pattern) {}

    private static Rule rule(String characters, String pattern, String replacement) {
        return new Rule(characters, Pattern.compile(pattern, FLAGS), replacement);
    }

    private static Contraction contraction(String word, String pattern) {
        return new Contraction(word, Pattern.compile(pattern, FLAGS | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    /** The places of the tokens, in their order; no token holds a blank. */
    static List<CodePointSpan> of(Text text) {
        String content = text.value();
        List<CodePointSpan> spans = new ArrayList<>();
        int from = 0;
        for (String token : originalQuotes(pieces(cut(content)), content)) {
            int start = content.indexOf(token, from);
            if (start < 0) {
                // Quotes that the rules made one of: better a coarse cut than a wrong place.
                return words(text);
            }
            from = start + token.length();
            spans.add(text.toCodePoints(new Utf16Span(start, from)));
        }
        return spans;
    }

    private static String cut(String content) {
        String text = apply(PUNCTUATION, apply(OPENING_QUOTES, content));
        text = apply(CLOSING_QUOTES, " " + text + " ");
        String lower = text.toLowerCase(Locale.ROOT);
        for (Contraction contraction : CONTRACTIONS) {
            if (lower.contains(contraction.word())) {
                text = contraction.pattern().matcher(text).replaceAll(" $1 $2 ");
            }
        }
        return text;
    }

    private static String apply(List<Rule> rules, String text) {
        String result = text;
        for (Rule rule : rules) {
            result = rule.apply(result);
        }
        return result;
    }

    /** The rules tell opening from closing quotes by spelling them differently; this gives each its own spelling back. */
    private static List<String> originalQuotes(List<String> tokens, String content) {
        if (!content.contains("\"") && !content.contains(CLOSING)) {
            return tokens;
        }
        Deque<String> quotes = new ArrayDeque<>();
        QUOTE.matcher(content).results().forEach(found -> quotes.add(found.group()));
        return tokens.stream()
                .map(token -> QUOTE.matcher(token).matches() && !quotes.isEmpty() ? quotes.remove() : token)
                .toList();
    }

    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        forEachPiece(text, span -> pieces.add(text.substring(span.start(), span.end())));
        return pieces;
    }

    private static List<CodePointSpan> words(Text text) {
        List<CodePointSpan> spans = new ArrayList<>();
        forEachPiece(text.value(), span -> spans.add(text.toCodePoints(span)));
        return spans;
    }

    private static void forEachPiece(String text, Consumer<Utf16Span> take) {
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean blank = i == text.length() || isBlank(text.charAt(i));
            if (blank && start >= 0) {
                take.accept(new Utf16Span(start, i));
                start = -1;
            } else if (!blank && start < 0) {
                start = i;
            }
        }
    }

    /** All blanks of Unicode, no-break ones too; none lies beyond 16 bits. */
    private static boolean isBlank(char unit) {
        return Character.isWhitespace(unit) || Character.isSpaceChar(unit) || unit == '\u0085';
    }
}
