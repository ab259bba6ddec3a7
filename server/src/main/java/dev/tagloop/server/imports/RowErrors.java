package dev.tagloop.server.imports;

import dev.tagloop.server.http.Json;
import dev.tagloop.server.imports.files.RowStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is wrong with the rows of files: all of it is counted, the first of it kept. */
final class RowErrors implements ItemErrors {
    /** Errors that are kept. */
    static final int MOST = 10_000;

    private static final int LONGEST_MESSAGE = 500;

    private final boolean leavesOut;
    private final List<RowError> first = new ArrayList<>();
    private long count;
    private String file = "";
    private long row;

    /**
     * One thing that is wrong.
     *
     * @param row the line where it begins, or its number where a file has no lines
     * @param field where in the row; "" for the row as a whole
     */
    record RowError(String file, long row, String field, String message) {
        ObjectNode json() {
            return Json.object()
                    .put("file", file)
                    .put("row", row)
                    .put("field", field)
                    .put("message", message);
        }
    }

    /** @param leavesOut whether wrong rows are left out instead of spoiling the import */
    RowErrors(boolean leavesOut) {
        this.leavesOut = leavesOut;
    }

    /** The row that is looked at from now on. */
    void at(String newFile, long newRow) {
        file = newFile;
        row = newRow;
    }

    void add(RowStream.Fault fault) {
        add(fault.number(), fault.field(), fault.message());
    }

    void add(long number, String field, String message) {
        count++;
        if (first.size() < MOST) {
            first.add(new RowError(
                    file, number, Excerpt.of(field, LONGEST_MESSAGE), Excerpt.of(message.strip(), LONGEST_MESSAGE)));
        }
    }

    @Override
    public void bad(long number, ItemReader.Unusable why, JsonNode item) {
        add(row, why.field(), why.reason());
    }

    @Override
    public boolean any() {
        return count > 0 && !leavesOut;
    }

    @Override
    public void require() {
        if (any()) {
            throw new RowsRefusedException(count);
        }
    }

    long count() {
        return count;
    }

    List<RowError> first() {
        return first;
    }

    /** Keeps the list in a file, unless there is nothing to keep. */
    void keep(Path target) {
        if (count == 0) {
            return;
        }
        ObjectNode json = Json.object().put("count", count);
        ArrayNode errors = json.putArray("errors");
        first.forEach(error -> errors.add(error.json()));
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.writeString(part, Json.stored(json), StandardCharsets.US_ASCII);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The list of what is wrong cannot be stored: " + e.getMessage(), e);
        }
    }
}
