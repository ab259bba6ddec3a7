package dev.tagloop.server.imports;

/** An import that nothing came of because of its rows. */
final class RowsRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RowsRefusedException(long wrong) {
        super(
                (wrong == 1 ? "1 row is wrong" : wrong + " rows are wrong")
                        + ", so nothing was imported: the list of errors tells where. Put them right, or leave wrong rows out.",
                null,
                false,
                false);
    }
}
