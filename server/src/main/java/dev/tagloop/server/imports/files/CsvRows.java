package dev.tagloop.server.imports.files;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Splits delimited text into rows of cells: quotes, doubled quotes, line breaks inside quotes; empty lines are passed over. */
final class CsvRows implements AutoCloseable {
    private static final int END = -1;

    private final Reader in;
    private final char delimiter;
    private final char[] buffer = new char[1 << 15];
    private int from;
    private int to;
    private int line = 1;
    private int characters;

    CsvRows(Reader in, char delimiter) {
        this.in = in;
        this.delimiter = delimiter;
    }

    /**
     * A row.
     *
     * @param line where it begins, from 1
     * @param characters how long it is, about
     */
    record Row(int line, List<String> cells, int characters) {}

    /** The next row, or null at the end. */
    Row next() throws IOException {
        while (peek() != END) {
            int start = line;
            characters = 0;
            List<String> cells = cells();
            if (cells.size() > 1 || !cells.getFirst().isEmpty()) {
                return new Row(start, cells, characters);
            }
        }
        return null;
    }

    private int peek() throws IOException {
        if (from == to) {
            int read = in.read(buffer, 0, buffer.length);
            from = 0;
            to = Math.max(0, read);
        }
        return from == to ? END : buffer[from];
    }

    private List<String> cells() throws IOException {
        List<String> cells = new ArrayList<>();
        cells.add(cell());
        while (peek() == delimiter) {
            from++;
            if (cells.size() == RowLimits.MOST_CELLS) {
                throw new UnreadableFileException(
                        "The row in line " + line + " has more than " + RowLimits.MOST_CELLS + " cells");
            }
            cells.add(cell());
        }
        lineEnd();
        return cells;
    }

    private void lineEnd() throws IOException {
        if (peek() == '\r') {
            from++;
        }
        if (peek() == '\n') {
            from++;
        }
        line++;
    }

    private String cell() throws IOException {
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int c = peek(); c != END; c = peek()) {
            if (c == '"' && (quoted || cell.isEmpty())) {
                from++;
                if (quoted && peek() == '"') {
                    from++;
                    cell.append('"');
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (c == delimiter || c == '\n' || c == '\r')) {
                break;
            } else {
                plain(cell, quoted);
            }
        }
        if (quoted) {
            throw new UnreadableFileException(
                    "Error tokenizing data. C error: EOF inside string starting at row " + (line - 1));
        }
        characters += cell.length();
        return cell.toString();
    }

    /** Takes all characters that mean nothing but themselves. */
    private void plain(StringBuilder cell, boolean quoted) {
        int at = from;
        do {
            line += buffer[at] == '\n' ? 1 : 0;
            at++;
        } while (at < to && isPlain(buffer[at], quoted));
        cell.append(buffer, from, at - from);
        from = at;
        RowLimits.requireLength((long) characters + cell.length(), "the row in line " + line);
    }

    private boolean isPlain(char c, boolean quoted) {
        return c != '"' && (quoted || (c != delimiter && c != '\n' && c != '\r'));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
