package dev.tagloop.datasets.features;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One of a fixed list of names, stored as its number (a {@code Long} in Java, {@code int64} in files); -1 or null means
 * "no label".
 *
 * @param names the names, by number
 */
public record ClassLabel(List<String> names) implements Feature {

    public ClassLabel {
        names = List.copyOf(names);
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Integer before = seen.put(names.get(i), i);
            if (before != null) {
                throw new IllegalArgumentException("The class name \"" + names.get(i) + "\" stands at number " + before
                        + " and again at number " + i + ": every name must be there once");
            }
        }
    }

    public ClassLabel(String... names) {
        this(List.of(names));
    }

    /**
     * The number of {@code name}: of the very name, else of the name without blanks around it, else the number that
     * {@code name} spells.
     *
     * @throws IllegalArgumentException if there is no such class
     */
    public int str2int(String name) {
        int exact = names.indexOf(name);
        if (exact >= 0) {
            return exact;
        }
        int trimmed = names.indexOf(name.strip());
        if (trimmed >= 0) {
            return trimmed;
        }
        try {
            int number = Integer.parseInt(name.strip());
            if (number >= -1 && number < names.size()) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Neither a name nor a number: refused below.
        }
        throw new IllegalArgumentException("\"" + name + "\" is none of the classes " + names);
    }

    /**
     * The name of class {@code number}.
     *
     * @throws IllegalArgumentException if there is no such class; -1, "no label", has no name either
     */
    public String int2str(long number) {
        if (number < 0 || number >= names.size()) {
            throw new IllegalArgumentException(
                    "There is no class number " + number + ": the numbers are 0 to " + (names.size() - 1));
        }
        return names.get((int) number);
    }
}
