package dev.tagloop.cli.simulate;

import dev.tagloop.core.metrics.EditCost;
import dev.tagloop.learning.simulation.TutorialScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tutorial's example, played, beside what the tutorial says. */
final class TutorialTable {
    private TutorialTable() {}

    static List<String> lines(TutorialScenario played) {
        EditCost edits = played.edits();
        List<String> lines = new ArrayList<>();
        lines.add(row("", "the tutorial says", "measured here"));
        lines.add(row(
                "labelled by hand", "500 of 10,000", count(played.bootstrap(), played.bootstrap() + played.rest())));
        lines.add(row("training", "1 hour", time(played.trainingSeconds())));
        lines.add(row(
                "predicting the rest",
                "2 hours for 9,500",
                time(played.predictingSeconds()) + " for " + number(played.rest())));
        lines.add(row("F1 of the model", "-", format("%.1f", 100 * played.f1())));
        lines.add(row("suggestions right as they are", "-", percent(edits.acceptedShare())));
        lines.add(row("texts with nothing to do", "-", count(played.untouchedTexts(), played.rest())));
        lines.add(row(
                "manual work saved on the rest",
                percent(TutorialScenario.CLAIMED.getFirst()) + " to " + percent(TutorialScenario.CLAIMED.getLast()),
                percent(edits.saved()) + " of keys, clicks and drags"));
        lines.add(row("saved in all", "75 % of hours", percent(played.saved()) + " of keys, clicks and drags"));
        lines.add(format(
                "On the rest: %d accepted, %d relabelled, %d moved, %d replaced, %d added, %d deleted.",
                edits.accepted(), edits.relabelled(), edits.moved(), edits.replaced(), edits.added(), edits.deleted()));
        lines.add("Hands are counted, not eyes: reading a text takes its time with and without suggestions.");
        return lines;
    }

    private static String row(String what, String said, String measured) {
        return format("%-30s  %-18s  %s", what, said, measured).stripTrailing();
    }

    private static String time(double seconds) {
        return seconds < 120 ? format("%.1f s", seconds) : format("%.1f min", seconds / 60);
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : format("%.0f %%", 100 * share);
    }

    private static String count(int part, int all) {
        return number(part) + " of " + number(all);
    }

    private static String number(int number) {
        return format("%,d", number);
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
