package dev.tagloop.server.imports;

import dev.tagloop.server.http.Json;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A table with a header row, read as the original reads it: each column is typed as a whole, as integers, as floats when a cell has a
 * fraction or is empty, else as text; empty cells become "". A row with fewer cells than the header is filled up, one with more is refused.
 */
final class CsvTable {
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?([0-9]{1,18}(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,2})?");

    private final List<String> header;
    private final List<List<String>> rows;

    private CsvTable(List<String> header, List<List<String>> rows) {
        this.header = header;
        this.rows = rows;
    }

    /** Reads comma-separated bytes, or semicolon-separated ones when the first line has more of these. */
    static CsvTable ofCommas(byte[] bytes) {
        String text = Utf8.decode(bytes, ",;\r\n");
        String first = text.lines().findFirst().orElse("");
        return of(text, count(first, ';') > count(first, ',') ? ';' : ',');
    }

    /** Reads tab-separated bytes. */
    static CsvTable ofTabs(byte[] bytes) {
        return of(Utf8.decode(bytes, "\t\r\n"), '\t');
    }

    private static long count(String text, char c) {
        return text.chars().filter(found -> found == c).count();
    }

    private static CsvTable of(String text, char delimiter) {
        CsvRows reader = new CsvRows(text, delimiter);
        CsvRows.Row first = reader.next();
        if (first == null) {
            throw new UnreadableFileException("No columns to parse from file");
        }
        List<String> header = names(first.cells());
        List<List<String>> rows = new ArrayList<>();
        for (CsvRows.Row row = reader.next(); row != null; row = reader.next()) {
            if (row.cells().size() > header.size()) {
                throw new UnreadableFileException(
                        "Error tokenizing data. C error: Expected " + header.size() + " fields in line " + row.line()
                                + ", saw " + row.cells().size() + "\n");
            }
            rows.add(row.cells());
        }
        return new CsvTable(header, rows);
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

    /** Hands over the rows as objects. */
    void forEach(Consumer<JsonNode> action) {
        List<Kind> kinds = new ArrayList<>();
        for (int column = 0; column < header.size(); column++) {
            kinds.add(kind(column));
        }
        for (List<String> row : rows) {
            ObjectNode object = Json.object();
            for (int column = 0; column < header.size(); column++) {
                object.set(header.get(column), kinds.get(column).value(cell(row, column)));
            }
            action.accept(object);
        }
    }

    private static String cell(List<String> row, int column) {
        return column < row.size() ? row.get(column) : "";
    }

    private enum Kind {
        INTEGERS,
        FLOATS,
        TEXTS;

        JsonNode value(String cell) {
            if (cell.isEmpty() || this == TEXTS) {
                return JsonNodeFactory.instance.stringNode(cell);
            }
            return this == INTEGERS
                    ? JsonNodeFactory.instance.numberNode(
                            new BigInteger(cell.strip().replace("+", "")).longValueExact())
                    : JsonNodeFactory.instance.numberNode(Double.parseDouble(cell.strip()));
        }
    }

    private Kind kind(int column) {
        boolean integers = true;
        boolean any = false;
        for (List<String> row : rows) {
            String cell = cell(row, column).strip();
            any |= !cell.isEmpty();
            if (!cell.isEmpty() && !DECIMAL.matcher(cell).matches()) {
                return Kind.TEXTS;
            }
            integers &= INTEGER.matcher(cell).matches();
        }
        return !any ? Kind.TEXTS : integers ? Kind.INTEGERS : Kind.FLOATS;
    }
}
