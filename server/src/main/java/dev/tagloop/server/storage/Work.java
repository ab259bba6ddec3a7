package dev.tagloop.server.storage;

import org.jdbi.v3.core.Handle;

/**
 * One unit of reading or writing on the store. A writing unit must be short and touch nothing but its handle: it runs on the one writer
 * thread, others wait behind it, and when it throws, everything it wrote is undone and nothing else.
 */
@FunctionalInterface
public interface Work<T> {
    T run(Handle handle) throws Exception;
}
