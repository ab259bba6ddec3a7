package dev.tagloop.learning.simulation.task;

import dev.tagloop.core.metrics.EditCost;
import dev.tagloop.core.metrics.WordEdits;
import dev.tagloop.core.writing.TextPair;
import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.TaskKind;
import dev.tagloop.learning.sampling.pool.EmbeddingScoreProvider;
import dev.tagloop.learning.sampling.pool.WrittenScoreProvider;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.LearningTasks;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.MiniLm;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.models.SentenceEncoder;
import dev.tagloop.training.Text2TextPipeline;
import dev.tagloop.training.WritingTask;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Written texts: by a model that writes, or by one that takes sentences and cannot say how sure it is. */
final class WrittenSimulation implements SimulatedTask<TextPair> {
    /** As many as there are passes with dropout over spans. */
    private static final int SAMPLES = 10;

    private static final long SEED = 1;

    private final LearningTask<TextPair> task;
    private final boolean writes;

    WrittenSimulation(LearningTask<TextPair> task, boolean writes) {
        this.task = task;
        this.writes = writes;
    }

    @Override
    public LearningTask<TextPair> task() {
        return task;
    }

    @Override
    public String figure() {
        return "ROUGE-L";
    }

    @Override
    public String counting() {
        return "Suggestions are counted by word: an action for one replaced, added or deleted.";
    }

    /** Unlike texts: doubt did worse than chance where it was tried on summaries (Tsvigun et al. 2022). */
    @Override
    public String defaultSampler() {
        return "kmeans++";
    }

    @Override
    public String text(TextPair example) {
        return example.source();
    }

    @Override
    public Map<String, Integer> labels(TextPair example) {
        return Map.of();
    }

    @Override
    public EditCost edits(List<TextPair> gold, List<TextPair> suggested) {
        return IntStream.range(0, gold.size())
                .mapToObj(i -> edits(gold.get(i), suggested.get(i).target()))
                .reduce(EditCost.NONE, EditCost::plus);
    }

    /** Towards the text that is nearest of those that people wrote. */
    private static EditCost edits(TextPair gold, String suggested) {
        return gold.targets().stream()
                .map(target -> WordEdits.of(target, suggested))
                .min(Comparator.comparingInt(EditCost::actions))
                .orElseThrow();
    }

    @Override
    public TaskKind kind() {
        return TaskKind.TEXT;
    }

    @Override
    public Set<Need> known() {
        return writes ? kind().known() : Set.of(Need.EMBEDDING);
    }

    @Override
    public PoolModel<TextPair> open(Checkpoint model, PipelineSettings settings, Set<Need> needs) {
        if (needs.contains(Need.WRITTEN) || needs.contains(Need.SEVERAL_WRITTEN)) {
            Text2TextPipeline pipeline = Text2TextPipeline.of(work(), model).truncation(true);
            WrittenScoreProvider provider = new WrittenScoreProvider("simulation", pipeline, SAMPLES, SEED);
            return new PoolModel<>(pairs -> provider.score(sources(pairs)), pipeline::close);
        }
        // A model that writes was not made for embeddings; the bundled encoder was.
        SentenceEncoder encoder = SentenceEncoder.of(writes ? MiniLm.checkpoint() : model, settings);
        EmbeddingScoreProvider provider = new EmbeddingScoreProvider("simulation", encoder);
        return new PoolModel<>(pairs -> provider.score(sources(pairs)), encoder::close);
    }

    private WritingTask work() {
        return task.equals(LearningTasks.SUMMARIZATION) ? WritingTask.SUMMARIZATION : WritingTask.TEXT2TEXT;
    }

    private static List<String> sources(List<TextPair> pairs) {
        return pairs.stream().map(TextPair::source).toList();
    }
}
