package dev.tagloop.labelstudio.convert.read;

/**
 * Something about a row that a person should know, although it was taken.
 *
 * @param file the file
 * @param row where it begins there, from 1
 * @param field where in the row; empty for the whole row
 * @param message what was done, a clause that begins small
 */
public record RowNote(String file, long row, String field, String message) {
    @Override
    public String toString() {
        return "%s, row %d%s: %s".formatted(file, row, field.isEmpty() ? "" : ", " + field, message);
    }
}
