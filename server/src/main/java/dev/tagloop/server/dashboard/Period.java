package dev.tagloop.server.dashboard;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Query;
import dev.tagloop.server.storage.Times;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Which days are asked for.
 *
 * @param zone where days begin and end
 * @param from the first day; empty for the first of all
 * @param to the last day; empty for today
 */
record Period(ZoneId zone, Optional<LocalDate> from, Optional<LocalDate> to) {
    /** @throws ApiException 400 for what is no zone or no date */
    static Period of(Query query) {
        String zone = query.text("timezone").filter(text -> !text.isBlank()).orElse("UTC");
        try {
            Period period = new Period(ZoneId.of(zone.strip()), date(query, "from"), date(query, "to"));
            if (period.from.isPresent()
                    && period.to.isPresent()
                    && period.from.get().isAfter(period.to.get())) {
                throw ApiException.invalid("from", "The first day must not be after the last.");
            }
            return period;
        } catch (DateTimeException e) {
            throw ApiException.invalid(
                    "timezone",
                    "\"" + zone
                            + "\" is no time zone: give a name such as Europe/Berlin, or an offset such as +02:00.");
        }
    }

    private static Optional<LocalDate> date(Query query, String name) {
        Optional<String> text = query.text(name).map(String::strip).filter(given -> !given.isEmpty());
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeException e) {
            throw ApiException.invalid(name, "Date has wrong format. Use this format instead: YYYY-MM-DD.");
        }
    }

    /** Whether it is all days. */
    boolean isWhole() {
        return from.isEmpty() && to.isEmpty();
    }

    /** When it begins, as stored; before all times where it has no first day. */
    String begin() {
        return from.map(this::midnight).orElse("");
    }

    /** When it has ended, as stored; after all times where it has no last day. */
    String end() {
        return to.map(day -> midnight(day.plusDays(1))).orElse("~");
    }

    private String midnight(LocalDate day) {
        return Times.text(day.atStartOfDay(zone).toInstant());
    }

    boolean contains(LocalDate day) {
        return from.filter(day::isBefore).isEmpty() && to.filter(day::isAfter).isEmpty();
    }

    boolean isBefore(LocalDate day) {
        return from.filter(day::isBefore).isPresent();
    }
}
