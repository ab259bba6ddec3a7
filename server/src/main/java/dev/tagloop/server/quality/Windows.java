package dev.tagloop.server.quality;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Parts of time that are compared with each other.
 *
 * @param zone where days begin
 * @param weeks whether they are weeks, which begin on Monday, else days
 */
public record Windows(ZoneId zone, boolean weeks) {
    /** The first day of the part in which a moment lies. */
    LocalDate of(Instant moment) {
        LocalDate day = moment.atZone(zone).toLocalDate();
        return weeks ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)) : day;
    }

    /** The places of items by the first day of their part. */
    <T> SortedMap<LocalDate, int[]> places(List<T> items, Function<T, Instant> when) {
        SortedMap<LocalDate, List<Integer>> lists = new TreeMap<>();
        for (int i = 0; i < items.size(); i++) {
            lists.computeIfAbsent(of(when.apply(items.get(i))), day -> new ArrayList<>())
                    .add(i);
        }
        SortedMap<LocalDate, int[]> places = new TreeMap<>();
        lists.forEach((day, list) ->
                places.put(day, list.stream().mapToInt(Integer::intValue).toArray()));
        return places;
    }
}
