package dev.tagloop.core.labelconfig;

/**
 * A place in a configuration.
 *
 * @param line line, from 1
 * @param column code points before it in that line, so from 0 as Python's XML reader counts
 */
public record Place(int line, int column) {

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
