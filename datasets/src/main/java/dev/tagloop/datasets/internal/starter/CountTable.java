package dev.tagloop.datasets.internal.starter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * A table of a data card: a line a genre and one for all, a column a count.
 *
 * @param <U> what is counted
 */
final class CountTable<U extends StarterUnit> {
    private final String genre;
    private final Map<String, ToLongFunction<List<U>>> columns = new LinkedHashMap<>();

    /** @param genre the title of the first column */
    CountTable(String genre) {
        this.genre = genre;
    }

    CountTable<U> column(String title, ToLongFunction<List<U>> count) {
        columns.put(title, count);
        return this;
    }

    String of(List<U> all) {
        Map<String, List<U>> byGenre = new TreeMap<>();
        all.forEach(unit ->
                byGenre.computeIfAbsent(unit.genre(), name -> new ArrayList<>()).add(unit));
        StringBuilder table = new StringBuilder("| ").append(genre).append(" |");
        columns.keySet().forEach(title -> table.append(' ').append(title).append(" |"));
        table.append("\n|---|").append("---:|".repeat(columns.size()));
        byGenre.forEach((name, units) -> row(table, name, units));
        row(table, "all", all);
        return table.toString();
    }

    private void row(StringBuilder table, String name, List<U> units) {
        table.append("\n| ").append(name).append(" |");
        columns.values()
                .forEach(count ->
                        table.append(' ').append(count.applyAsLong(units)).append(" |"));
    }
}
