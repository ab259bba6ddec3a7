package dev.tagloop.training.internal.loop;

import dev.tagloop.training.internal.layers.Adapters;
import dev.tagloop.training.internal.layers.Loaded;
import dev.tagloop.training.internal.optimizer.Freezing;
import dev.tagloop.training.internal.task.TrainingTask;
import dev.tagloop.training.optimization.LayerSettings;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which tensors of a model stay as they are. */
final class Untrained {

    private Untrained() {}

    /** Those that the family says, that a person wants, and beside adapters the whole body. */
    static Set<String> of(TrainingTask<?, ?> task, Loaded loaded, Optional<Adapters> adapters, LayerSettings settings) {
        Set<String> names = new TreeSet<>(loaded.weights().keySet());
        Set<String> frozen = new TreeSet<>(task.blueprint().frozen());
        Set<String> fresh = new TreeSet<>(loaded.missing());
        fresh.removeAll(frozen);
        adapters.ifPresent(
                beside -> frozen.addAll(beside.frozen(names, name -> task.isHead(name) || fresh.contains(name))));
        frozen.addAll(Freezing.of(settings, names, fresh));
        return frozen;
    }
}
