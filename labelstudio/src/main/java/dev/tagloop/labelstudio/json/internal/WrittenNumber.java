package dev.tagloop.labelstudio.json.internal;

import java.math.BigDecimal;

/**
 * A number that remembers how it was written. Both generators and {@code JsonNode.toString} print a decimal by its
 * {@code toString}, so a tree that holds this prints {@code 1e5} as {@code 1e5}, not as {@code 1E+5}.
 */
final class WrittenNumber extends BigDecimal {
    private static final long serialVersionUID = 1L;

    private final String literal;

    WrittenNumber(String literal) {
        super(literal);
        this.literal = literal;
    }

    @Override
    public String toString() {
        return literal;
    }
}
