package dev.tagloop.server.filters;

import dev.tagloop.server.access.Sight;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a task {@code t} says of its answers to a person who sees only their own work. Where somebody else told the answer by which people are
 * measured, it is what that person did alone: else a count or a date would tell which tasks those are. {@code %alone(column)} stands for it.
 */
public final class AloneSql {
    private static final String OWN = " FROM annotations a WHERE a.task_id = t.id AND a.completed_by = :viewer";

    private static final String KNOWN =
            "(EXISTS (SELECT 1 FROM annotations k WHERE k.task_id = t.id AND k.ground_truth = TRUE"
                    + " AND (k.completed_by IS NULL OR k.completed_by <> :viewer))"
                    + " AND EXISTS (SELECT 1 FROM projects j WHERE j.id = t.project_id AND j.gold_every > 0))";

    private static final Map<String, String> ALONE = Map.of(
            "t.total_annotations", "(SELECT COUNT(*)" + OWN + " AND a.was_cancelled = FALSE)",
            "t.cancelled_annotations", "(SELECT COUNT(*)" + OWN + " AND a.was_cancelled = TRUE)",
            "t.is_labeled",
                    "((SELECT COUNT(*)" + OWN + " AND (a.was_cancelled = FALSE OR EXISTS (SELECT 1 FROM projects s"
                            + " WHERE s.id = t.project_id AND s.skip_queue = 'IGNORE_SKIPPED'))) >= t.overlap)",
            "t.updated_at", "COALESCE((SELECT MAX(a.updated_at)" + OWN + "), t.created_at)",
            "t.updated_by", "(SELECT MAX(a.completed_by)" + OWN + ")");

    private static final Pattern PLACE = Pattern.compile("%alone\\(([a-z._]+)\\)");

    private AloneSql() {}

    /** A statement with its places filled; it binds {@link Sight#parameters} where the caller does not see everything. */
    public static String in(String statement, Sight sight) {
        return PLACE.matcher(statement)
                .replaceAll(place -> Matcher.quoteReplacement(
                        sight.isEverything()
                                ? place.group(1)
                                : "(CASE WHEN " + KNOWN + " THEN " + ALONE.get(place.group(1)) + " ELSE "
                                        + place.group(1) + " END)"));
    }
}
