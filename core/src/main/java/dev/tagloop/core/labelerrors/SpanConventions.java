package dev.tagloop.core.labelerrors;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Learns from the labels themselves what belongs into a span: titles, determiners, trailing punctuation. A word or sign that
 * stands at the border of spans of one label both inside and outside shows a convention when one of both prevails; the others
 * break it. No list of words is needed, so it works for every language.
 *
 * @param least how often a word must stand at a border of a label before it tells anything
 * @param share how much of that must be on one side, above 0.5
 */
public record SpanConventions(int least, double share) {

    /** Where an edge is seen. A full stop belongs to the word before it, so that "Inc." and the end of a sentence differ. */
    private record Key(String label, boolean start, String edge) {}

    private record Sighting(int document, LabeledSpan span, LabeledSpan other, boolean inside, String text) {}

    /** A span that lies on word edges. */
    private record Seen(int document, Text text, List<CodePointSpan> words, LabeledSpan span, WordRange range) {

        /** @param other the words of the span if this edge were on the other side */
        void add(Map<Key, List<Sighting>> sightings, int edge, WordRange other, boolean start) {
            CodePointSpan place = words.get(edge);
            String written = text.slice(place);
            if (written.equals(".") && edge > 0 && words.get(edge - 1).end() == place.start()) {
                written = text.slice(new CodePointSpan(words.get(edge - 1).start(), place.end()));
            }
            sightings
                    .computeIfAbsent(new Key(span.label(), start, written), key -> new ArrayList<>())
                    .add(new Sighting(
                            document,
                            span,
                            new LabeledSpan(other.span(words), span.label()),
                            range.holds(edge),
                            written));
        }
    }

    /** Checks the numbers. */
    public SpanConventions {
        if (least < 2 || !(share > 0.5 && share <= 1)) {
            throw new IllegalArgumentException(
                    "a convention needs 2 sightings or more and a share above 0.5, got " + least + " and " + share);
        }
    }

    /** Four sightings, three quarters on one side. */
    public static SpanConventions standard() {
        return new SpanConventions(4, 0.75);
    }

    /** All spans that break a convention, by document and place. */
    public List<ConventionBreak> breaks(List<LabeledText> documents) {
        List<ConventionBreak> breaks = new ArrayList<>();
        Map<Key, List<Sighting>> sightings = new HashMap<>();
        for (int i = 0; i < documents.size(); i++) {
            Text text = documents.get(i).asText();
            List<CodePointSpan> words = Words.of(text);
            for (LabeledSpan span : documents.get(i).spans()) {
                WordRange range = WordRange.of(span.span(), words);
                if (range == null) {
                    continue;
                }
                CodePointSpan whole = range.span(words);
                if (whole.equals(span.span())) {
                    see(sightings, new Seen(i, text, words, span, range));
                } else {
                    breaks.add(outline(i, text, span, whole));
                }
            }
        }
        sightings.values().forEach(own -> judge(own, breaks));
        breaks.sort(Comparator.comparingInt(ConventionBreak::document)
                .thenComparing(one -> one.span().span())
                .thenComparing(ConventionBreak::kind)
                .thenComparing(ConventionBreak::edge));
        return List.copyOf(breaks);
    }

    private static ConventionBreak outline(int document, Text text, LabeledSpan span, CodePointSpan whole) {
        boolean blanks = whole.start() >= span.span().start()
                && whole.end() <= span.span().end();
        String edge = text.slice(blanks ? span.span() : whole);
        return new ConventionBreak(
                blanks ? ConventionBreak.Kind.BLANKS : ConventionBreak.Kind.PART_OF_WORD,
                document,
                span,
                new LabeledSpan(whole, span.label()),
                edge,
                0,
                1);
    }

    private static void see(Map<Key, List<Sighting>> sightings, Seen seen) {
        WordRange range = seen.range();
        if (range.size() > 1) {
            seen.add(sightings, range.first(), range.withoutFirst(), true);
            seen.add(sightings, range.last(), range.withoutLast(), false);
        }
        if (range.first() > 0) {
            seen.add(sightings, range.first() - 1, range.withPrevious(), true);
        }
        if (range.last() + 1 < seen.words().size()) {
            seen.add(sightings, range.last() + 1, range.withNext(), false);
        }
    }

    private void judge(List<Sighting> sightings, List<ConventionBreak> breaks) {
        int inside = (int) sightings.stream().filter(Sighting::inside).count();
        int outside = sightings.size() - inside;
        int usual = Math.max(inside, outside);
        if (sightings.size() < least || usual == sightings.size() || usual < share * sightings.size()) {
            return;
        }
        for (Sighting one : sightings) {
            if (one.inside() != inside > outside) {
                breaks.add(new ConventionBreak(
                        one.inside() ? ConventionBreak.Kind.USUALLY_OUT : ConventionBreak.Kind.USUALLY_IN,
                        one.document(),
                        one.span(),
                        one.other(),
                        one.text(),
                        usual,
                        sightings.size() - usual));
            }
        }
    }
}
