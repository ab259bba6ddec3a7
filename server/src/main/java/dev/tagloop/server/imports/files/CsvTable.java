package dev.tagloop.server.imports.files;

import dev.tagloop.server.http.Json;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * A table with a header row, read as the original reads it: each column is typed as a whole, as integers, as floats when a cell has a
 * fraction or is empty, else as text; empty cells become "". A row with fewer cells than the header is filled up, one with more is refused.
 * The text is read twice, for the columns' types and for the rows.
 */
public final class CsvTable {
    private final Text text;
    private final char delimiter;
    private final List<String> names;
    private final List<ColumnKind> kinds;

    private CsvTable(Text text, char delimiter, List<String> names, List<ColumnKind> kinds) {
        this.text = text;
        this.delimiter = delimiter;
        this.names = names;
        this.kinds = kinds;
    }

    /** Where the characters come from; opened twice. */
    @FunctionalInterface
    public interface Text {
        Reader open() throws IOException;
    }

    /**
     * Reads the header and looks at all rows for the columns' types.
     *
     * @param delimiter what stands between cells
     * @throws UnreadableFileException when there is no header, or the text is no table
     */
    public static CsvTable of(Text text, char delimiter) throws IOException {
        return of(text, delimiter, Long.MAX_VALUE);
    }

    /** The same with the types of the first rows, for a look at them. */
    static CsvTable of(Text text, char delimiter, long mostRows) throws IOException {
        try (CsvRows rows = new CsvRows(text.open(), delimiter)) {
            List<String> names = header(rows);
            ColumnKind.Finder finder = new ColumnKind.Finder(names.size());
            long count = 0;
            for (CsvRows.Row row = rows.next(); row != null && !finder.isDecided(); row = rows.next()) {
                finder.look(row.cells());
                if (++count == mostRows) {
                    break;
                }
            }
            return new CsvTable(text, delimiter, names, finder.kinds());
        }
    }

    private static List<String> header(CsvRows rows) throws IOException {
        CsvRows.Row first = rows.next();
        if (first == null) {
            throw new UnreadableFileException("No columns to parse from file");
        }
        return names(first.cells());
    }

    /** Names for all columns: those without one are numbered, repeated ones get a number behind. */
    private static List<String> names(List<String> cells) {
        List<String> names = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (int i = 0; i < cells.size(); i++) {
            String wanted = cells.get(i).isEmpty() ? "Unnamed: " + i : cells.get(i);
            String name = wanted;
            for (int n = 1; !used.add(name); n++) {
                name = wanted + "." + n;
            }
            names.add(name);
        }
        return names;
    }

    /** The columns, in the order of the file. */
    public List<String> names() {
        return names;
    }

    /** The rows as objects, from the first. */
    public RowStream rows() throws IOException {
        CsvRows rows = new CsvRows(text.open(), delimiter);
        header(rows);
        return new RowStream() {
            @Override
            public Row next() throws IOException {
                CsvRows.Row row = rows.next();
                return row == null ? null : row(row);
            }

            @Override
            public void close() throws IOException {
                rows.close();
            }
        };
    }

    private RowStream.Row row(CsvRows.Row row) {
        List<String> cells = row.cells();
        if (cells.size() > names.size()) {
            return new RowStream.Fault(
                    row.line(),
                    "",
                    "Error tokenizing data. C error: Expected " + names.size() + " fields in line " + row.line()
                            + ", saw " + cells.size() + "\n");
        }
        ObjectNode object = Json.object();
        for (int column = 0; column < names.size(); column++) {
            object.set(names.get(column), kinds.get(column).value(column < cells.size() ? cells.get(column) : ""));
        }
        return new RowStream.Item(row.line(), object);
    }
}
