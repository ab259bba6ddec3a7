package dev.tagloop.server.dashboard;

import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Times;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Counts a project's annotations as they go by, in the order of their times. */
final class Tally {
    private static final class Day {
        private long answered;
        private long submitted;
        private long skipped;
    }

    private static final class Author {
        private long submitted;
        private long skipped;
        private final LeadTimes times = new LeadTimes();
    }

    private final Period period;
    private final Map<String, LocalDate> days = new HashMap<>();
    private final Set<Long> answered = new HashSet<>();
    private final TreeMap<LocalDate, Day> byDay = new TreeMap<>();
    private final TreeMap<Long, Author> byAuthor = new TreeMap<>();
    private final LeadTimes times = new LeadTimes();
    private long before;
    private long submitted;
    private long skipped;

    Tally(Period period) {
        this.period = period;
    }

    /** @param author 0 for an account that is gone, @param seconds null when not told */
    void add(long task, long author, boolean cancelled, Double seconds, String createdAt) {
        // Times come in order, so that few minutes are looked at at a time.
        LocalDate day = days.computeIfAbsent(
                createdAt.substring(0, 16),
                minute -> LocalDate.ofInstant(Times.instant(minute + ":00.000000Z"), period.zone()));
        boolean first = !cancelled && answered.add(task);
        if (period.isBefore(day)) {
            before += first ? 1 : 0;
            return;
        }
        if (!period.contains(day)) {
            if (first) {
                answered.remove(task);
            }
            return;
        }
        Day counted = byDay.computeIfAbsent(day, any -> new Day());
        Author by = byAuthor.computeIfAbsent(author, any -> new Author());
        if (cancelled) {
            skipped++;
            counted.skipped++;
            by.skipped++;
            return;
        }
        submitted++;
        counted.submitted++;
        counted.answered += first ? 1 : 0;
        by.submitted++;
        if (seconds != null) {
            times.add(seconds);
            by.times.add(seconds);
        }
    }

    /** Tasks with an answer until the end of the period. */
    long answered() {
        return answered.size();
    }

    /** @param people e-mail addresses and names by account */
    void tell(ObjectNode json, Map<Long, ObjectNode> people) {
        json.set("annotations", Json.object().put("submitted", submitted).put("skipped", skipped));
        json.set("lead_time", times.json());
        ArrayNode list = json.putArray("days");
        long all = before;
        for (Map.Entry<LocalDate, Day> day : byDay.entrySet()) {
            all += day.getValue().answered;
            list.addObject()
                    .put("date", day.getKey().toString())
                    .put("answered", day.getValue().answered)
                    .put("answered_so_far", all)
                    .put("submitted", day.getValue().submitted)
                    .put("skipped", day.getValue().skipped);
        }
        ArrayNode authors = json.putArray("annotators");
        byAuthor.forEach((id, author) -> {
            ObjectNode one = authors.addObject().put("user", id == 0 ? null : id);
            ObjectNode person = people.get(id);
            one.put("email", person == null ? "" : person.path("email").asString())
                    .put("name", person == null ? "" : person.path("name").asString())
                    .put("submitted", author.submitted)
                    .put("skipped", author.skipped)
                    .put("per_hour", author.times.perHour());
            one.set("lead_time", author.times.json());
        });
    }
}
