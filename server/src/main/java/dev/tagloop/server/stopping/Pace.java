package dev.tagloop.server.stopping;

import dev.tagloop.core.stopping.TimeLeft;
import dev.tagloop.server.http.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How long answers take, as they tell it: of everybody and of each annotator. The newest answers tell the pace of now. */
final class Pace {
    private static final int NEWEST = 2000;

    private final List<Double> newest = new ArrayList<>();
    private final TreeMap<Long, List<Double>> byAuthor = new TreeMap<>();
    private final Map<Long, Integer> answers = new HashMap<>();
    private final List<Double> all = new ArrayList<>();

    private Pace() {}

    /** Of all annotations of a project that tell a time; skipped ones count as time, not as answers. */
    static Pace of(Handle handle, long project) {
        Pace pace = new Pace();
        handle.createQuery(
                        "SELECT a.completed_by, a.lead_time, a.was_cancelled FROM annotations a"
                                + " WHERE a.project_id = :project AND a.lead_time > 0 AND NOT a.bulk_created ORDER BY a.id DESC")
                .bind("project", project)
                .map((row, context) -> {
                    pace.add(row.getLong(1), row.getDouble(2), row.getBoolean(3));
                    return 0;
                })
                .forEach(done -> {});
        return pace;
    }

    private void add(long author, double seconds, boolean skipped) {
        all.add(seconds);
        if (skipped) {
            return;
        }
        answers.merge(author, 1, Integer::sum);
        if (newest.size() < NEWEST) {
            newest.add(seconds);
            byAuthor.computeIfAbsent(author, any -> new ArrayList<>()).add(seconds);
        }
    }

    /** Seconds of the newest answers. */
    List<Double> seconds() {
        return newest;
    }

    /** How many of all answers tell a time. */
    int measured() {
        return answers.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Hours that everything took, long breaks cut. */
    double hoursUsed() {
        return TimeLeft.expected(all, all.size());
    }

    /**
     * Everybody of the newest answers, with the hours that the rest would take them alone.
     *
     * @param answersLeft how many answers are left; null if that is not known
     * @param people e-mail addresses and names by account
     */
    ArrayNode annotators(Double answersLeft, Map<Long, ObjectNode> people) {
        ArrayNode list = Json.array();
        byAuthor.forEach((author, seconds) -> {
            double mean = TimeLeft.expected(seconds, 3600);
            ObjectNode person = people.getOrDefault(author, Json.object());
            list.addObject()
                    .put("user", author == 0 ? null : author)
                    .put("email", person.path("email").asString(""))
                    .put("name", person.path("name").asString(""))
                    .put("answers", answers.get(author))
                    .put("seconds", mean)
                    .put("hours_left", answersLeft == null ? null : Double.valueOf(answersLeft * mean / 3600));
        });
        return list;
    }
}
