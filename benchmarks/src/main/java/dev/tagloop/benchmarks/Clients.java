package dev.tagloop.benchmarks;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that are at work at the same time, each in a thread of its own. */
final class Clients {
    private Clients() {}

    /** Lets so many of them do this work, and returns when all have ended. */
    static void run(int clients, Callable<Void> work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (Future<Void> end : threads.invokeAll(Collections.nCopies(clients, work))) {
                end.get();
            }
        }
    }
}
