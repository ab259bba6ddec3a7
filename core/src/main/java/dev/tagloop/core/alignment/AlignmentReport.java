package dev.tagloop.core.alignment;

import dev.tagloop.core.span.LabeledSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of every labelled span of one or more documents: nothing is moved or lost without a line here.
 *
 * @param entries one entry a span, in the order of documents and of their spans
 */
public record AlignmentReport(List<Entry> entries) {

    private static final AlignmentReport EMPTY = new AlignmentReport(List.of());

    /** Copies the entries. */
    public AlignmentReport {
        entries = List.copyOf(entries);
    }

    /**
     * One span and its fate.
     *
     * @param document index of the document in the list that was aligned, from 0
     * @param span the span as labelled
     * @param outcome where it went
     */
    public record Entry(int document, LabeledSpan span, Outcome outcome) {

        /** What became of the span, such as {@code 4..9 PER snapped to 4..8}. */
        public String told() {
            String fate = switch (outcome) {
                case Outcome.Exact exact -> "exact";
                case Outcome.Snapped snapped -> "snapped to " + snapped.to();
                case Outcome.Dropped dropped ->
                    "dropped because " + dropped.reason().sentence();
            };
            return span + " " + fate;
        }

        /** A line for a person, such as {@code document 3: 4..9 PER snapped to 4..8}. */
        @Override
        public String toString() {
            return "document " + document + ": " + told();
        }
    }

    /** The report of no document. */
    public static AlignmentReport empty() {
        return EMPTY;
    }

    /** One report of several, given in the order of their documents; documents are numbered anew from 0. */
    public static AlignmentReport ofDocuments(List<AlignmentReport> documents) {
        List<Entry> all = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            for (Entry entry : documents.get(i).entries()) {
                all.add(new Entry(i, entry.span(), entry.outcome()));
            }
        }
        return new AlignmentReport(all);
    }

    /** Number of labelled spans. */
    public int spans() {
        return entries.size();
    }

    /** Spans that fall on token edges. */
    public int exact() {
        return count(Outcome.Exact.class);
    }

    /** Spans that were moved to token edges. */
    public int snapped() {
        return count(Outcome.Snapped.class);
    }

    /** Spans that no token carries. */
    public int dropped() {
        return count(Outcome.Dropped.class);
    }

    /** The entries that are not exact, for a person to look at. */
    public List<Entry> changed() {
        return entries.stream()
                .filter(entry -> !(entry.outcome() instanceof Outcome.Exact))
                .toList();
    }

    private int count(Class<? extends Outcome> kind) {
        return (int) entries.stream()
                .filter(entry -> kind.isInstance(entry.outcome()))
                .count();
    }

    /** Such as {@code 120 spans: 117 exact, 2 snapped, 1 dropped}. */
    @Override
    public String toString() {
        return spans() + " spans: " + exact() + " exact, " + snapped() + " snapped, " + dropped() + " dropped";
    }
}
