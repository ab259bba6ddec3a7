package dev.tagloop.labelstudio.convert.read;

/**
 * A row that no task could be made of; the rows behind it are read all the same, unless the message says otherwise.
 *
 * @param file the file
 * @param row where it begins there, from 1
 * @param field where in the row, such as {@code spans[2].end}; empty for the whole row
 * @param message what is wrong and what to do, a clause that begins small
 */
public record RowError(String file, long row, String field, String message) implements ReadRow, Entry {
    @Override
    public String toString() {
        return "%s, row %d%s: %s".formatted(file, row, field.isEmpty() ? "" : ", " + field, message);
    }
}
