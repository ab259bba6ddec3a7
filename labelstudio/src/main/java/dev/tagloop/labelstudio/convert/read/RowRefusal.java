package dev.tagloop.labelstudio.convert.read;

/** A row that cannot become a task; turned into a {@link RowError} where the row's place is known. */
final class RowRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    RowRefusal(String field, String message) {
        super(message, null, false, false);
        this.field = field;
    }

    String field() {
        return field;
    }
}
