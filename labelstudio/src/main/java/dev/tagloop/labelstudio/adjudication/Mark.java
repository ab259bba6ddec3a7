package dev.tagloop.labelstudio.adjudication;

import dev.tagloop.labelstudio.model.Region;
import java.util.List;
import java.util.Optional;

/**
 * A region with everything that is said of it: the entries that share its id; or an answer to a whole task.
 *
 * @param voice whose it is
 * @param entries as they were written, the one that marks the place first
 * @param place empty for what marks none
 * @param ends of a relation the keys of the marks that it joins, in the order of writing; none for others
 * @param key the same for marks that say the same in the same place
 */
public record Mark(String voice, List<Region> entries, Optional<Place> place, List<String> ends, String key) {
    /** Copies the lists. */
    public Mark {
        entries = List.copyOf(entries);
        ends = List.copyOf(ends);
    }

    /** The id that its entries share; empty where the writer gave none. */
    public Optional<String> id() {
        return entries.getFirst().id();
    }

    /** The control that made it. */
    public String control() {
        return entries.getFirst().fromName().orElse("");
    }

    /** The object that it is about. */
    public String object() {
        return entries.getFirst().toName().orElse("");
    }
}
