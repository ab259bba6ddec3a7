package dev.tagloop.core.rows;

import dev.tagloop.core.rows.ColumnType.Classes;
import dev.tagloop.core.rows.ColumnType.Fields;
import dev.tagloop.core.rows.ColumnType.ListOf;
import dev.tagloop.core.text.LoneSurrogates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of one row by the roles of their columns. */
final class RowValues {
    private final Map<String, ?> row;
    private final Map<String, ColumnType> types;
    private final ColumnMapping mapping;

    RowValues(Map<String, ?> row, Map<String, ColumnType> types, ColumnMapping mapping) {
        this.row = row;
        this.types = types;
        this.mapping = mapping;
    }

    private String column(ColumnRole role) {
        return mapping.column(role).orElseThrow();
    }

    private Object value(ColumnRole role) {
        return row.get(column(role));
    }

    boolean isMissing(ColumnRole role) {
        return value(role) == null;
    }

    boolean isList(ColumnRole role) {
        return value(role) instanceof List;
    }

    /** A text; a missing one is empty. */
    String text(ColumnRole role) {
        Object value = value(role);
        if (value != null && !(value instanceof String)) {
            throw unfit(role, "a text");
        }
        return value == null ? "" : clean(value);
    }

    List<String> texts(ColumnRole role) {
        if (!(value(role) instanceof List<?> list)) {
            throw unfit(role, "a list");
        }
        return list.stream()
                .map(element -> element == null ? "" : element.toString())
                .toList();
    }

    List<String> textOrTexts(ColumnRole role) {
        Object value = value(role);
        return value == null
                ? List.of()
                : value instanceof List
                        ? texts(role).stream().map(RowValues::clean).toList()
                        : List.of(text(role));
    }

    /** A tag for each token, null outside. */
    List<String> tags() {
        if (!(value(ColumnRole.TAGS) instanceof List<?> list)) {
            throw unfit(ColumnRole.TAGS, "a list");
        }
        Optional<Classes> classes = classes(ColumnRole.TAGS);
        List<String> tags = new ArrayList<>(list.size());
        list.forEach(tag -> tags.add(name(tag, classes)));
        return tags;
    }

    /** The names of labels, those left out that say "no label". */
    List<String> names(ColumnRole role) {
        Object value = value(role);
        Optional<Classes> classes = classes(role);
        List<?> all = value instanceof List<?> list ? list : List.of(value);
        List<String> names = new ArrayList<>();
        for (Object label : all) {
            String name = name(label, classes);
            if (name != null && !name.isBlank()) {
                names.add(LabelNames.checked(name.strip()));
            }
        }
        return names;
    }

    private Optional<Classes> classes(ColumnRole role) {
        return types.get(column(role)).classes();
    }

    private static String name(Object label, Optional<Classes> classes) {
        if (label == null) {
            return null;
        }
        if (!(label instanceof Number number) || classes.isEmpty()) {
            return clean(label);
        }
        List<String> names = classes.get().names();
        long at = number.longValue();
        if (at >= names.size()) {
            throw new RowException("it has class number " + at + ", but there are only " + names.size() + " classes");
        }
        return at < 0 ? null : names.get((int) at);
    }

    /** The entries of a list of maps, or of a map of lists, as some data sets write the same thing. */
    List<Map<String, Object>> entries(ColumnRole role) {
        List<Map<String, Object>> entries = new ArrayList<>();
        switch (value(role)) {
            case null -> {}
            case List<?> list -> list.forEach(entry -> entries.add(entry(entry, role)));
            case Map<?, ?> lists ->
                lists.forEach((key, values) -> {
                    if (!(values instanceof List<?> column)) {
                        throw unfit(role, "a list under each key");
                    }
                    for (int i = 0; i < column.size(); i++) {
                        if (entries.size() == i) {
                            entries.add(new HashMap<>());
                        }
                        entries.get(i).put(String.valueOf(key), column.get(i));
                    }
                });
            default -> throw unfit(role, "a list");
        }
        return entries;
    }

    private Map<String, Object> entry(Object entry, ColumnRole role) {
        if (!(entry instanceof Map<?, ?> map)) {
            throw unfit(role, "a list of maps");
        }
        Map<String, Object> copy = new HashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }

    /** The name of an entry's label. */
    String label(ColumnRole role, Object label) {
        ColumnType type = types.get(column(role));
        ColumnType entry = type instanceof ListOf list ? list.element() : type;
        ColumnType inner = entry instanceof Fields fields ? fields.types().get("label") : entry;
        String name = name(label, inner.classes());
        return LabelNames.checked(name == null ? "" : name);
    }

    private RowException unfit(ColumnRole role, String wanted) {
        return new RowException("its column \"" + column(role) + "\" holds no value that is " + wanted);
    }

    private static String clean(Object text) {
        return LoneSurrogates.replace(text.toString()).text();
    }
}
