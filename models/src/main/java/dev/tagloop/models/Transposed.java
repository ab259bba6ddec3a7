package dev.tagloop.models;

import java.util.List;
import java.util.stream.IntStream;

/** Lists of equal length, read the other way round. */
final class Transposed {
    private Transposed() {}

    /**
     * The first entries of all lists, then the second ones and so on.
     *
     * @param lists such as the passes of each window
     * @param length of each list
     */
    static <T> List<List<T>> of(List<List<T>> lists, int length) {
        return IntStream.range(0, length)
                .mapToObj(i -> lists.stream().map(list -> list.get(i)).toList())
                .toList();
    }
}
