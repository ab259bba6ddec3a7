package dev.tagloop.learning.simulation.task;

import dev.tagloop.core.metrics.EditCost;
import dev.tagloop.core.metrics.WordEdits;
import dev.tagloop.core.writing.TextPair;
import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.TaskKind;
import dev.tagloop.learning.sampling.pool.OpenedModels;
import dev.tagloop.learning.sampling.pool.PoolModel;
import dev.tagloop.learning.sampling.pool.ScoreProvider;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.learning.task.writing.WrittenTexts;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.MiniLm;
import dev.tagloop.models.PipelineSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Written texts: by a model that writes, or by one that takes sentences and cannot say how sure it is. */
final class WrittenSimulation implements SimulatedTask<TextPair> {
    /** As many as there are passes with dropout over spans. */
    private static final int SAMPLES = 10;

    private final WrittenTexts task;
    private final boolean writes;

    WrittenSimulation(WrittenTexts task, boolean writes) {
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
    public ScoreProvider open(Checkpoint model, Set<Need> needs, PipelineSettings settings, OpenedModels opened) {
        if (needs.contains(Need.WRITTEN) || needs.contains(Need.SEVERAL_WRITTEN)) {
            return PoolModel.written(VERSION, task.work(), model, SAMPLES, opened);
        }
        // A model that writes was not made for embeddings; the bundled encoder was.
        return PoolModel.embeddings(VERSION, writes ? MiniLm.checkpoint() : model, settings, opened);
    }
}
