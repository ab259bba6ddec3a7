package dev.tagloop.server.combination;

import dev.tagloop.core.combination.ScoreCalibration;
import dev.tagloop.server.combination.AnswerKind.Weighed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How much each voice counts, and what its scores mean. */
record Votes(Map<String, Double> weights, Map<String, ScoreCalibration> curves) {
    Votes {
        weights = Map.copyOf(weights);
        curves = Map.copyOf(curves);
    }

    /** What voices said of a task, ready to be counted. */
    <S> List<Weighed<S>> weighed(AnswerKind<S> kind, Map<String, S> said) {
        List<Weighed<S>> weighed = new ArrayList<>();
        said.forEach((voice, own) -> {
            ScoreCalibration curve = curves.getOrDefault(voice, ScoreCalibration.NONE);
            weighed.add(new Weighed<>(
                    weights.get(voice), curve.equals(ScoreCalibration.NONE) ? own : kind.calibrated(own, curve)));
        });
        return weighed;
    }
}
