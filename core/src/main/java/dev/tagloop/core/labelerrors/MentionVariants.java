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
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

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
        List<MentionVariants> variants = new ArrayList<>();
        everywhere(documents).forEach((text, occurrences) -> {
            if (occurrences.size() > 1) {
                variants.add(new MentionVariants(text, occurrences));
            }
        });
        variants.sort(Comparator.comparingInt(MentionVariants::exceptions)
                .reversed()
                .thenComparing(MentionVariants::text, CodePointOrder.COMPARATOR));
        return List.copyOf(variants);
    }

    /** All words that are labelled somewhere, with every place where they stand, by label. */
    static Map<String, SortedMap<String, List<Occurrence>>> everywhere(List<LabeledText> documents) {
        Map<String, SortedMap<String, List<Occurrence>>> found = new HashMap<>();
        for (int i = 0; i < documents.size(); i++) {
            Text text = documents.get(i).asText();
            for (LabeledSpan span : documents.get(i).spans()) {
                add(found, text.slice(span.span()), span.label(), new Occurrence(i, span.span()));
            }
        }
        // By its first word, how many words a mention may have: a long one would cost its length at every place
        // otherwise.
        Map<String, SortedSet<Integer>> lengths = new HashMap<>();
        for (String mention : found.keySet()) {
            Text text = Text.of(mention);
            List<CodePointSpan> words = Words.of(text);
            if (!words.isEmpty()) {
                lengths.computeIfAbsent(text.slice(words.getFirst()), first -> new TreeSet<>())
                        .add(words.size());
            }
        }
        for (int i = 0; i < documents.size(); i++) {
            unlabeled(i, documents.get(i), found, lengths);
        }
        return found;
    }

    private static void unlabeled(
            int document,
            LabeledText labeled,
            Map<String, SortedMap<String, List<Occurrence>>> found,
            Map<String, SortedSet<Integer>> lengths) {
        Text text = labeled.asText();
        List<CodePointSpan> words = Words.of(text);
        for (int first = 0; first < words.size(); first++) {
            for (int length : lengths.getOrDefault(text.slice(words.get(first)), Collections.emptySortedSet())) {
                if (first + length > words.size()) {
                    break;
                }
                CodePointSpan place = new CodePointSpan(
                        words.get(first).start(), words.get(first + length - 1).end());
                String slice = text.slice(place);
                if (found.containsKey(slice)
                        && labeled.spans().stream()
                                .noneMatch(span -> span.span().overlaps(place))) {
                    add(found, slice, UNLABELED, new Occurrence(document, place));
                }
            }
        }
    }

    private static void add(
            Map<String, SortedMap<String, List<Occurrence>>> found, String text, String label, Occurrence occurrence) {
        found.computeIfAbsent(text, key -> new TreeMap<>(CodePointOrder.COMPARATOR))
                .computeIfAbsent(label, key -> new ArrayList<>())
                .add(occurrence);
    }
}
