package dev.tagloop.cli.predict;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.LoneSurrogates;
import dev.tagloop.core.text.Text;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.models.Aggregation;
import dev.tagloop.models.TokenClassificationPipeline;
import java.util.ArrayList;
import java.util.List;

/**
 * A text with what a model found in it: one line of {@code predict --output}.
 *
 * @param text the text
 * @param entities by rising start
 */
record PredictedText(String text, List<Entity> entities) {
    /**
     * An entity.
     *
     * @param start first code point
     * @param end the code point behind the last one
     * @param label its type
     * @param score 0 to 1
     */
    record Entity(int start, int end, String label, double score) {}

    static PredictedText of(String text, TokenClassificationPipeline pipeline, Aggregation aggregation) {
        return of(List.of(text), pipeline, aggregation).getFirst();
    }

    /** Predicts several texts at once. Lone surrogates, which UTF-8 cannot hold, become U+FFFD. */
    static List<PredictedText> of(List<String> raw, TokenClassificationPipeline pipeline, Aggregation aggregation) {
        List<String> texts =
                raw.stream().map(text -> LoneSurrogates.replace(text).text()).toList();
        List<List<dev.tagloop.models.Entity>> found = pipeline.predict(texts, aggregation);
        List<PredictedText> predicted = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            predicted.add(new PredictedText(
                    texts.get(i),
                    found.get(i).stream()
                            .map(entity -> new Entity(
                                    entity.span().start(), entity.span().end(), entity.label(), entity.score()))
                            .toList()));
        }
        return predicted;
    }

    /** The entity's own letters. */
    String surface(Entity entity) {
        return Text.of(text).slice(new CodePointSpan(entity.start(), entity.end()));
    }

    String toJson() {
        return Json.mapper().writeValueAsString(this);
    }
}
