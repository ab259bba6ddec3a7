package dev.tagloop.cli.simulate;

import dev.tagloop.cli.UserError;
import dev.tagloop.learning.sampling.RandomSampler;
import dev.tagloop.learning.sampling.Sampler;
import dev.tagloop.learning.sampling.Samplers;
import dev.tagloop.learning.simulation.task.SimulatedTask;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The samplers that somebody names, and random, which all are compared with. */
final class SamplerNames {
    private SamplerNames() {}

    /** @param names null for the one to begin with */
    static List<Sampler> read(List<String> names, SimulatedTask<?> task) {
        Set<String> all = new LinkedHashSet<>(List.of(RandomSampler.NAME));
        all.addAll(names == null ? List.of(task.defaultSampler()) : names);
        List<Sampler> samplers = new ArrayList<>();
        for (String name : all) {
            Sampler sampler = Samplers.named(name)
                    .orElseThrow(() -> new UserError("There is no sampler '" + name + "'." + fitting(task)));
            task.refusal(sampler).ifPresent(reason -> {
                throw new UserError("The sampler '" + name + "' does not fit "
                        + task.task().name() + ": " + reason + "." + fitting(task));
            });
            samplers.add(sampler);
        }
        return samplers;
    }

    private static String fitting(SimulatedTask<?> task) {
        return Samplers.all().stream()
                .filter(sampler -> task.refusal(sampler).isEmpty())
                .map(Sampler::name)
                .collect(Collectors.joining(", ", " For " + task.task().name() + " there are ", "."));
    }
}
