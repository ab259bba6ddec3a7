package dev.tagloop.learning.combination;

import java.util.List;

/**
 * A model that says something scored of each example, ready to be asked.
 *
 * @param <E> the examples
 * @param <S> what it says of one
 */
interface Voice<E, S> extends AutoCloseable {

    /** What it can answer with. */
    List<String> labels();

    /** What it says of each example. */
    List<S> say(List<E> examples);

    @Override
    void close();
}
