package dev.tagloop.labelstudio.adjudication;

import java.util.List;
import java.util.OptionalInt;

/**
 * A matter on which voices agree or differ: a stretch of text with all that is marked on it, the answer of a control, or the relation of
 * two marks.
 *
 * @param control the control that made the marks; "" for relations
 * @param object the object that they are about; "" for relations
 * @param options what voices say, that with the most voices first and "nothing here" last; without it where everybody says something
 * @param settled the place in the options of what the voices agreed on; empty for a dispute
 */
public record Item(Kind kind, String control, String object, List<Option> options, OptionalInt settled) {
    /** What a matter is about. */
    public enum Kind {
        SPAN,
        ANSWER,
        RELATION
    }

    /** Copies the options. */
    public Item {
        options = List.copyOf(options);
    }

    /** Whether somebody has to decide. */
    public boolean isDisputed() {
        return settled.isEmpty();
    }
}
