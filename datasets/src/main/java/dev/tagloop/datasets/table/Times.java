package dev.tagloop.datasets.table;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Casts of dates and times; numbers count Arrow's units since the epoch or since midnight. */
final class Times {

    private Times() {}

    static LocalDate date(Object value) {
        return parsed("a date such as 2026-11-24", value, () -> switch (value) {
            case LocalDate date -> date;
            case LocalDateTime time -> time.toLocalDate();
            case Number days -> LocalDate.ofEpochDay(days.longValue());
            case String text -> LocalDate.parse(text.strip());
            default -> null;
        });
    }

    static LocalTime time(String dtype, Object value) {
        return parsed("a time such as 10:15:30", value, () -> switch (value) {
            case LocalTime time -> time;
            case Number count -> LocalTime.MIDNIGHT.plus(count.longValue(), unit(dtype));
            case String text -> LocalTime.parse(text.strip());
            default -> null;
        });
    }

    /** An {@code Instant} if the type has a time zone, else a {@code LocalDateTime}. */
    static Object timestamp(String dtype, Object value) {
        boolean zoned = dtype.contains("tz=");
        return parsed("a time stamp such as 2026-11-24T10:15:30", value, () -> switch (value) {
            case Instant instant -> zoned ? instant : (Object) LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
            case LocalDateTime local -> zoned ? local.toInstant(ZoneOffset.UTC) : local;
            case Number count -> timestamp(dtype, Instant.EPOCH.plus(count.longValue(), unit(dtype)));
            case String text -> timestamp(dtype, parseTimestamp(text.strip()));
            default -> null;
        });
    }

    static Duration duration(String dtype, Object value) {
        return parsed("a duration", value, () -> switch (value) {
            case Duration duration -> duration;
            case Number count -> Duration.of(count.longValue(), unit(dtype));
            case String text -> Duration.parse(text.strip());
            default -> null;
        });
    }

    private static Object parseTimestamp(String text) {
        String iso =
                text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
        if (iso.length() == 10) {
            return LocalDate.parse(iso).atStartOfDay();
        }
        boolean hasOffset = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
        return hasOffset ? OffsetDateTime.parse(iso).toInstant() : LocalDateTime.parse(iso);
    }

    static ChronoUnit unit(String dtype) {
        String inside = dtype.substring(dtype.indexOf('[') + 1);
        if (inside.startsWith("ms")) {
            return ChronoUnit.MILLIS;
        }
        if (inside.startsWith("us")) {
            return ChronoUnit.MICROS;
        }
        return inside.startsWith("ns") ? ChronoUnit.NANOS : ChronoUnit.SECONDS;
    }

    private interface Parser<T> {
        T parse();
    }

    private static <T> T parsed(String needed, Object value, Parser<T> parser) {
        T result;
        try {
            result = parser.parse();
        } catch (DateTimeException | ArithmeticException e) {
            throw new CastException(needed + " is needed, not " + Scalars.describe(value));
        }
        if (result == null) {
            throw new CastException(needed + " is needed, not " + Scalars.describe(value));
        }
        return result;
    }
}
