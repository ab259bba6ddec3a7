package dev.tagloop.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints figures as they come, and remembers the gates that did not hold. */
final class Report {
    private final PrintStream out;
    private final List<String> missed = new ArrayList<>();

    Report(PrintStream out) {
        this.out = out;
    }

    void title(String title) {
        out.println();
        out.println(title);
    }

    /** A sentence between the figures. */
    void note(String sentence) {
        out.println("  " + sentence);
    }

    /** A figure that is only told. */
    void figure(String what, double value, String unit) {
        out.printf(Locale.ROOT, "  %-62s %10.2f %s%n", what, value, unit);
    }

    /** A share that small differences matter of, such as F1. */
    void score(String what, double value) {
        out.printf(Locale.ROOT, "  %-62s %12.4f%n", what, value);
    }

    /** A figure with the bound that it is to keep. */
    void gate(String what, double value, double most, String unit) {
        boolean held = value <= most;
        out.printf(
                Locale.ROOT,
                "  %-62s %10.2f %s   gate: at most %.2f, %s%n",
                what,
                value,
                unit,
                most,
                held ? "held" : "MISSED");
        if (!held) {
            missed.add(what);
        }
    }

    /** A share that is to be at least so much. */
    void gateAtLeast(String what, double value, double least) {
        boolean held = value >= least;
        figure(what + " (at least " + least + ")", value, held ? "  gate: held" : "  gate: MISSED");
        if (!held) {
            missed.add(what);
        }
    }

    /** Two figures of which one is to keep its bound. */
    void gateOfTwo(String what, double value, double most, String orWhat, double orValue, double orMost) {
        boolean held = value <= most || orValue <= orMost;
        figure(what + " (at most " + Math.round(most * 100) / 100.0 + ", or:)", value, "");
        figure(
                orWhat + " (at most " + orMost + ")",
                orValue,
                held ? "  gate: one of two, held" : "  gate: one of two, MISSED");
        if (!held) {
            missed.add(what);
        }
    }

    List<String> missed() {
        return missed;
    }
}
