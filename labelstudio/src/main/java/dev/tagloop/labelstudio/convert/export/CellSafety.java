package dev.tagloop.labelstudio.convert.export;

/** What a table does with a text that a spreadsheet program would take for a formula and run. */
public enum CellSafety {
    /** Nothing: programs read exactly what was stored. */
    EXACT,
    /**
     * It puts an apostrophe before it, which such programs take as "this is text". Whoever reads the file otherwise finds the
     * apostrophe in the text, and offsets are one off.
     */
    SPREADSHEET;

    /** The text as it stands in a cell. */
    public String apply(String text) {
        return this == SPREADSHEET && !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
