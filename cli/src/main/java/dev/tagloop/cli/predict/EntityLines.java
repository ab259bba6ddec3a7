package dev.tagloop.cli.predict;

import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.models.Aggregation;
import dev.tagloop.models.TokenClassificationPipeline;
import java.util.List;

/** Entities of texts. */
final class EntityLines implements LinePredictor {
    private final TokenClassificationPipeline pipeline;
    private final Aggregation aggregation;

    /** @param pipeline closed with this */
    EntityLines(TokenClassificationPipeline pipeline, Aggregation aggregation) {
        this.pipeline = pipeline;
        this.aggregation = aggregation;
    }

    @Override
    public String noun() {
        return "entities";
    }

    @Override
    public List<PredictedText> predict(List<JsonObject> rows) {
        return PredictedText.of(
                rows.stream().map(row -> row.text("text").orElse("")).toList(), pipeline, aggregation);
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
