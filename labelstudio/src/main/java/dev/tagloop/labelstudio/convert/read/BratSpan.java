package dev.tagloop.labelstudio.convert.read;

import dev.tagloop.core.text.CodePointSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A span of brat, in one piece or several.
 *
 * @param label its label
 * @param pieces where its pieces stand, as written
 * @param said the characters of all pieces, a blank between two; empty if the file does not tell
 * @param field its line
 */
record BratSpan(String label, List<Piece> pieces, Optional<String> said, String field) {
    /** Offsets of a piece. */
    record Piece(long start, long end) {}

    /**
     * The spans to mark: one a piece, but one for pieces that only an end of a line parts, since brat writes spans over several lines so.
     *
     * @throws RowRefusal if the characters are not as many as the offsets say
     */
    List<WrittenSpan> spans(TextUnits text) {
        if (pieces.size() == 1) {
            Piece only = pieces.getFirst();
            return List.of(new WrittenSpan(only.start(), only.end(), said.map(all -> new Said(all, true)), field));
        }
        List<WrittenSpan> parts = cut();
        for (OffsetUnit unit : OffsetUnit.values()) {
            if (parts.stream().allMatch(part -> text.agrees(unit, part))) {
                return joined(unit, text, parts);
            }
        }
        return parts;
    }

    /** The pieces, each with its own characters. */
    private List<WrittenSpan> cut() {
        if (said.isEmpty()) {
            return pieces.stream()
                    .map(piece -> new WrittenSpan(piece.start(), piece.end(), Optional.empty(), field))
                    .toList();
        }
        TextUnits all = new TextUnits(said.get());
        for (OffsetUnit unit : OffsetUnit.values()) {
            Optional<List<WrittenSpan>> parts = cut(unit, all);
            if (parts.isPresent()) {
                return parts.get();
            }
        }
        throw new RowRefusal(
                field, "its text \"" + SpanPlacer.shown(said.get()) + "\" has another length than its offsets");
    }

    private Optional<List<WrittenSpan>> cut(OffsetUnit unit, TextUnits all) {
        List<WrittenSpan> parts = new ArrayList<>();
        long at = 0;
        for (Piece piece : pieces) {
            long end = at + piece.end() - piece.start();
            Optional<CodePointSpan> place = all.place(unit, at, end);
            if (place.isEmpty()) {
                return Optional.empty();
            }
            parts.add(new WrittenSpan(
                    piece.start(), piece.end(), Optional.of(new Said(all.slice(place.get()), true)), field));
            at = end + 1;
        }
        return at - 1 == all.length(unit) ? Optional.of(parts) : Optional.empty();
    }

    private static List<WrittenSpan> joined(OffsetUnit unit, TextUnits text, List<WrittenSpan> parts) {
        List<WrittenSpan> joined = new ArrayList<>();
        for (WrittenSpan part : parts) {
            WrittenSpan before = joined.isEmpty() ? null : joined.getLast();
            Optional<String> gap = before == null || part.start() - before.end() > LONGEST_BREAK
                    ? Optional.empty()
                    : text.place(unit, before.end(), part.start())
                            .map(text::slice)
                            .filter(between -> !between.isEmpty()
                                    && between.chars().allMatch(unitChar -> unitChar == '\n' || unitChar == '\r'));
            if (gap.isEmpty()) {
                joined.add(part);
            } else {
                Optional<Said> both = before.said()
                        .flatMap(first ->
                                part.said().map(second -> new Said(first.text() + gap.get() + second.text(), true)));
                joined.set(joined.size() - 1, new WrittenSpan(before.start(), part.end(), both, part.field()));
            }
        }
        return joined;
    }

    /** Ends of lines in a row that may stand inside of a span. */
    private static final int LONGEST_BREAK = 1000;
}
