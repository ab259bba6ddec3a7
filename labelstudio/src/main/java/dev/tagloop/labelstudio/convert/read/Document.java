package dev.tagloop.labelstudio.convert.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A text with its labels as a file has them.
 *
 * @param file the file
 * @param row where it begins there
 * @param text the text, without lone surrogates
 * @param exact whether the offsets are known to count code points, because they are not the file's own
 * @param marks labelled spans
 * @param tokens further spans whose characters the file tells, though they have no label
 * @param links relations between marks
 * @param choices labels of the text as a whole
 * @param offers labels that it may have as a whole, as far as the file tells
 * @param verdict what the labels are worth
 * @param columns what else the row says
 * @param notes what could not be kept
 */
record Document(
        String file,
        long row,
        TextUnits text,
        boolean exact,
        List<Mark> marks,
        List<WrittenSpan> tokens,
        List<Link> links,
        List<String> choices,
        List<String> offers,
        Verdict verdict,
        Map<String, JsonNode> columns,
        List<RowNote> notes)
        implements Entry {
    /** The same with one more note about the whole row. */
    Document noted(String message) {
        List<RowNote> all = new ArrayList<>(notes);
        all.add(new RowNote(file, row, "", message));
        return new Document(
                file, row, text, exact, marks, tokens, links, choices, offers, verdict, columns, List.copyOf(all));
    }

    /** What the labels of a document are worth. */
    enum Verdict {
        /** Nobody is known to have looked at it. */
        UNSEEN,
        /** Somebody or something proposes the labels. */
        SUGGESTED,
        /** Somebody labelled it; without labels, there is nothing to label. */
        LABELLED,
        /** Somebody looked at it and would not label it so. */
        SKIPPED
    }

    /**
     * A labelled span.
     *
     * @param id its name among the marks
     * @param parent the mark that it is a further piece of; empty if it is none
     * @param remarks what somebody wrote about it
     * @param attributes what is said about it, by the attribute's name
     */
    record Mark(
            String id,
            WrittenSpan span,
            String label,
            String parent,
            List<String> remarks,
            Map<String, String> attributes) {
        static Mark of(String id, WrittenSpan span, String label) {
            return new Mark(id, span, label, "", List.of(), Map.of());
        }
    }

    /**
     * A relation.
     *
     * @param from a mark's id
     * @param to a mark's id
     * @param name the kind of relation; empty if it has none
     */
    record Link(String from, String to, String name) {}
}
