package dev.tagloop.learning.learner;

import dev.tagloop.learning.internal.Folders;
import dev.tagloop.learning.sampling.pool.PoolScores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/** Scores of pools, each file open once for all who use it. A few stay open, since the next question mostly comes soon. */
final class OpenScores implements AutoCloseable {
    private static final int MOST = 3;

    /** Held for reading while scores are used, for writing while files are closed. */
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    /** The one that was not asked for longest is the first. */
    private final LinkedHashMap<Path, Map<String, PoolScores>> open = new LinkedHashMap<>(16, 0.75f, true);

    /** Uses the scores of a reader, which are begun if there are none; not to be kept. */
    <T> T use(Path folder, String reader, Function<PoolScores, T> work) {
        tidy();
        use.readLock().lock();
        try {
            return work.apply(opened(folder, reader));
        } finally {
            use.readLock().unlock();
        }
    }

    private PoolScores opened(Path folder, String reader) {
        synchronized (open) {
            return open.computeIfAbsent(folder, path -> new LinkedHashMap<>())
                    .computeIfAbsent(reader, name -> PoolScores.open(folder, name));
        }
    }

    /** Deletes the scores of all readers of a project but one. */
    void keepOnly(Path folder, String reader) {
        use.writeLock().lock();
        try {
            synchronized (open) {
                Map<String, PoolScores> there = open.getOrDefault(folder, Map.of());
                for (String other : List.copyOf(there.keySet())) {
                    if (!other.equals(reader)) {
                        there.remove(other).close();
                    }
                }
            }
            PoolScores.keepOnly(folder, Set.of(reader));
        } finally {
            use.writeLock().unlock();
        }
    }

    /** Deletes all scores of a project. */
    void forget(Path folder) throws IOException {
        use.writeLock().lock();
        try {
            closeAll(folder);
            Folders.delete(folder);
        } finally {
            use.writeLock().unlock();
        }
    }

    private void tidy() {
        if (isEnough() || !use.writeLock().tryLock()) {
            return;
        }
        try {
            while (!isEnough()) {
                closeAll(eldest());
            }
        } finally {
            use.writeLock().unlock();
        }
    }

    private boolean isEnough() {
        synchronized (open) {
            return open.size() <= MOST;
        }
    }

    private Path eldest() {
        synchronized (open) {
            return open.firstEntry().getKey();
        }
    }

    private void closeAll(Path folder) {
        synchronized (open) {
            Map<String, PoolScores> gone = open.remove(folder);
            if (gone != null) {
                gone.values().forEach(PoolScores::close);
            }
        }
    }

    /** Waits for who uses any. */
    @Override
    public void close() {
        use.writeLock().lock();
        try {
            List<Path> all;
            synchronized (open) {
                all = new ArrayList<>(open.keySet());
            }
            all.forEach(this::closeAll);
        } finally {
            use.writeLock().unlock();
        }
    }
}
