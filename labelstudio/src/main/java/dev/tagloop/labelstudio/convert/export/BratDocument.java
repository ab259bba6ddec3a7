package dev.tagloop.labelstudio.convert.export;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.labelstudio.model.LabelsRegion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The annotations of one document as brat writes them: spans, relations, what is said about single spans, notes. */
final class BratDocument {
    private final LabelledDocument document;
    private final Map<Integer, List<BesideSpans.Attribute>> attributes;
    private final ExportNotes notes;
    private final Map<Integer, List<Integer>> pieces;
    private final List<RelationEnds> relations;
    private final StringBuilder spans = new StringBuilder();
    private final StringBuilder said = new StringBuilder();
    private final StringBuilder remarks = new StringBuilder();
    private int span = 1;
    private int attribute = 1;
    private int remark = 1;

    BratDocument(LabelledDocument document, Map<Integer, List<BesideSpans.Attribute>> attributes, ExportNotes notes) {
        this.document = document;
        this.attributes = attributes;
        this.notes = notes;
        this.relations = RelationEnds.of(document, notes);
        this.pieces = BratPieces.of(document, relations, attributes.keySet());
    }

    /** @param entities gets the names of its labels, @param links those of its relations, @param values the values of its attributes */
    String standoff(Set<String> entities, Set<String> links, Map<String, Set<String>> values) {
        int[] firstOf = new int[document.regions().size()];
        pieces.forEach((number, parts) -> firstOf[number] = write(number, parts, entities, values));
        int number = 1;
        for (RelationEnds relation : relations) {
            int from = firstOf[relation.from()];
            int to = firstOf[relation.to()];
            if (from > 0 && to > 0) {
                String name = BratName.of(relation.label());
                links.add(name);
                spans.append('R').append(number++).append('\t').append(name);
                spans.append(" Arg1:T")
                        .append(from)
                        .append(" Arg2:T")
                        .append(to)
                        .append('\n');
            }
        }
        return spans.append(said).append(remarks).toString();
    }

    /** @return the number of the first line; 0 where there is nothing to mark */
    private int write(int number, List<Integer> parts, Set<String> entities, Map<String, Set<String>> values) {
        LabelsRegion region = document.regions().get(number);
        List<CodePointSpan> places = parts.stream()
                .map(part -> document.labelled().spans().get(part).span())
                .flatMap(place -> lines(place).stream())
                .toList();
        if (places.isEmpty()) {
            notes.note(
                    document.name(), document.labelled().spans().get(number) + " is left out: it holds line ends only");
        }
        int first = span;
        for (String label : region.labels()) {
            String name = spelled("label", label);
            entities.add(name);
            if (!places.isEmpty()) {
                spans.append('T').append(span++).append('\t').append(name).append(' ');
                place(places);
                notes.exact(1);
            }
        }
        if (places.isEmpty() || span == first) {
            return 0;
        }
        for (String note : region.notes()) {
            remarks.append('#').append(remark++).append("\tAnnotatorNotes T").append(first);
            remarks.append('\t').append(FieldText.line(note)).append('\n');
        }
        attributes(first, attributes.getOrDefault(number, List.of()), values);
        return first;
    }

    /** A span has one value of an attribute. */
    private void attributes(int first, List<BesideSpans.Attribute> list, Map<String, Set<String>> values) {
        Map<String, String> written = new LinkedHashMap<>();
        for (BesideSpans.Attribute one : list) {
            String name = spelled("attribute", one.name());
            String value = spelled("value", one.value());
            if (written.putIfAbsent(name, value) != null) {
                notes.note(
                        document.name(),
                        "the value " + one.value() + " of " + one.name()
                                + " is left out: a span of brat has one value of each attribute");
            }
        }
        written.forEach((name, value) -> {
            values.computeIfAbsent(name, any -> new TreeSet<>()).add(value);
            said.append('A')
                    .append(attribute++)
                    .append('\t')
                    .append(name)
                    .append(" T")
                    .append(first);
            said.append(value.equals(name) ? "" : " " + value).append('\n');
        });
    }

    private String spelled(String what, String name) {
        String written = BratName.of(name);
        if (!written.equals(name)) {
            notes.note(document.name(), "the " + what + " " + name + " is written as " + written);
        }
        return written;
    }

    private void place(List<CodePointSpan> places) {
        List<String> offsets = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (CodePointSpan piece : places) {
            offsets.add(piece.start() + " " + piece.end());
            texts.add(document.text().slice(piece));
        }
        spans.append(String.join(";", offsets))
                .append('\t')
                .append(String.join(" ", texts))
                .append('\n');
    }

    /** The parts of a span between the line ends in it. */
    private List<CodePointSpan> lines(CodePointSpan place) {
        String text = document.text().slice(place);
        List<CodePointSpan> lines = new ArrayList<>();
        int at = place.start();
        int start = -1;
        for (int unit = 0; unit < text.length(); at++) {
            int point = text.codePointAt(unit);
            boolean end = point == '\n' || point == '\r';
            if (end && start >= 0) {
                lines.add(new CodePointSpan(start, at));
                start = -1;
            } else if (!end && start < 0) {
                start = at;
            }
            unit += Character.charCount(point);
        }
        if (start >= 0) {
            lines.add(new CodePointSpan(start, at));
        }
        return lines;
    }
}
