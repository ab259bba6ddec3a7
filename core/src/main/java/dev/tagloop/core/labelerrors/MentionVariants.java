package dev.tagloop.core.labelerrors;

import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointOrder;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The same words labelled in different ways: as one label here, as another there, or not at all.
 *
 * @param text the words
 * @param occurrences by label, {@link #UNLABELED} for whole-word occurrences that no span touches
 */
public record MentionVariants(String text, SortedMap<String, List<Occurrence>> occurrences) {

    /** Stands for "no label here". */
    public static final String UNLABELED = "-";

    /**
     * Where the words stand.
     *
     * @param document place of the text in the list
     * @param span in it
     */
    public record Occurrence(int document, CodePointSpan span) {}

    /** Keeps the occurrences unmodifiable. */
    public MentionVariants {
        occurrences = Collections.unmodifiableSortedMap(occurrences);
    }

    /** How many occurrences are not like the most frequent kind. */
    public int exceptions() {
        int all = occurrences.values().stream().mapToInt(List::size).sum();
        return all - occurrences.values().stream().mapToInt(List::size).max().orElse(0);
    }

    /** All words that are labelled somewhere and differently elsewhere, the most exceptions first. */
    public static List<MentionVariants> of(List<LabeledText> documents) {
        Map<String, SortedMap<String, List<Occurrence>>> found = new HashMap<>();
        for (int i = 0; i < documents.size(); i++) {
            Text text = documents.get(i).asText();
            for (LabeledSpan span : documents.get(i).spans()) {
                add(found, text.slice(span.span()), span.label(), new Occurrence(i, span.span()));
            }
        }
        int longest = found.keySet().stream()
                .mapToInt(MentionVariants::wordCount)
                .max()
                .orElse(0);
        for (int i = 0; i < documents.size(); i++) {
            unlabeled(i, documents.get(i), found, longest);
        }
        List<MentionVariants> variants = new ArrayList<>();
        found.forEach((text, occurrences) -> {
            if (occurrences.size() > 1) {
                variants.add(new MentionVariants(text, occurrences));
            }
        });
        variants.sort(Comparator.comparingInt(MentionVariants::exceptions)
                .reversed()
                .thenComparing(MentionVariants::text, CodePointOrder.COMPARATOR));
        return List.copyOf(variants);
    }

    private static void unlabeled(
            int document, LabeledText labeled, Map<String, SortedMap<String, List<Occurrence>>> found, int longest) {
        Text text = labeled.asText();
        List<CodePointSpan> words = Words.of(text);
        for (int first = 0; first < words.size(); first++) {
            for (int last = first; last < Math.min(words.size(), first + longest); last++) {
                CodePointSpan place = new CodePointSpan(
                        words.get(first).start(), words.get(last).end());
                String slice = text.slice(place);
                if (found.containsKey(slice)
                        && labeled.spans().stream()
                                .noneMatch(span -> span.span().overlaps(place))) {
                    add(found, slice, UNLABELED, new Occurrence(document, place));
                }
            }
        }
    }

    private static int wordCount(String text) {
        return Words.of(Text.of(text)).size();
    }

    private static void add(
            Map<String, SortedMap<String, List<Occurrence>>> found, String text, String label, Occurrence occurrence) {
        found.computeIfAbsent(text, key -> new TreeMap<>(CodePointOrder.COMPARATOR))
                .computeIfAbsent(label, key -> new ArrayList<>())
                .add(occurrence);
    }
}
