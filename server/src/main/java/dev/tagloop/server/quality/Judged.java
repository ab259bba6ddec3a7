package dev.tagloop.server.quality;

import dev.tagloop.core.agreement.SpanAnnotations;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What several raters said about one task. A rater is the id of an account, or {@link Rater#MODEL} and the version of a model. */
public sealed interface Judged {
    /** The task. */
    long task();

    /** When each of them said it. */
    Map<String, Instant> at();

    /** Who said something. */
    default Set<String> raters() {
        return at().keySet();
    }

    /** When the last of them said it. */
    default Instant last() {
        return at().values().stream().max(Instant::compareTo).orElseThrow();
    }

    /** What these alone said. */
    Judged by(Collection<String> raters);

    /** Spans of a text. */
    record Spans(long task, SpanAnnotations said, Map<String, Instant> at) implements Judged {
        @Override
        public Spans by(Collection<String> raters) {
            return new Spans(
                    task, new SpanAnnotations(said.text(), kept(said.byAnnotator(), raters)), kept(at, raters));
        }
    }

    /** A category; several that one chose together are one. */
    record Choice(long task, Map<String, String> said, Map<String, Instant> at) implements Judged {
        @Override
        public Choice by(Collection<String> raters) {
            return new Choice(task, kept(said, raters), kept(at, raters));
        }
    }

    private static <T> Map<String, T> kept(Map<String, T> all, Collection<String> raters) {
        Map<String, T> some = new TreeMap<>(all);
        some.keySet().retainAll(raters);
        return some;
    }
}
