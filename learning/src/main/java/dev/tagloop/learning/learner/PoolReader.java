package dev.tagloop.learning.learner;

import dev.tagloop.learning.sampling.pool.CommitteeScoreProvider;
import dev.tagloop.learning.sampling.pool.OpenedModels;
import dev.tagloop.learning.sampling.pool.Passes;
import dev.tagloop.learning.sampling.pool.PoolModel;
import dev.tagloop.learning.sampling.pool.ScoreProvider;
import dev.tagloop.models.MiniLm;
import dev.tagloop.models.PipelineSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What reads the tasks of a project before they are ordered: the model that answers, with or without passes with dropout, several versions, or the
 * bundled encoder where only what texts are like is asked and no model is there that could tell.
 *
 * @param kind of the models
 * @param models the one that answers first; none for the bundled encoder
 * @param passes to add
 */
record PoolReader(PoolModel kind, List<ModelSource> models, Passes passes) {
    /** Writing and passes of the whole model take seconds a text. */
    private static final int SLOW = 8;

    PoolReader {
        models = List.copyOf(models);
    }

    /** The bundled encoder, which tells what texts are like. */
    static PoolReader bundled(PoolModel kind) {
        return new PoolReader(kind, List.of(), Passes.NONE);
    }

    /** Names the versions and what is asked of them. */
    String name() {
        if (models.isEmpty()) {
            return "embeddings of " + MiniLm.ID;
        }
        String versions = models.stream().map(ModelSource::version).collect(Collectors.joining(" + "));
        return kind.writes() ? versions + " with " + PoolModel.DRAWN + " drawn texts" : versions + passes.words();
    }

    /** How many texts are read between two looks at whether somebody cancelled. */
    int atOnce() {
        boolean quick = passes != Passes.ALL_LAYERS && (!kind.writes() || models.isEmpty());
        return quick ? Integer.MAX_VALUE : SLOW;
    }

    /** Loads the models. @param opened keeps them open */
    ScoreProvider open(PipelineSettings settings, OpenedModels opened) {
        if (models.isEmpty()) {
            return PoolModel.embeddings(MiniLm.ID, MiniLm.checkpoint(), settings, opened);
        }
        List<ScoreProvider> members = new ArrayList<>();
        for (ModelSource model : models) {
            members.add(
                    kind.open(model.version(), model.checkpoint().orElseThrow().get(), passes, settings, opened));
        }
        return members.size() == 1 ? members.getFirst() : new CommitteeScoreProvider(members);
    }
}
