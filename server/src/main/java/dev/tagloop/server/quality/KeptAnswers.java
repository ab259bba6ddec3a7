package dev.tagloop.server.quality;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Answers that take long, kept while nothing that they depend on changes. One is worked out at a time, outside of the store: many who open
 * the same page wait for the same work, and the processors stay free for those who label.
 */
final class KeptAnswers<K, V> {
    private final Semaphore one = new Semaphore(1, true);
    private final Map<K, Kept<V>> kept;

    private record Kept<V>(Object state, V answer) {}

    /** @param most how many are kept */
    KeptAnswers(int most) {
        this.kept = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Kept<V>> eldest) {
                return size() > most;
            }
        };
    }

    /** The answer to a question, worked out unless it is known for this state of what it depends on. */
    V get(K question, Supplier<Object> state, Supplier<V> work) {
        V known = find(question, state.get());
        if (known != null) {
            return known;
        }
        one.acquireUninterruptibly();
        try {
            // Somebody else may have asked the same before.
            Object now = state.get();
            V made = find(question, now);
            if (made == null) {
                made = work.get();
                synchronized (kept) {
                    kept.put(question, new Kept<>(now, made));
                }
            }
            return made;
        } finally {
            one.release();
        }
    }

    private V find(K question, Object state) {
        synchronized (kept) {
            Kept<V> found = kept.get(question);
            return found != null && found.state().equals(state) ? found.answer() : null;
        }
    }
}
