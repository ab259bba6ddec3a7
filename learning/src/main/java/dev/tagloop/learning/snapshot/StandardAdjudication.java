package dev.tagloop.learning.snapshot;

import dev.tagloop.labelstudio.model.Annotation;
import dev.tagloop.learning.snapshot.Adjudication.Decision;
import dev.tagloop.learning.snapshot.Adjudication.Rule;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ground truth, then majority, then the latest. */
final class StandardAdjudication {

    /** By time of the last change; where that is unknown or equal, by id, then by place in the list. */
    static final Comparator<Annotation> OLDEST_FIRST = Comparator.comparing((Annotation annotation) ->
                    annotation.updatedAt().or(annotation::createdAt).orElse(Instant.MIN))
            .thenComparing(annotation -> annotation.id().orElse(-1));

    private StandardAdjudication() {}

    static Decision decide(List<Annotation> annotations) {
        List<Annotation> byTime = annotations.stream().sorted(OLDEST_FIRST).toList();
        if (byTime.size() == 1) {
            return new Decision(byTime.getFirst(), Rule.ONLY);
        }
        Map<String, Integer> votes = new LinkedHashMap<>();
        byTime.forEach(annotation -> votes.merge(meaning(annotation), 1, Integer::sum));
        if (votes.size() == 1) {
            return new Decision(byTime.getLast(), Rule.UNANIMOUS);
        }
        List<Annotation> truths =
                byTime.stream().filter(Annotation::groundTruth).toList();
        if (!truths.isEmpty()) {
            return new Decision(truths.getLast(), Rule.GROUND_TRUTH);
        }
        return majority(byTime, votes);
    }

    private static Decision majority(List<Annotation> byTime, Map<String, Integer> votes) {
        int most = votes.values().stream().max(Integer::compare).orElseThrow();
        List<Annotation> winners = byTime.stream()
                .filter(annotation -> votes.get(meaning(annotation)) == most)
                .toList();
        // As many winners as votes: they all say one thing.
        boolean clear = most > 1 && winners.size() == most;
        return clear ? new Decision(winners.getLast(), Rule.MAJORITY) : new Decision(byTime.getLast(), Rule.LATEST);
    }

    private static String meaning(Annotation annotation) {
        return Meaning.of(annotation.result());
    }
}
