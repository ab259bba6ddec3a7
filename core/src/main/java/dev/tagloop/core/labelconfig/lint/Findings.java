package dev.tagloop.core.labelconfig.lint;

import dev.tagloop.core.labelconfig.Place;
import dev.tagloop.core.labelconfig.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects problems, only so many: nobody reads more, and a hostile text could hold any number. */
final class Findings {
    static final int MOST = 200;

    private final List<LintProblem> problems = new ArrayList<>();

    boolean isFull() {
        return problems.size() >= MOST;
    }

    void add(LintProblem problem) {
        if (!isFull()) {
            problems.add(problem);
        }
    }

    void error(Place place, String message, String hint) {
        add(at(Severity.ERROR, place, message, hint));
    }

    void warning(Place place, String message, String hint) {
        add(at(Severity.WARNING, place, message, hint));
    }

    void error(Tag tag, String message, String hint) {
        error(tag.place(), message, hint);
    }

    void warning(Tag tag, String message, String hint) {
        warning(tag.place(), message, hint);
    }

    static LintProblem at(Severity severity, Place place, String message, String hint) {
        return new LintProblem(severity, place.line(), place.column() + 1, message, hint);
    }

    List<LintProblem> inOrder() {
        return problems.stream()
                .sorted(Comparator.comparingInt(LintProblem::line).thenComparingInt(LintProblem::column))
                .toList();
    }
}
