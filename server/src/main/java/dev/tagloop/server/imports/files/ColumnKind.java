package dev.tagloop.server.imports.files;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What all cells of a column are. */
enum ColumnKind {
    INTEGERS,
    FLOATS,
    TEXTS;

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?([0-9]{1,18}(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,2})?");

    JsonNode value(String cell) {
        if (cell.isEmpty() || this == TEXTS) {
            return JsonNodeFactory.instance.stringNode(cell);
        }
        return this == INTEGERS
                ? JsonNodeFactory.instance.numberNode(
                        new BigInteger(cell.strip().replace("+", "")).longValueExact())
                : JsonNodeFactory.instance.numberNode(Double.parseDouble(cell.strip()));
    }

    /** Finds the kinds of a table's columns, row by row. */
    static final class Finder {
        private final ColumnKind[] kinds;
        private final boolean[] filled;
        private int texts;

        Finder(int columns) {
            this.kinds = new ColumnKind[columns];
            this.filled = new boolean[columns];
            Arrays.fill(kinds, INTEGERS);
        }

        void look(List<String> cells) {
            for (int column = 0; column < kinds.length; column++) {
                if (kinds[column] != TEXTS) {
                    look(column, column < cells.size() ? cells.get(column).strip() : "");
                }
            }
        }

        private void look(int column, String cell) {
            if (!cell.isEmpty()) {
                filled[column] = true;
                if (!DECIMAL.matcher(cell).matches()) {
                    kinds[column] = TEXTS;
                    texts++;
                    return;
                }
            }
            if (!INTEGER.matcher(cell).matches()) {
                kinds[column] = FLOATS;
            }
        }

        /** Whether no further row can change anything. */
        boolean isDecided() {
            return texts == kinds.length;
        }

        /** A column without any value is one of texts. */
        List<ColumnKind> kinds() {
            List<ColumnKind> found = new ArrayList<>();
            for (int column = 0; column < kinds.length; column++) {
                found.add(filled[column] ? kinds[column] : TEXTS);
            }
            return found;
        }
    }
}
