package dev.tagloop.cli.simulate;

import dev.tagloop.cli.UserError;
import dev.tagloop.learning.sampling.Need;
import dev.tagloop.learning.sampling.RandomSampler;
import dev.tagloop.learning.sampling.Sampler;
import dev.tagloop.learning.sampling.Samplers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The samplers that somebody names, and random, which all are compared with. */
final class SamplerNames {
    private SamplerNames() {}

    static List<Sampler> read(List<String> names) {
        Set<String> all = new LinkedHashSet<>(List.of(RandomSampler.NAME));
        all.addAll(names);
        List<Sampler> samplers = new ArrayList<>();
        for (String name : all) {
            Sampler sampler = Samplers.named(name)
                    .filter(SamplerNames::fits)
                    .orElseThrow(() -> new UserError("There is no sampler '" + name + "' for labelled spans. There are "
                            + String.join(", ", fitting()) + "."));
            samplers.add(sampler);
        }
        return samplers;
    }

    static List<String> fitting() {
        return Samplers.all().stream()
                .filter(SamplerNames::fits)
                .map(Sampler::name)
                .toList();
    }

    private static boolean fits(Sampler sampler) {
        return !sampler.needs().contains(Need.WRITTEN) && !sampler.needs().contains(Need.SEVERAL_WRITTEN);
    }
}
