package dev.tagloop.server.imports;

import java.util.ArrayList;
import java.util.List;

/** Splits delimited text into rows of cells: quotes, doubled quotes, line breaks inside quotes; empty lines are passed over. */
final class CsvRows {
    private final String text;
    private final char delimiter;
    private int at;
    private int line = 1;

    CsvRows(String text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    /** @param line where the row begins, from 1 */
    record Row(int line, List<String> cells) {}

    /** The next row, or null at the end. */
    Row next() {
        while (at < text.length()) {
            int start = line;
            List<String> cells = cells();
            if (cells.size() > 1 || !cells.getFirst().isEmpty()) {
                return new Row(start, cells);
            }
        }
        return null;
    }

    private List<String> cells() {
        List<String> cells = new ArrayList<>();
        do {
            cells.add(cell());
        } while (at < text.length() && text.charAt(at) == delimiter && ++at >= 0);
        lineEnd();
        return cells;
    }

    private void lineEnd() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        line++;
    }

    private String cell() {
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (quoted && c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                cell.append('"');
                at++;
            } else if (c == '"' && (quoted || cell.isEmpty())) {
                quoted = !quoted;
            } else if (!quoted && (c == delimiter || c == '\n' || c == '\r')) {
                break;
            } else {
                line += c == '\n' ? 1 : 0;
                cell.append(c);
            }
            at++;
        }
        if (quoted) {
            throw new UnreadableFileException(
                    "Error tokenizing data. C error: EOF inside string starting at row " + (line - 1));
        }
        return cell.toString();
    }
}
