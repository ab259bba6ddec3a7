package dev.tagloop.server.filters;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Ids of tasks that somebody listed, however many. A statement about a stretch of tasks is given only those that lie in it: to go through
 * many tasks stretch by stretch then takes each id once, instead of the whole list each time.
 */
final class TaskIds {
    private final long[] sorted;

    private TaskIds(long[] sorted) {
        this.sorted = sorted;
    }

    static TaskIds of(LongStream ids) {
        return new TaskIds(ids.sorted().distinct().toArray());
    }

    boolean isEmpty() {
        return sorted.length == 0;
    }

    /** Those after one id and up to another. */
    TaskIds within(long after, long last) {
        return new TaskIds(Arrays.copyOfRange(sorted, firstAfter(after), firstAfter(last)));
    }

    private int firstAfter(long id) {
        int place = Arrays.binarySearch(sorted, id);
        return place < 0 ? -place - 1 : place + 1;
    }

    /** The ids as a JSON array, which is one bound value. */
    String json() {
        return Arrays.stream(sorted).mapToObj(Long::toString).collect(Collectors.joining(",", "[", "]"));
    }
}
