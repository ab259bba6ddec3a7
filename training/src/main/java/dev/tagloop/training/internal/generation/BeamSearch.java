package dev.tagloop.training.internal.generation;

import dev.tagloop.training.GenerationSettings;
import dev.tagloop.training.GenerationSettings.EarlyStopping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Several texts side by side for each input; those with the best score in the end are taken. */
final class BeamSearch {

    private final GenerationSettings settings;
    private final SpecialPieces pieces;
    private final List<ScoreRule> rules;

    BeamSearch(GenerationSettings settings, SpecialPieces pieces, List<ScoreRule> rules) {
        this.settings = settings;
        this.pieces = pieces;
        this.rules = rules;
    }

    /** The best texts of each input, the best first. */
    List<Written> run(StepScores steps, int inputs) {
        int beams = settings.numBeams();
        List<Beams> all = new ArrayList<>();
        for (int i = 0; i < inputs; i++) {
            all.add(new Beams(settings, pieces));
        }
        boolean goesOn = true;
        while (goesOn) {
            float[][] scores = steps.next(last(all), true);
            int[] from = new int[inputs * beams];
            for (int input = 0; input < inputs; input++) {
                float[][] own = Arrays.copyOfRange(scores, input * beams, (input + 1) * beams);
                int[] chosen = all.get(input).step(own(input, all.get(input), own));
                for (int beam = 0; beam < beams; beam++) {
                    from[input * beams + beam] = input * beams + chosen[beam];
                }
            }
            steps.advance(from);
            goesOn = goesOn(all);
        }
        return all.stream()
                .flatMap(texts -> texts.best(settings.numReturnSequences()).stream())
                .toList();
    }

    private float[][] own(int input, Beams texts, float[][] scores) {
        for (int beam = 0; beam < scores.length; beam++) {
            for (ScoreRule rule : rules) {
                rule.apply(input, texts.running(beam), scores[beam]);
            }
        }
        return scores;
    }

    private static int[] last(List<Beams> all) {
        return all.stream().flatMapToInt(Beams::last).toArray();
    }

    /** Together for all inputs, as the original decides it. */
    private boolean goesOn(List<Beams> all) {
        boolean improvable = all.stream().anyMatch(Beams::improvable);
        boolean full =
                settings.earlyStopping() == EarlyStopping.YES && all.stream().allMatch(Beams::full);
        boolean runs = all.stream().anyMatch(Beams::runs);
        return improvable && !full && runs;
    }
}
