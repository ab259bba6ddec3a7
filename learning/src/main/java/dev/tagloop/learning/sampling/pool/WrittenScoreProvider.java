package dev.tagloop.learning.sampling.pool;

import dev.tagloop.learning.sampling.TaskScores;
import dev.tagloop.learning.sampling.WrittenText;
import dev.tagloop.training.GenerationSettings;
import dev.tagloop.training.Text2Text;
import dev.tagloop.training.Text2TextPipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What a model writes: its best text with its mean log-probability by beam search, and some that it draws. */
public final class WrittenScoreProvider implements ScoreProvider {
    private final String version;
    private final Text2TextPipeline model;
    private final Supplier<GenerationSettings> settings;
    private final int samples;
    private final long seed;

    /**
     * @param model names the model's version
     * @param writer the model; stays open
     * @param settings how it writes, new at each call; beams and sampling are set here
     * @param samples texts to draw, 1 or more
     * @param seed of the draws
     */
    public WrittenScoreProvider(
            String model, Text2TextPipeline writer, Supplier<GenerationSettings> settings, int samples, long seed) {
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
        GenerationSettings beams = settings.get();
        List<List<Text2Text.Output>> best = model.write(
                texts,
                beams.doSample(false)
                        .numBeams(Math.max(2, beams.numBeams()))
                        .numReturnSequences(1)
                        .lengthPenalty(1));
        List<List<Text2Text.Output>> drawn = model.write(
                texts,
                settings.get()
                        .numBeams(1)
                        .doSample(true)
                        .numReturnSequences(samples)
                        .seed(seed));
        List<TaskScores> scores = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Text2Text.Output likeliest = best.get(i).getFirst();
            List<String> written = new ArrayList<>(List.of(likeliest.text()));
            drawn.get(i).forEach(output -> written.add(output.text()));
            scores.add(TaskScores.ofWritten(new WrittenText(new double[] {likeliest.score()}, written)));
        }
        return scores;
    }
}
