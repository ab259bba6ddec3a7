package dev.tagloop.server.backup;

import dev.tagloop.server.StudioException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Which scheduled backups stay: the newest of each of the last days, and the newest of each of the last weeks, today and this week among them. Days and
 * weeks are UTC's, weeks begin on Monday. The newest of all stays whatever the numbers are.
 *
 * @param days how many days, 0 for none
 * @param weeks how many weeks, 0 for none
 */
public record Retention(int days, int weeks) {
    /** A week of days and a month of weeks. */
    public static final Retention USUAL = new Retention(7, 4);

    /** @throws StudioException when a number is negative or beyond any calendar */
    public Retention {
        if (days < 0 || weeks < 0 || days > 36_500 || weeks > 5_200) {
            throw new StudioException("Backups cannot be kept for " + days + " days and " + weeks
                    + " weeks: give --backup-keep two numbers such as 7,4.");
        }
    }

    /**
     * Reads it as it is written in a setting.
     *
     * @param text days and weeks with a comma between, such as {@code 7,4}; without a comma days alone
     */
    public static Retention of(String text) {
        String[] numbers = text.strip().split("\\s*,\\s*", -1);
        if (numbers.length > 2 || !List.of(numbers).stream().allMatch(number -> number.matches("\\d{1,6}"))) {
            throw new StudioException(
                    "\"" + text + "\" does not tell for how many days and weeks backups are kept: give"
                            + " --backup-keep two numbers such as 7,4.");
        }
        return new Retention(Integer.parseInt(numbers[0]), numbers.length == 2 ? Integer.parseInt(numbers[1]) : 0);
    }

    /** Those of some moments that are not kept. */
    public Set<Instant> thinned(Collection<Instant> made, Instant now) {
        List<Instant> newestFirst =
                made.stream().sorted(Comparator.reverseOrder()).toList();
        Set<Instant> kept = new HashSet<>(newestFirst.stream().limit(1).toList());
        LocalDate today = day(now);
        keepNewest(newestFirst, Retention::day, today.minusDays(days), kept);
        keepNewest(newestFirst, Retention::week, monday(today).minusWeeks(weeks), kept);
        Set<Instant> thinned = new HashSet<>(made);
        thinned.removeAll(kept);
        return thinned;
    }

    /** @param before the newest period that is too old */
    private static void keepNewest(
            List<Instant> newestFirst, Function<Instant, LocalDate> period, LocalDate before, Set<Instant> kept) {
        Set<LocalDate> seen = new HashSet<>();
        newestFirst.stream()
                .filter(moment -> period.apply(moment).isAfter(before))
                .filter(moment -> seen.add(period.apply(moment)))
                .forEach(kept::add);
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    private static LocalDate week(Instant moment) {
        return monday(day(moment));
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
