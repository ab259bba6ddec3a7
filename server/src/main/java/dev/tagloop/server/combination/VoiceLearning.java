package dev.tagloop.server.combination;

import dev.tagloop.core.combination.ScoreCalibration;
import dev.tagloop.server.combination.AnswerKind.Judged;
import dev.tagloop.server.combination.AnswerKind.Said;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.quality.Rater;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Learns how much voices count and what their scores mean, from a sample of tasks. Weights are learned where voices differ. Scores are held
 * against people's answers where the prediction was there before the answer, so that no model had learned from it.
 *
 * @param <S> what one voice says of a task
 */
final class VoiceLearning<S> {
    private final Recipe recipe;
    private final AnswerKind<S> kind;
    private final List<Said<S>> together = new ArrayList<>();
    private final Map<String, List<Judged>> scores = new HashMap<>();

    VoiceLearning(Recipe recipe, AnswerKind<S> kind) {
        this.recipe = recipe;
        this.kind = kind;
    }

    /** Learns from where the voices differ about a task. */
    void compare(TaskAnswers answers) {
        Map<String, S> said = kind.read(answers);
        if (said.size() > 1) {
            together.add(new Said<>(answers.task(), said));
        }
    }

    /** Learns from what models were sure of before somebody answered. */
    void calibrate(TaskAnswers answers) {
        answers.truth()
                .ifPresent(truth -> kind.read(answers.task(), truth)
                        .ifPresent(known -> kind.read(answers).forEach((voice, own) -> {
                            Answer answer = answers.byVoice().get(voice);
                            if (answer.model() && answer.at().isBefore(truth.at())) {
                                scores.computeIfAbsent(voice, key -> new ArrayList<>())
                                        .addAll(kind.judged(own, known));
                            }
                        })));
    }

    /** @throws ApiException 400 where nothing tells how much a voice counts */
    Votes votes() {
        Map<String, ScoreCalibration> curves = new HashMap<>();
        scores.forEach((voice, judged) -> curves.put(
                voice,
                ScoreCalibration.ofSome(
                        judged.stream().map(Judged::score).toList(),
                        judged.stream().map(Judged::right).toList())));
        Map<String, Double> learned = recipe.learns() ? kind.weights(together) : Map.of();
        Map<String, Double> weights = new HashMap<>();
        recipe.voices().forEach((voice, given) -> weights.put(voice, given.orElseGet(() -> learned(voice, learned))));
        if (weights.values().stream().allMatch(weight -> weight == 0)) {
            throw ApiException.of(
                    400,
                    "None of these voices is right more often than by guessing where they differ. Give them weights, or let"
                            + " all count the same.");
        }
        return new Votes(weights, curves);
    }

    private double learned(String voice, Map<String, Double> learned) {
        if (!recipe.learns()) {
            return 1;
        }
        Double weight = learned.get(voice);
        if (weight == null) {
            throw ApiException.of(
                    400,
                    "Nothing tells how reliable " + name(voice)
                            + " is, since no task was answered by this voice and another one. Give it a weight, leave it out, or"
                            + " let all count the same.");
        }
        return weight;
    }

    /** How many scored answers of a voice were held against people's. */
    int held(String voice) {
        return scores.getOrDefault(voice, List.of()).size();
    }

    /** What a voice is called in words that anybody may read. */
    static String name(String voice) {
        return Rater.isModel(voice) ? voice.substring(Rater.MODEL.length()) : "annotator " + voice;
    }
}
