package dev.tagloop.core.metrics;

import dev.tagloop.core.span.LabeledSpan;
import java.util.List;

/**
 * What a person does to suggestions until they are right.
 *
 * @param accepted right as they are
 * @param relabelled right place, other label
 * @param moved right label, other borders
 * @param replaced overlapping the right place, with other borders and another label
 * @param added spans that were not suggested
 * @param deleted suggestions where there is nothing
 */
public record EditCost(int accepted, int relabelled, int moved, int replaced, int added, int deleted) {
    /** Nothing. */
    public static final EditCost NONE = new EditCost(0, 0, 0, 0, 0, 0);

    // Clicks, drags and keys on the labelling screen: a label's key and a drag over the words make a span; a click and
    // a key change or delete one.
    private static final int ADD = 2;
    private static final int CHANGE = 2;

    /** The cost of making the suggestions for some texts right. */
    public static EditCost of(List<List<LabeledSpan>> gold, List<List<LabeledSpan>> suggested) {
        SpanErrors errors = SpanErrors.compare(gold, suggested);
        return new EditCost(
                errors.correct(),
                errors.wrongType(),
                errors.wrongBorders(),
                errors.wrongBoth(),
                errors.missing(),
                errors.spurious());
    }

    /** Both together. */
    public EditCost plus(EditCost other) {
        return new EditCost(
                accepted + other.accepted,
                relabelled + other.relabelled,
                moved + other.moved,
                replaced + other.replaced,
                added + other.added,
                deleted + other.deleted);
    }

    /** Spans in the end. */
    public int spans() {
        return accepted + relabelled + moved + replaced + added;
    }

    /** Share of the spans in the end that nobody has to touch; NaN where there are none. */
    public double acceptedShare() {
        return spans() == 0 ? Double.NaN : (double) accepted / spans();
    }

    /** Keys, clicks and drags with suggestions: a span with wrong borders is deleted and made anew. */
    public int actions() {
        return ADD * added + CHANGE * (relabelled + deleted) + (CHANGE + ADD) * (moved + replaced);
    }

    /** Keys, clicks and drags without suggestions. */
    public int actionsFromScratch() {
        return ADD * spans();
    }

    /** Share of the actions that the suggestions save; below 0 where they cost more than they save, NaN where nothing is to be done. */
    public double saved() {
        return actionsFromScratch() == 0 ? Double.NaN : 1 - (double) actions() / actionsFromScratch();
    }
}
