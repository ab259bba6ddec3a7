package dev.tagloop.cli.predict;

import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.task.token.EntityFinder;
import dev.tagloop.models.Aggregation;
import dev.tagloop.models.TokenClassificationPipeline;
import java.util.List;

/** Entities of texts. */
final class EntityLines implements LinePredictor {
    private final EntityFinder finder;

    /** @param pipeline closed with this */
    EntityLines(TokenClassificationPipeline pipeline, Aggregation aggregation) {
        this(EntityFinder.of(pipeline, aggregation));
    }

    /** @param finder closed with this */
    EntityLines(EntityFinder finder) {
        this.finder = finder;
    }

    @Override
    public String noun() {
        return "entities";
    }

    @Override
    public List<PredictedText> predict(List<JsonObject> rows) {
        return PredictedText.of(
                rows.stream().map(row -> row.text("text").orElse("")).toList(), finder);
    }

    @Override
    public void close() {
        finder.close();
    }
}
