package dev.tagloop.server.imports.files;

/** How large a row may be: a file of any size is read with the memory of some rows, whatever somebody wrote into it. */
final class RowLimits {
    /** Characters, or bytes, of one row. */
    static final int MOST_CHARACTERS = 16 << 20;

    /** Cells of one row of a table. */
    static final int MOST_CELLS = 20_000;

    private RowLimits() {}

    static void requireLength(long characters, String what) {
        if (characters > MOST_CHARACTERS) {
            throw new UnreadableFileException(what + " is longer than the " + (MOST_CHARACTERS >> 20)
                    + " million characters that one task can have");
        }
    }
}
