package dev.tagloop.labelstudio.convert.rows;

import dev.tagloop.core.rows.RowUpdate;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * Compares a project with the rows that its tasks were made of, found by what their {@code meta} says: data set, configuration, split, index and
 * content. Whatever commit they are of does not matter. It is for one thread.
 */
public final class DatasetUpdate {
    private final RowOrigin origin;
    private final Map<String, RowUpdate> bySplit = new TreeMap<>();

    /** An update with rows of {@code origin}. */
    public DatasetUpdate(RowOrigin origin) {
        this.origin = origin;
    }

    /**
     * A task whose row is not what it was.
     *
     * @param split the row's split
     * @param index the row's index
     * @param task the task's id
     * @param labelled whether somebody has worked on it
     */
    public record Differing(String split, long index, long task, boolean labelled) {}

    /**
     * What became of the rows.
     *
     * @param added indexes of new rows, by split
     * @param changed tasks whose row has another content now
     * @param removed tasks whose row is not there any more
     * @param same how many rows have their task
     */
    public record Plan(Map<String, Set<Long>> added, List<Differing> changed, List<Differing> removed, long same) {
        /** Copies the collections. */
        public Plan {
            added = Map.copyOf(added);
            changed = List.copyOf(changed);
            removed = List.copyOf(removed);
        }

        /** Whether a row is new. */
        public boolean isNew(String split, long index) {
            return added.getOrDefault(split, Set.of()).contains(index);
        }

        /** How many rows are new. */
        public long newRows() {
            return added.values().stream().mapToLong(Set::size).sum();
        }
    }

    /** A task of the project; one that was not made of a row of this data set is passed over. */
    public void known(JsonObject meta, long task, boolean labelled) {
        boolean ours = meta.text(RowOrigin.SOURCE)
                        .filter(origin.source()::equals)
                        .isPresent()
                && meta.text(RowOrigin.CONFIG).filter(origin.config()::equals).isPresent();
        if (ours && meta.integer(RowOrigin.INDEX).isPresent()) {
            meta.text(RowOrigin.SPLIT)
                    .ifPresent(split -> of(split)
                            .known(new RowUpdate.Known(
                                    meta.integer(RowOrigin.INDEX).getAsLong(),
                                    meta.text(RowOrigin.HASH).orElse(""),
                                    task,
                                    labelled)));
        }
    }

    /** A row as it is now. */
    public void row(String split, long index, String hash) {
        of(split).row(index, hash);
    }

    /**
     * What is to be done, when all tasks and rows are known.
     *
     * @param asked which rows were asked for, by split and index, whether they are there or not
     */
    public Plan plan(BiPredicate<String, Long> asked) {
        Map<String, Set<Long>> added = new HashMap<>();
        List<Differing> changed = new ArrayList<>();
        List<Differing> removed = new ArrayList<>();
        long same = 0;
        for (Map.Entry<String, RowUpdate> split : bySplit.entrySet()) {
            String name = split.getKey();
            RowUpdate.Plan plan = split.getValue().plan(index -> asked.test(name, index));
            added.put(name, plan.added());
            plan.changed().forEach(known -> changed.add(differing(name, known)));
            plan.removed().forEach(known -> removed.add(differing(name, known)));
            same += plan.same();
        }
        return new Plan(added, changed, removed, same);
    }

    private static Differing differing(String split, RowUpdate.Known known) {
        return new Differing(split, known.index(), known.task(), known.labelled());
    }

    private RowUpdate of(String split) {
        return bySplit.computeIfAbsent(split, name -> new RowUpdate());
    }
}
