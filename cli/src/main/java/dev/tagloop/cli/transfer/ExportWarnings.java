package dev.tagloop.cli.transfer;

import dev.tagloop.cli.console.Console;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.List;

/** Tells what a format could not hold as it was labelled. */
final class ExportWarnings {
    private static final int LINES = 10;

    private ExportWarnings() {}

    /** @param check what the server says about the export */
    static void tell(Console console, JsonObject check) {
        long snapped = check.integer("snapped").orElse(0);
        long dropped = check.integer("dropped").orElse(0);
        if (snapped + dropped > 0) {
            console.warn("%,d of %,d spans do not fall on the edges of words: %,d were moved and %,d are missing."
                    .formatted(snapped + dropped, check.integer("spans").orElse(0), snapped, dropped));
        }
        List<String> notes = check.texts("notes");
        notes.stream().limit(LINES).forEach(console::warn);
        long more = check.integer("noted").orElse(0) - Math.min(LINES, notes.size());
        if (more > 0) {
            console.warn("and %,d more of this kind".formatted(more));
        }
    }
}
