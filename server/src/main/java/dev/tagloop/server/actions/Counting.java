package dev.tagloop.server.actions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts what an action would touch, in one walk through its tasks. */
final class Counting {
    private final Run run;
    private final List<String> kinds = new ArrayList<>();
    private final List<String> sums = new ArrayList<>();
    private final Map<String, Object> bound = new HashMap<>();

    private Counting(Run run) {
        this.run = run;
    }

    static Counting of(Run run) {
        return new Counting(run);
    }

    /** @param each how many of the kind hang on a task {@code t}, an SQL expression */
    Counting add(String kind, String each) {
        kinds.add(kind);
        sums.add("COALESCE(SUM(" + each + "), 0)");
        return this;
    }

    /** Binds a value that expressions name. */
    Counting bind(String name, Object value) {
        if (value != null) {
            bound.put(name, value);
        }
        return this;
    }

    /** Texts as a list in brackets, for {@code IN}. */
    String list(Collection<String> values) {
        return values.stream()
                .map(value -> {
                    String name = "counted" + bound.size();
                    bound.put(name, value);
                    return ":" + name;
                })
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** By kind, in the order in which they were added. */
    Map<String, Long> counts() {
        return run.selection().ask(String.join(", ", sums), bound, (row, context) -> {
            Map<String, Long> counts = new LinkedHashMap<>();
            for (int i = 0; i < kinds.size(); i++) {
                counts.put(kinds.get(i), row.getLong(i + 1));
            }
            return counts;
        });
    }
}
