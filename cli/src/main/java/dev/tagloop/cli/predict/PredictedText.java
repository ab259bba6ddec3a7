package dev.tagloop.cli.predict;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.LoneSurrogates;
import dev.tagloop.core.text.Text;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.learning.task.token.EntityFinder;
import java.util.ArrayList;
import java.util.List;

/**
 * A text with what a model found in it: one line of {@code predict --output}.
 *
 * @param text the text
 * @param entities by rising start
 */
record PredictedText(String text, List<Entity> entities) implements LinePredictor.Line {
    /**
     * An entity.
     *
     * @param start first code point
     * @param end the code point behind the last one
     * @param label its type
     * @param score 0 to 1
     */
    record Entity(int start, int end, String label, double score) {}

    /** Predicts several texts at once. Lone surrogates, which UTF-8 cannot hold, become U+FFFD. */
    static List<PredictedText> of(List<String> raw, EntityFinder finder) {
        List<String> texts =
                raw.stream().map(text -> LoneSurrogates.replace(text).text()).toList();
        List<List<dev.tagloop.models.Entity>> found = finder.find(texts);
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
    private String surface(Entity entity) {
        return Text.of(text).slice(new CodePointSpan(entity.start(), entity.end()));
    }

    @Override
    public String toJson() {
        return Json.mapper().writeValueAsString(this);
    }

    @Override
    public int found() {
        return entities.size();
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Found " + entities.size() + (entities.size() == 1 ? " entity:" : " entities:"));
        for (Entity entity : entities) {
            lines.add("  %-30s %-8s %.2f".formatted(surface(entity), entity.label(), entity.score()));
        }
        return lines;
    }
}
