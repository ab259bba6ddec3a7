package dev.tagloop.core.rows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/**
 * What an update of a project has to do: the rows of a split as they are now, against the tasks that were made of them before. A row is the same
 * at the same index with the same content, and also where others before it came or went and it only moved. It is for one thread.
 */
public final class RowUpdate {
    private final Map<Long, Known> byIndex = new TreeMap<>();
    private final Map<Long, String> rows = new LinkedHashMap<>();

    /**
     * A task that was made of a row.
     *
     * @param index the row's index
     * @param hash the row's content
     * @param task its id
     * @param labelled whether somebody has worked on it
     */
    public record Known(long index, String hash, long task, boolean labelled) {}

    /**
     * What became of the rows.
     *
     * @param added indexes of rows that no task was made of
     * @param changed tasks whose row has another content now
     * @param removed tasks whose row is not there any more
     * @param same how many rows have their task
     */
    public record Plan(Set<Long> added, List<Known> changed, List<Known> removed, long same) {
        /** Copies the lists. */
        public Plan {
            added = Set.copyOf(added);
            changed = List.copyOf(changed);
            removed = List.copyOf(removed);
        }
    }

    /** A task that is there; of several for one index the first counts. */
    public void known(Known task) {
        byIndex.putIfAbsent(task.index(), task);
    }

    /** A row as it is now. */
    public void row(long index, String hash) {
        rows.put(index, hash);
    }

    /**
     * What is to be done, when all tasks and rows are known.
     *
     * @param asked which indexes were asked for, whether there is a row or not; tasks for others are left alone
     */
    public Plan plan(LongPredicate asked) {
        Set<Known> met = new HashSet<>();
        Map<String, Deque<Known>> elsewhere = new HashMap<>();
        byIndex.values().forEach(known -> {
            if (known.hash().equals(rows.get(known.index()))) {
                met.add(known);
            } else {
                elsewhere
                        .computeIfAbsent(known.hash(), hash -> new ArrayDeque<>())
                        .add(known);
            }
        });
        long same = met.size();
        List<Long> open = new ArrayList<>();
        for (Map.Entry<Long, String> row : rows.entrySet()) {
            Known there = byIndex.get(row.getKey());
            if (there != null && there.hash().equals(row.getValue())) {
                continue;
            }
            Known moved =
                    elsewhere.getOrDefault(row.getValue(), new ArrayDeque<>()).poll();
            if (moved == null) {
                open.add(row.getKey());
            } else {
                met.add(moved);
                same++;
            }
        }
        return sorted(open, met, asked, same);
    }

    private Plan sorted(List<Long> open, Set<Known> met, LongPredicate asked, long same) {
        Set<Long> added = new HashSet<>();
        List<Known> changed = new ArrayList<>();
        for (long index : open) {
            Known there = byIndex.get(index);
            if (there == null || met.contains(there)) {
                added.add(index);
            } else {
                met.add(there);
                changed.add(there);
            }
        }
        List<Known> removed = byIndex.values().stream()
                .filter(known -> !met.contains(known) && asked.test(known.index()))
                .toList();
        return new Plan(added, changed, removed, same);
    }
}
