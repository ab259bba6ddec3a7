package dev.tagloop.learning.sampling.pool;

import dev.tagloop.learning.evaluation.Batches;
import dev.tagloop.learning.sampling.TaskScores;
import dev.tagloop.learning.sampling.WrittenText;
import dev.tagloop.training.GenerationSettings;
import dev.tagloop.training.Text2Text;
import dev.tagloop.training.Text2TextPipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** What a model writes: its best text with its mean log-probability by beam search, and some that it draws. */
public final class WrittenScoreProvider implements ScoreProvider {
    private final String version;
    private final Text2TextPipeline model;
    private final UnaryOperator<GenerationSettings> settings;
    private final int samples;
    private final long seed;

    /**
     * @param model names the model's version
     * @param writer the model; stays open
     * @param samples texts to draw, 1 or more
     * @param seed of the draws
     */
    public WrittenScoreProvider(String model, Text2TextPipeline writer, int samples, long seed) {
        this(model, writer, samples, seed, UnaryOperator.identity());
    }

    /** @param settings what is changed of how the model writes; beams and sampling are set here */
    WrittenScoreProvider(
            String model,
            Text2TextPipeline writer,
            int samples,
            long seed,
            UnaryOperator<GenerationSettings> settings) {
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

    /** The scores; nothing of a text without a word. */
    @Override
    public List<TaskScores> score(List<String> texts) {
        return Batches.askReadable(texts, text -> !text.isBlank(), TaskScores.nothing(), this::written);
    }

    private List<TaskScores> written(List<String> texts) {
        GenerationSettings beams = fresh();
        List<List<Text2Text.Output>> best = model.write(
                texts,
                beams.doSample(false)
                        .numBeams(Math.max(2, beams.numBeams()))
                        .numReturnSequences(1)
                        .lengthPenalty(1));
        List<List<Text2Text.Output>> drawn = model.write(
                texts,
                fresh().numBeams(1).doSample(true).numReturnSequences(samples).seed(seed));
        return IntStream.range(0, texts.size())
                .mapToObj(i -> of(best.get(i).getFirst(), drawn.get(i)))
                .toList();
    }

    private GenerationSettings fresh() {
        return settings.apply(model.settings());
    }

    private static TaskScores of(Text2Text.Output best, List<Text2Text.Output> drawn) {
        List<String> written = new ArrayList<>(List.of(best.text()));
        drawn.forEach(output -> written.add(output.text()));
        return TaskScores.ofWritten(new WrittenText(new double[] {best.score()}, written));
    }
}
