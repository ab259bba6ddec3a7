package dev.tagloop.learning.sampling;

import dev.tagloop.learning.sampling.duplicates.WithoutNearDuplicates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses from a pool of any size that comes in windows. Only the best so far are in memory: what is kept is made smaller whenever it has grown by a
 * window, by the sampler itself where that loses nothing ({@link Sampler#narrowing}), and near duplicates are passed over in the end. Not safe for
 * several threads.
 */
public final class LargePool {
    /** Room for near duplicates that are passed over. */
    private static final int SPARE = 2;
    /** What samplers weigh against each other that look at the pool as a whole. */
    private static final int FACTOR = 5;

    private static final int FEWEST = 2_000;
    private static final int WINDOW = 1_000;

    private final Sampler sampler;
    private final int count;
    private final long seed;
    private final int kept;
    private List<Candidate> known = new ArrayList<>();
    private List<Candidate> unknown = new ArrayList<>();
    private long size;

    /**
     * @param sampler chooses
     * @param count how many
     * @param seed as samplers take it
     */
    public LargePool(Sampler sampler, int count, long seed) {
        this.sampler = sampler;
        this.count = count;
        this.seed = seed;
        boolean alone = sampler.narrowing().name().equals(sampler.name());
        this.kept = alone ? SPARE * count + WINDOW : Math.max(FEWEST, FACTOR * count);
    }

    /** More of the pool, in its order. */
    public void add(List<Candidate> window) {
        size += window.size();
        for (Candidate candidate : window) {
            if (sampler.needs().stream().allMatch(candidate::has)) {
                known.add(slim(candidate));
            } else {
                unknown.add(new Candidate(candidate.key(), candidate.text(), candidate.tokens(), null));
            }
        }
        if (Math.max(known.size(), unknown.size()) >= kept + WINDOW) {
            narrow();
        }
    }

    private void narrow() {
        known = narrowed(sampler.narrowing(), known);
        unknown = narrowed(new RandomSampler(), unknown);
    }

    /** Embeddings alone are a tenth of what is known of a text. */
    private Candidate slim(Candidate candidate) {
        if (candidate.scores() == null || !sampler.needs().equals(Set.of(Need.EMBEDDING))) {
            return candidate;
        }
        TaskScores embedding = TaskScores.ofEmbedding(candidate.scores().embedding());
        return new Candidate(candidate.key(), candidate.text(), candidate.tokens(), embedding);
    }

    private List<Candidate> narrowed(Sampler by, List<Candidate> candidates) {
        return candidates.size() <= kept
                ? candidates
                : new ArrayList<>(by.pick(Pool.of(candidates), kept, seed).stream()
                        .map(Pick::candidate)
                        .toList());
    }

    /** How many candidates came. */
    public long size() {
        return size;
    }

    /** Chooses from all that came. @param labeled what is labelled already */
    public Selection select(List<LabeledTask> labeled) {
        // So that how the windows were cut makes no difference.
        narrow();
        List<Candidate> all = new ArrayList<>(known);
        all.addAll(unknown);
        Selection selection = Selection.of(new WithoutNearDuplicates(sampler), new Pool(all, labeled), count, seed);
        Optional<String> note = selection.note().map(words -> words.replace(WithoutNearDuplicates.SUFFIX, ""));
        boolean chose = selection.sampler().endsWith(WithoutNearDuplicates.SUFFIX);
        return new Selection(chose ? sampler.name() : selection.sampler(), selection.picks(), note);
    }
}
