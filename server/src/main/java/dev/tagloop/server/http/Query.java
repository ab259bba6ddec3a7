package dev.tagloop.server.http;

import io.javalin.http.Context;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A request's query parameters, read with the leniency of the original. */
public final class Query {
    private static final Set<String> YES = Set.of("1", "true", "yes", "on", "t", "y");

    private final Context context;

    Query(Context context) {
        this.context = context;
    }

    /** The last value of a parameter. */
    public Optional<String> text(String name) {
        List<String> values = context.queryParams(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
    }

    /** True for 1, true, True, yes, on; anything else that is there is false. */
    public boolean flag(String name, boolean otherwise) {
        return text(name).map(Query::isYes).orElse(otherwise);
    }

    /** True for the texts that mean yes in a query. */
    public static boolean isYes(String value) {
        return YES.contains(value.strip().toLowerCase(Locale.ROOT));
    }

    /** A whole number; empty when absent or no number. One beyond 64 bits becomes the nearest that fits. */
    public Optional<Long> number(String name) {
        return text(name).flatMap(Query::parse);
    }

    private static Optional<Long> parse(String text) {
        try {
            BigInteger number = new BigInteger(text.strip());
            if (number.bitLength() < Long.SIZE) {
                return Optional.of(number.longValue());
            }
            return Optional.of(number.signum() > 0 ? Long.MAX_VALUE : Long.MIN_VALUE);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** All values of a parameter, repeated or joined by commas or both; blank ones dropped. */
    public List<String> list(String name) {
        return context.queryParams(name).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    public boolean has(String name) {
        return !context.queryParams(name).isEmpty();
    }

    /** The keys that {@code include} asks for; empty when it does not ask. */
    public Optional<Set<String>> include() {
        List<String> keys = list("include");
        return keys.isEmpty() ? Optional.empty() : Optional.of(Set.copyOf(keys));
    }
}
