package dev.tagloop.learning.simulation.task;

import dev.tagloop.core.metrics.EditCost;
import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.Sampler;
import dev.tagloop.learning.sampling.TaskKind;
import dev.tagloop.learning.sampling.pool.OpenedModels;
import dev.tagloop.learning.sampling.pool.Passes;
import dev.tagloop.learning.sampling.pool.PoolModel;
import dev.tagloop.learning.sampling.pool.ScoreProvider;
import dev.tagloop.learning.task.LearningTask;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.PipelineSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of answers that can be replayed: what a person reads for one, what samplers can know before, and what putting a suggestion right takes.
 *
 * @param <E> examples
 */
public interface SimulatedTask<E> {

    /** Names the models, which are read once and not stored. */
    String VERSION = "simulation";

    /** How it is learned and measured. */
    LearningTask<E> task();

    /** The figure that curves show, as people call it: {@code macro F1}. */
    String figure();

    /** What is counted where suggestions are put right, as a sentence. */
    String counting();

    /** The sampler to begin with. */
    String defaultSampler();

    /** What a person reads before an answer, and a sampler of it; its words are what an answer costs. */
    String text(E example);

    /** What a model that reads the pool is given of an example. */
    default String input(E example) {
        return text(example);
    }

    /** How often people gave each label to an example; empty where answers are no labels. */
    Map<String, Integer> labels(E example);

    /** Whether a model can learn from these. */
    default boolean teaches(List<E> examples) {
        return examples.size() > 1 && !task().saysNothing(examples);
    }

    /** What a person does to suggestions until they are right. @param suggested the same inputs with a model's answers */
    EditCost edits(List<E> gold, List<E> suggested);

    /** What is learned, and so which samplers fit. */
    TaskKind kind();

    /** What can be known of an example before it is answered. */
    default Set<Need> known() {
        return kind().known();
    }

    /**
     * A model that reads the {@linkplain #input inputs} of the pool.
     *
     * @param needs what it is asked for, of what can be known
     * @param opened keeps it open
     */
    default ScoreProvider open(Checkpoint model, Set<Need> needs, PipelineSettings settings, OpenedModels opened) {
        return PoolModel.of(task()).open(VERSION, model, Passes.of(needs), settings, opened);
    }

    /** Why a sampler can say nothing of such examples, as the rest of a sentence; empty if it can. */
    default Optional<String> refusal(Sampler sampler) {
        Optional<Need> missing = sampler.needs().stream()
                .filter(need -> !known().contains(need))
                .sorted()
                .findFirst();
        if (missing.isEmpty() && !kind().fits(sampler)) {
            return Optional.of("of such tasks it says what another one says, or nothing");
        }
        return missing.map(need -> switch (need) {
            case PROBABILITIES -> "these models do not say how sure they are";
            case DROPOUT, FULL_DROPOUT -> "these models are not asked in passes with dropout";
            case ANSWER -> "these models answer no questions";
            case NUMBER_DROPOUT, NUMBER_MEMBERS -> "these models give no number";
            case MEMBERS -> "versions of these models have nothing in common to vote on";
            case EMBEDDING -> "these models have no embeddings";
            case WRITTEN, SEVERAL_WRITTEN -> "these models write no text of their own";
        });
    }
}
