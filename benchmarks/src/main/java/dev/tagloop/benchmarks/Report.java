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

    /** A figure that is only told. */
    void figure(String what, double value, String unit) {
        out.printf(Locale.ROOT, "  %-62s %10.2f %s%n", what, value, unit);
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

    List<String> missed() {
        return missed;
    }
}
