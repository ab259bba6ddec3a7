package dev.tagloop.server.tasks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** An order of tasks that has nothing to do with what they are, so that the first of them are a sample; the same every time. */
public final class SampleOrder {
    private SampleOrder() {}

    /** These ids in that order. */
    public static List<Long> of(Collection<Long> tasks) {
        List<Long> ids = new ArrayList<>(tasks);
        ids.sort(Comparator.comparingLong(SampleOrder::shuffled).thenComparing(id -> id));
        return ids;
    }

    /** A number that says nothing of the id (Steele, Lea and Flood 2014, the mixer of SplitMix64). */
    private static long shuffled(long id) {
        long mixed = id * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
