package dev.tagloop.learning.learner;

import dev.tagloop.learning.backend.ServedModel;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Checkpoints;
import dev.tagloop.models.PipelineSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Models that somebody chose to begin with. One that finds labels already answers as it is. */
final class BaseModels {
    private static final String FINDS_LABELS = "ForTokenClassification";

    private final PipelineSettings settings;
    private final Executor executor;
    private final Map<String, Prepared<Optional<ModelSource>>> known = new ConcurrentHashMap<>();

    BaseModels(PipelineSettings settings, Executor executor) {
        this.settings = settings;
        this.executor = executor;
    }

    /** What is known of a base: not yet anything, that it only is a base, or that it can answer. */
    Optional<Optional<ModelSource>> look(String base) {
        return prepared(base).get();
    }

    /** Why a base cannot be used; empty if that is not so. */
    Optional<String> failure(String base) {
        return prepared(base).failure();
    }

    private Prepared<Optional<ModelSource>> prepared(String base) {
        return known.computeIfAbsent(base, id -> new Prepared<>(() -> read(id), executor));
    }

    private Optional<ModelSource> read(String base) {
        Checkpoint checkpoint = Checkpoints.resolve(base);
        boolean finds = checkpoint
                .config()
                .architecture()
                .filter(name -> name.endsWith(FINDS_LABELS))
                .isPresent();
        if (!finds) {
            return Optional.empty();
        }
        String version = ServedModel.version(base, checkpoint);
        return Optional.of(new ModelSource(
                version, "base " + version, types(checkpoint.labels()), () -> ServedModel.load(base, settings)));
    }

    /** The types behind tags such as {@code B-PER}. */
    private static List<String> types(List<String> tags) {
        return tags.stream()
                .filter(tag -> !tag.equals("O"))
                .map(tag -> tag.replaceFirst("^[BI]-", ""))
                .distinct()
                .toList();
    }
}
