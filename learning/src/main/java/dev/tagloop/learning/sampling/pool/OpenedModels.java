package dev.tagloop.learning.sampling.pool;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** What is opened to read a pool, until this is closed. */
public final class OpenedModels implements AutoCloseable {
    private final Deque<Runnable> closing = new ArrayDeque<>();

    /** Keeps something open. @param close closes it */
    public <T> T keep(T opened, Consumer<? super T> close) {
        closing.push(() -> close.accept(opened));
        return opened;
    }

    @Override
    public void close() {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
    }
}
