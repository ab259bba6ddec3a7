package dev.tagloop.server.tasks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How long ago something was, in the two largest units that count: {@code 3 hours, 5 minutes}. */
public final class TimeSince {
    private record Unit(String name, long minutes) {}

    private static final List<Unit> UNITS = List.of(
            new Unit("year", 365L * 24 * 60),
            new Unit("month", 30L * 24 * 60),
            new Unit("week", 7L * 24 * 60),
            new Unit("day", 24L * 60),
            new Unit("hour", 60),
            new Unit("minute", 1));

    private TimeSince() {}

    /** In words, with a no-break space between number and unit. */
    public static String of(Instant then, Instant now) {
        long minutes = Math.max(0, Duration.between(then, now).toMinutes());
        List<String> words = new ArrayList<>();
        for (Unit unit : UNITS) {
            long count = minutes / unit.minutes();
            if (words.size() == 1 && count == 0) {
                break;
            }
            if (count > 0 && words.size() < 2) {
                words.add(count + "\u00a0" + unit.name() + (count == 1 ? "" : "s"));
                minutes -= count * unit.minutes();
            }
        }
        return words.isEmpty() ? "0\u00a0minutes" : String.join(", ", words);
    }
}
