package dev.tagloop.server.imports.files;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What stands between the cells of a table. */
public final class Delimiters {
    private static final List<Character> KNOWN = List.of('\t', ',', ';', '|');
    private static final int ROWS_LOOKED_AT = 50;

    private Delimiters() {}

    /** The comma, or the semicolon when the first line has more of these: as the original reads {@code .csv}. */
    public static char ofCommas(Path path) throws IOException {
        long semicolons = 0;
        long commas = 0;
        try (Reader in = Decoding.utf8(path, ",;\r\n")) {
            char[] buffer = new char[1 << 13];
            for (int read = in.read(buffer, 0, buffer.length); read > 0; read = in.read(buffer, 0, buffer.length)) {
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == '\n' || buffer[i] == '\r') {
                        return semicolons > commas ? ';' : ',';
                    }
                    semicolons += buffer[i] == ';' ? 1 : 0;
                    commas += buffer[i] == ',' ? 1 : 0;
                }
            }
        }
        return semicolons > commas ? ';' : ',';
    }

    /**
     * The delimiter that cuts the first rows of a text into the same number of cells, more than one; of several the one with most cells.
     *
     * @param whole whether the text is all there is; else its last row is broken off
     */
    static Optional<Character> find(String text, boolean whole) {
        char best = 0;
        int most = 1;
        for (char delimiter : KNOWN) {
            int cells = cells(text, delimiter, whole);
            if (cells > most) {
                most = cells;
                best = delimiter;
            }
        }
        return best == 0 ? Optional.empty() : Optional.of(best);
    }

    /** Cells of each row, or 0 where rows differ or the text is no table. */
    private static int cells(String text, char delimiter, boolean whole) {
        int cells = 0;
        int rows = 0;
        try (CsvRows table = new CsvRows(new java.io.StringReader(text), delimiter)) {
            CsvRows.Row row = table.next();
            while (row != null && rows < ROWS_LOOKED_AT) {
                CsvRows.Row following = table.next();
                boolean complete = whole || following != null;
                if (complete && cells != 0 && row.cells().size() != cells) {
                    return 0;
                }
                cells = complete ? row.cells().size() : cells;
                rows += complete ? 1 : 0;
                row = following;
            }
        } catch (IOException | UnreadableFileException e) {
            // The text ends within quotes: because it is cut there, or because it is no table.
            return whole ? 0 : cells;
        }
        return rows > 1 ? cells : 0;
    }
}
