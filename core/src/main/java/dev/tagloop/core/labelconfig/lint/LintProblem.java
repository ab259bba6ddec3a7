package dev.tagloop.core.labelconfig.lint;

import java.util.Locale;

/**
 * One problem of a configuration.
 *
 * @param severity how bad it is
 * @param line line, from 1
 * @param column code point in that line, from 1 as editors count
 * @param message what is wrong
 * @param hint what to do
 */
public record LintProblem(Severity severity, int line, int column, String message, String hint) {

    /** The problem on one line, as compilers print theirs. */
    @Override
    public String toString() {
        return "%d:%d: %s: %s %s"
                .formatted(line, column, severity.name().toLowerCase(Locale.ROOT), message, hint)
                .strip();
    }
}
