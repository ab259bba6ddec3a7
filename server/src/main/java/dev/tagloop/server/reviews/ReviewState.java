package dev.tagloop.server.reviews;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Where an annotation stands in a project whose answers are reviewed. */
enum ReviewState {
    /** Nobody has looked at what it says now. */
    WAITING,
    ACCEPTED,
    /** Accepted as the reviewer changed it. */
    FIXED,
    /** Back with its annotator. */
    REJECTED;

    /** The state of annotation {@code a} with its review {@code r}, if there is one. */
    static final String SQL =
            "CASE WHEN r.annotation_id IS NULL OR r.version < a.version THEN 'waiting' ELSE r.verdict END";

    /** Whether annotation {@code a} is to be reviewed: a submitted answer; what came of adjudication is decided already. */
    static final String REVIEWED = "NOT a.was_cancelled AND a.id NOT IN (SELECT d.annotation_id FROM adjudications d)";

    static final Set<String> WORDS =
            Arrays.stream(values()).map(ReviewState::word).collect(Collectors.toUnmodifiableSet());

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
