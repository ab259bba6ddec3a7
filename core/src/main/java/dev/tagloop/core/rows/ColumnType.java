package dev.tagloop.core.rows;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a column holds, as far as it matters for annotation. */
public sealed interface ColumnType {

    /** The classes that the values are numbers of, or the elements of lists. */
    default Optional<Classes> classes() {
        return switch (this) {
            case Classes classes -> Optional.of(classes);
            case ListOf list -> list.element().classes();
            default -> Optional.empty();
        };
    }

    /** Texts. */
    record Text() implements ColumnType {}

    /** Whole numbers. */
    record Whole() implements ColumnType {}

    /** Numbers of classes that have names; -1 and null mean "no label". */
    record Classes(List<String> names) implements ColumnType {
        /** Copies the names. */
        public Classes {
            names = List.copyOf(names);
        }
    }

    /** Lists. */
    record ListOf(ColumnType element) implements ColumnType {}

    /** Maps with fixed keys. */
    record Fields(Map<String, ColumnType> types) implements ColumnType {
        /** Copies the map. */
        public Fields {
            types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
        }
    }

    /** Anything else. @param name what it is, for messages */
    record Other(String name) implements ColumnType {}
}
