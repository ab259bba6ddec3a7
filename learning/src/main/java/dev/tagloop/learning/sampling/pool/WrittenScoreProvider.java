package dev.tagloop.learning.sampling.pool;

import dev.tagloop.learning.sampling.TaskScores;
import dev.tagloop.learning.sampling.WrittenText;
import dev.tagloop.training.GenerationSettings;
import dev.tagloop.training.Text2Text;
import java.util.ArrayList;
import java.util.List;

/** What a model writes: its best text with its mean log-probability by beam search, and some that it draws. */
public final class WrittenScoreProvider implements ScoreProvider {
    private final String version;
    private final Text2Text model;
    private final GenerationSettings settings;
    private final int samples;
    private final long seed;

    /**
     * @param model names the model's version
     * @param writer the model; stays open
     * @param settings how it writes; beams and sampling are set here
     * @param samples texts to draw, 1 or more
     * @param seed of the draws
     */
    public WrittenScoreProvider(String model, Text2Text writer, GenerationSettings settings, int samples, long seed) {
        this.version = model + " written " + samples + " seed " + seed;
        this.model = writer;
        this.settings = settings;
        this.samples = samples;
        this.seed = seed;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public List<TaskScores> score(List<String> texts) {
        List<Text2Text.Output> best = model.write(
                texts,
                settings.doSample(false)
                        .numBeams(Math.max(2, settings.numBeams()))
                        .numReturnSequences(1)
                        .lengthPenalty(1));
        List<Text2Text.Output> drawn = model.write(
                texts,
                settings.numBeams(1).doSample(true).numReturnSequences(samples).seed(seed));
        List<TaskScores> scores = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            List<String> written = new ArrayList<>(List.of(best.get(i).text()));
            drawn.subList(i * samples, (i + 1) * samples).forEach(output -> written.add(output.text()));
            scores.add(TaskScores.ofWritten(
                    new WrittenText(new double[] {best.get(i).score()}, written)));
        }
        return scores;
    }
}
