package dev.tagloop.core.stopping;

import java.util.Locale;

/** What decides whether labelling goes on; the first that holds counts. */
public enum Verdict {
    /** Nothing is left to label. */
    EVERYTHING_LABELED(true),
    /** The tasks of the budget are labelled. */
    TASKS_USED(true),
    /** The hours of the budget are used. */
    HOURS_USED(true),
    /** F1 is surely at the wished share of what all labels would give. */
    SHARE_REACHED(true),
    /** The last models agree nearly everywhere. */
    STEADY(true),
    /** There is no learning curve yet. */
    TOO_FEW_VERSIONS(false),
    /** The curve says that it is enough, its interval that it may not be. */
    NOT_SURE(false),
    /** More labels make the model better. */
    GO_ON(false);

    private final boolean stops;

    Verdict(boolean stops) {
        this.stops = stops;
    }

    /** Whether it is one to stop. */
    public boolean stops() {
        return stops;
    }

    /** Its name in interfaces, such as {@code share_reached}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
