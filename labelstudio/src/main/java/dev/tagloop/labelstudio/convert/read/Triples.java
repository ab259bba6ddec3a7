package dev.tagloop.labelstudio.convert.read;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Spans that are written as a list of start, end and label. */
final class Triples {
    private Triples() {}

    /** Marks the span of a triple; what stands behind the label, such as the id of an entity in a knowledge base, is told to be lost. */
    static void mark(Draft draft, JsonNode triple, String field) {
        if (!triple.isArray() || triple.size() < 3) {
            throw new RowRefusal(field, "a list of start, end and label is needed here");
        }
        WrittenSpan span = new WrittenSpan(
                RowFields.whole(triple.get(0), field + "[0]"),
                RowFields.whole(triple.get(1), field + "[1]"),
                Optional.empty(),
                field);
        draft.mark(span, RowFields.label(triple.get(2), field + "[2]"));
        if (triple.size() > 3 && !triple.get(3).asString("").isEmpty()) {
            draft.note(field, "what stands behind the label was not kept");
        }
    }
}
