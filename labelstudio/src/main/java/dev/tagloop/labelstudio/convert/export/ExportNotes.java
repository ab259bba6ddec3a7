package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.core.alignment.AlignmentReport;
import java.util.ArrayList;
import java.util.List;

/**
 * What a format could not hold as it is: spans that do not fall on its tokens, labels that it spells differently, tasks that it leaves
 * out. Everything is counted, and so many lines are kept as a person may want to read. One export fills it, on one thread.
 */
public final class ExportNotes {
    /** So many lines are kept. */
    public static final int MOST_LINES = 1000;

    private final List<String> lines = new ArrayList<>();
    private long noted;
    private long documents;
    private long spans;
    private long snapped;
    private long dropped;

    /** Keeps a line about a document. */
    public void note(String document, String line) {
        noted++;
        if (lines.size() < MOST_LINES) {
            lines.add(document + ": " + line);
        }
    }

    void document() {
        documents++;
    }

    /** Spans that are written exactly. */
    void exact(int count) {
        spans += count;
    }

    /** Counts the spans of a document as they fell on its tokens. */
    void aligned(String document, AlignmentReport report) {
        spans += report.spans();
        snapped += report.snapped();
        dropped += report.dropped();
        report.changed().forEach(entry -> note(document, entry.told()));
    }

    /** Documents that were written; 0 of a format that writes tasks as they are. */
    public long documents() {
        return documents;
    }

    /** Spans that the documents have. */
    public long spans() {
        return spans;
    }

    /** Spans that were widened or cut to the edges of tokens. */
    public long snapped() {
        return snapped;
    }

    /** Spans that no token carries. */
    public long dropped() {
        return dropped;
    }

    /** How many lines there are, those that were not kept among them. */
    public long noted() {
        return noted;
    }

    /** The first lines, each about one document. */
    public List<String> lines() {
        return List.copyOf(lines);
    }
}
