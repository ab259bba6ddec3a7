package dev.tagloop.cli.data;

import dev.tagloop.learning.baseline.Baselines;
import dev.tagloop.learning.baseline.QuickModel;
import dev.tagloop.learning.combination.Combinations;
import dev.tagloop.models.PipelineSettings;
import java.nio.file.Path;
import java.util.Optional;

/** Models that are folders of their own kinds and no checkpoints: those of OpenNLP, and combinations. */
public final class FolderModels {
    private FolderModels() {}

    /** Whether a folder holds one. */
    public static boolean isThere(Path folder) {
        return Baselines.isThere(folder) || Combinations.isThere(folder);
    }

    /** The one in a folder, to be closed; empty if there is none. */
    public static Optional<QuickModel<?>> open(Path folder, PipelineSettings settings) {
        if (Baselines.isThere(folder)) {
            return Optional.of(Baselines.open(folder));
        }
        return Combinations.isThere(folder) ? Optional.of(Combinations.open(folder, settings)) : Optional.empty();
    }
}
