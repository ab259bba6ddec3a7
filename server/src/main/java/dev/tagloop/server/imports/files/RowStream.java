package dev.tagloop.server.imports.files;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The rows of one file, one after another; of the file only some rows are in memory. For one thread. */
public interface RowStream extends AutoCloseable {

    /** What a row became. */
    sealed interface Row {
        /** Its place in the file, from 1: the line where it begins, or its number where a file has no lines. */
        long number();
    }

    /** An item to import. @param item a task, or the data of one */
    record Item(long number, JsonNode item) implements Row {}

    /**
     * A row that is wrong in itself; those behind it can be read.
     *
     * @param field the column; "" for the row as a whole
     * @param message what is wrong, for a person
     */
    record Fault(long number, String field, String message) implements Row {}

    /**
     * The next row; null at the end.
     *
     * @throws UnreadableFileException when nothing can be read from here on
     */
    Row next() throws IOException;

    /** Which of several files the last row is from; empty where there is one. */
    default Optional<String> file() {
        return Optional.empty();
    }

    /** What a person should know of what was read since this was asked last. */
    default List<String> takeNotes() {
        return List.of();
    }

    @Override
    void close() throws IOException;
}
