package dev.tagloop.server.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * The last answers to questions that many ask: while what they depend on stays the same, so do they.
 *
 * @param <Q> what is asked
 */
public final class KeptAnswers<Q> {
    private static final int MOST_KEPT = 32;

    private record Kept(Object state, ObjectNode answer) {}

    private final Map<Q, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Q, Kept> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /**
     * The answer, counted anew where there is none for this state.
     *
     * @param state everything that it depends on, compared by {@code equals}
     */
    public ObjectNode of(Q question, Object state, Supplier<ObjectNode> counted) {
        synchronized (kept) {
            Kept known = kept.get(question);
            if (known != null && known.state().equals(state)) {
                return known.answer();
            }
        }
        ObjectNode answer = counted.get();
        synchronized (kept) {
            kept.put(question, new Kept(state, answer));
        }
        return answer;
    }
}
