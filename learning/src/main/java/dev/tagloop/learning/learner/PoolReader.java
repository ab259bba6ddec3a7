package dev.tagloop.learning.learner;

import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.pool.CommitteeScoreProvider;
import dev.tagloop.learning.sampling.pool.ScoreProvider;
import dev.tagloop.learning.sampling.pool.TokenScoreProvider;
import dev.tagloop.models.DropoutPasses;
import dev.tagloop.models.PipelineSettings;
import dev.tagloop.models.TokenScorer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What reads the tasks of a project before they are ordered: the model that answers, with or without passes with dropout, or several versions.
 *
 * @param models the one that answers first
 * @param dropout passes to add
 */
record PoolReader(List<ModelSource> models, DropoutPasses dropout) {
    /** As in Shelmanov et al. 2021, where more passes gained nothing. */
    private static final DropoutPasses PASSES = new DropoutPasses(10, 0.1, 1);

    PoolReader {
        models = List.copyOf(models);
    }

    /** @param models one, or several where members are needed */
    static PoolReader of(List<ModelSource> models, Set<Need> needs) {
        return new PoolReader(models, needs.contains(Need.DROPOUT) ? PASSES : DropoutPasses.NONE);
    }

    /** Names the versions and what is asked of them. */
    String name() {
        String versions = models.stream().map(ModelSource::version).collect(Collectors.joining(" + "));
        return dropout.count() == 0 ? versions : versions + " with " + dropout.count() + " passes with dropout";
    }

    /** The models, open until this is closed. */
    static final class Open implements AutoCloseable {
        private final List<TokenScorer> scorers = new ArrayList<>();
        private final ScoreProvider provider;

        private Open(PoolReader reader, PipelineSettings settings) {
            List<ScoreProvider> members = new ArrayList<>();
            try {
                for (ModelSource model : reader.models()) {
                    TokenScorer scorer =
                            TokenScorer.of(model.checkpoint().orElseThrow().get(), settings);
                    scorers.add(scorer);
                    members.add(new TokenScoreProvider(model.version(), scorer, reader.dropout()));
                }
            } catch (RuntimeException | Error e) {
                close();
                throw e;
            }
            this.provider = members.size() == 1 ? members.getFirst() : new CommitteeScoreProvider(members);
        }

        ScoreProvider provider() {
            return provider;
        }

        @Override
        public void close() {
            scorers.forEach(TokenScorer::close);
        }
    }

    /** Loads the models. */
    Open open(PipelineSettings settings) {
        return new Open(this, settings);
    }
}
