package dev.tagloop.learning.sampling;

import dev.tagloop.learning.sampling.balance.ClassBalancingSampler;
import dev.tagloop.learning.sampling.balance.LikelyWrongSampler;
import dev.tagloop.learning.sampling.cost.AnnotationCost;
import dev.tagloop.learning.sampling.cost.PerCostSampler;
import dev.tagloop.learning.sampling.diversity.BadgeSampler;
import dev.tagloop.learning.sampling.diversity.CoresetSampler;
import dev.tagloop.learning.sampling.diversity.DensityWeightedSampler;
import dev.tagloop.learning.sampling.diversity.HybridSampler;
import dev.tagloop.learning.sampling.diversity.KMeansPlusPlusSampler;
import dev.tagloop.learning.sampling.duplicates.WithoutNearDuplicates;
import dev.tagloop.learning.sampling.uncertainty.Acquisition;
import dev.tagloop.learning.sampling.uncertainty.Bald;
import dev.tagloop.learning.sampling.uncertainty.BreakingTies;
import dev.tagloop.learning.sampling.uncertainty.CommitteeDivergence;
import dev.tagloop.learning.sampling.uncertainty.Entropy;
import dev.tagloop.learning.sampling.uncertainty.LeastConfidence;
import dev.tagloop.learning.sampling.uncertainty.Mnlp;
import dev.tagloop.learning.sampling.uncertainty.NoAnswerDoubt;
import dev.tagloop.learning.sampling.uncertainty.NumberSpread;
import dev.tagloop.learning.sampling.uncertainty.Pooling;
import dev.tagloop.learning.sampling.uncertainty.UncertaintySampler;
import dev.tagloop.learning.sampling.uncertainty.VoteEntropy;
import dev.tagloop.learning.sampling.uncertainty.WrittenDisagreement;
import dev.tagloop.learning.sampling.uncertainty.WrittenImprobability;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All samplers by name, simple ones first. */
public final class Samplers {
    /** Candidates that a hybrid looks at for each that it picks. */
    private static final int HYBRID_FACTOR = 5;

    private static final Map<String, Sampler> ALL = new LinkedHashMap<>();

    static {
        add(new RandomSampler());
        add(new SequentialSampler());
        add(new LongestFirstSampler());
        add(new LeastConfidence());
        add(new BreakingTies());
        add(new Entropy(Pooling.SUM));
        add(new Entropy(Pooling.MEAN));
        add(new Entropy(Pooling.MAX));
        add(new Mnlp());
        add(new Bald(Pooling.MEAN));
        add(new Bald(Pooling.SUM));
        add(new Bald(Pooling.MAX));
        add(Bald.ofAllLayers());
        add(new VoteEntropy());
        add(new CommitteeDivergence());
        add(new KMeansPlusPlusSampler());
        add(new CoresetSampler());
        add(new BadgeSampler());
        add(new DensityWeightedSampler(new Mnlp(), 1));
        add(new HybridSampler(
                "hybrid", new UncertaintySampler(new Mnlp()), new KMeansPlusPlusSampler(), HYBRID_FACTOR));
        add(new ClassBalancingSampler());
        add(new LikelyWrongSampler());
        add(new PerCostSampler(new Entropy(Pooling.SUM), AnnotationCost.byToken()));
        add(new WrittenImprobability());
        add(new WrittenDisagreement());
        add(new NoAnswerDoubt());
        add(NumberSpread.ofPasses());
        add(NumberSpread.ofVersions());
    }

    private Samplers() {}

    /** The sampler of this name; with {@value WithoutNearDuplicates#SUFFIX} behind it one that passes over near duplicates. */
    public static Optional<Sampler> named(String name) {
        if (name.endsWith(WithoutNearDuplicates.SUFFIX)) {
            String plain = name.substring(0, name.length() - WithoutNearDuplicates.SUFFIX.length());
            return Optional.ofNullable(ALL.get(plain)).map(WithoutNearDuplicates::new);
        }
        return Optional.ofNullable(ALL.get(name));
    }

    /** All of them. */
    public static Collection<Sampler> all() {
        return List.copyOf(ALL.values());
    }

    /** Their names. */
    public static Set<String> names() {
        return Collections.unmodifiableSet(ALL.keySet());
    }

    private static void add(Acquisition acquisition) {
        add(new UncertaintySampler(acquisition));
    }

    private static void add(Sampler sampler) {
        ALL.put(sampler.name(), sampler);
    }
}
