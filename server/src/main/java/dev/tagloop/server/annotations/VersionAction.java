package dev.tagloop.server.annotations;

import java.util.Locale;

/** How a version of an annotation came about. */
public enum VersionAction {
    /** Written by hand. */
    CREATED,
    /** Made from a prediction. */
    ACCEPTED,
    IMPORTED,
    UPDATED,
    /** Brought back: an older version, or the annotation as a whole from the trash. */
    RESTORED,
    DELETED;

    /** The word for it in the store and on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
