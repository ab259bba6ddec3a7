package dev.tagloop.learning.train;

import dev.tagloop.core.alignment.AlignmentReport;
import java.util.List;

/**
 * What became of the labelled spans on their way to tokens.
 *
 * @param spans how many there were
 * @param exact how many lie on token edges
 * @param snapped how many were moved to token edges
 * @param dropped how many no token carries
 * @param changed a line for each that is not exact
 */
public record RunAlignment(int spans, int exact, int snapped, int dropped, List<String> changed) {

    /** Copies the lines. */
    public RunAlignment {
        changed = List.copyOf(changed);
    }

    static RunAlignment of(AlignmentReport report) {
        return new RunAlignment(
                report.spans(),
                report.exact(),
                report.snapped(),
                report.dropped(),
                report.changed().stream().map(Object::toString).toList());
    }
}
