package dev.tagloop.training.internal.generation;

import dev.tagloop.training.GenerationSettings;
import dev.tagloop.training.GenerationSettings.EarlyStopping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The running and the ended texts of one input. Sums are in float32 so that ties fall as in the original. */
final class Beams {

    private static final float IMPOSSIBLE = -1e9f;

    /** A text, running or ended. */
    private record Text(int[] pieces, float score, boolean ended, int from) {}

    private final GenerationSettings settings;
    private final SpecialPieces special;
    private final int beams;
    private List<Text> running = new ArrayList<>();
    private List<Text> finished = new ArrayList<>();
    private boolean improvable = true;
    private boolean allEnded;

    Beams(GenerationSettings settings, SpecialPieces special) {
        this.settings = settings;
        this.special = special;
        this.beams = settings.numBeams();
        int[] start = {special.start()};
        for (int i = 0; i < beams; i++) {
            running.add(new Text(start, i == 0 ? 0 : IMPOSSIBLE, false, i));
            finished.add(new Text(start, IMPOSSIBLE, false, i));
        }
    }

    int[] running(int beam) {
        return running.get(beam).pieces;
    }

    IntStream last() {
        return running.stream().mapToInt(text -> text.pieces[text.pieces.length - 1]);
    }

    /**
     * Goes on by one piece.
     *
     * @param logarithms of the probabilities of what follows, for each running text
     * @return for each text that runs on the one that it came from
     */
    int[] step(float[][] logarithms) {
        List<Text> candidates = candidates(logarithms);
        int written = candidates.getFirst().pieces.length - 1;
        List<Text> merged = new ArrayList<>(finished);
        boolean closed = full() && settings.earlyStopping() == EarlyStopping.YES;
        float length = (float) Math.pow(written, settings.lengthPenalty());
        for (int i = 0; i < candidates.size(); i++) {
            Text text = candidates.get(i);
            boolean counts = i < beams && text.ended;
            float score = text.score / length;
            score += closed ? IMPOSSIBLE : 0;
            score += improvable ? 0 : IMPOSSIBLE;
            score += counts ? 0 : IMPOSSIBLE;
            merged.add(new Text(text.pieces, score, counts, text.from));
        }
        running = top(
                candidates.stream()
                        .map(text ->
                                text.ended ? new Text(text.pieces, text.score + IMPOSSIBLE, true, text.from) : text)
                        .toList(),
                beams);
        finished = top(merged, beams);
        allEnded = candidates.stream().allMatch(Text::ended);
        improvable = improvable && mayImprove(written);
        return running.stream().mapToInt(Text::from).toArray();
    }

    /** Enough of the best continuations that as many as there are beams run on, should all others have ended. */
    private List<Text> candidates(float[][] logarithms) {
        int kept = Math.max(2, 1 + special.ends().size()) * beams;
        int vocabulary = logarithms[0].length;
        float[] sums = new float[beams * vocabulary];
        for (int beam = 0; beam < beams; beam++) {
            for (int piece = 0; piece < vocabulary; piece++) {
                sums[beam * vocabulary + piece] = logarithms[beam][piece] + running.get(beam).score;
            }
        }
        List<Text> candidates = new ArrayList<>();
        for (int at : Largest.of(sums, kept)) {
            int[] before = running.get(at / vocabulary).pieces;
            int[] pieces = Arrays.copyOf(before, before.length + 1);
            pieces[before.length] = at % vocabulary;
            boolean ended = special.isEnd(at % vocabulary) || pieces.length >= settings.longest();
            candidates.add(new Text(pieces, sums[at], ended, at / vocabulary));
        }
        return candidates;
    }

    private static List<Text> top(List<Text> texts, int count) {
        return texts.stream()
                .sorted(Comparator.comparingDouble(text -> -text.score))
                .limit(count)
                .toList();
    }

    private boolean mayImprove(int written) {
        boolean patient = settings.earlyStopping() == EarlyStopping.NEVER && settings.lengthPenalty() > 0;
        int length = patient ? settings.longest() - 1 : written;
        float best = running.getFirst().score / (float) Math.pow(length, settings.lengthPenalty());
        float least = (float) finished.stream().mapToDouble(Text::score).min().orElseThrow();
        return finished.stream().anyMatch(text -> best > (text.ended ? least : IMPOSSIBLE));
    }

    boolean improvable() {
        return improvable;
    }

    boolean full() {
        return finished.stream().allMatch(Text::ended);
    }

    boolean runs() {
        return !allEnded;
    }

    List<Written> best(int count) {
        return finished.stream()
                .limit(count)
                .map(text -> new Written(text.pieces, text.score))
                .toList();
    }
}
