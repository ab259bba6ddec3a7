package dev.tagloop.labelstudio.convert.read;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A task that was read.
 *
 * @param file the file
 * @param row where it begins there
 * @param item the task as Label Studio imports it: {@code data} and, where there are any, {@code annotations}, {@code predictions} and
 *     {@code meta}; the reader does not look at it again
 * @param notes what is not as the file has it
 */
public record ReadTask(String file, long row, ObjectNode item, List<RowNote> notes) implements ReadRow {
    /** Copies the list. */
    public ReadTask {
        notes = List.copyOf(notes);
    }
}
