package dev.tagloop.cli.predict;

import dev.tagloop.core.classification.ProblemType;
import dev.tagloop.core.text.LoneSurrogates;
import dev.tagloop.labelstudio.json.JsonObject;
import dev.tagloop.learning.task.text.ClassifiedModel;
import dev.tagloop.models.ScoredLabel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Labels or numbers of texts; a second text stands under {@code text_pair}. */
final class LabelLines implements LinePredictor {
    private final ClassifiedModel model;

    /** @param model closed with this */
    LabelLines(ClassifiedModel model) {
        this.model = model;
    }

    /**
     * A text with what a model says about it.
     *
     * @param json the whole line
     * @param shown a line for each label that the text gets, or the number
     */
    private record Said(JsonObject json, List<String> shown) implements Line {
        @Override
        public String toJson() {
            return json.toString();
        }

        @Override
        public int found() {
            return shown.size();
        }

        @Override
        public List<String> lines() {
            return shown.isEmpty() ? List.of("No label is likely.") : shown;
        }
    }

    @Override
    public String noun() {
        return model.type() == ProblemType.REGRESSION ? "numbers" : "labels";
    }

    @Override
    public List<Said> predict(List<JsonObject> rows) {
        List<String> texts = rows.stream().map(row -> clean(row, "text")).toList();
        List<String> pairs = new ArrayList<>();
        rows.forEach(row -> pairs.add(row.has("text_pair") ? clean(row, "text_pair") : null));
        List<List<ScoredLabel>> scores = model.scores(texts, pairs);
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            JsonObject json = JsonObject.empty().with("text", texts.get(i));
            said.add(said(pairs.get(i) == null ? json : json.with("text_pair", pairs.get(i)), scores.get(i)));
        }
        return said;
    }

    private Said said(JsonObject json, List<ScoredLabel> scores) {
        if (model.type() == ProblemType.REGRESSION) {
            double number = scores.getFirst().score();
            return new Said(json.with("score", number), List.of("  %.4f".formatted(number)));
        }
        List<ScoredLabel> chosen = model.chosen(scores);
        Map<String, Double> all = new LinkedHashMap<>();
        scores.forEach(label -> all.put(label.label(), label.score()));
        return new Said(
                json.with("labels", chosen.stream().map(ScoredLabel::label).toList())
                        .with("scores", all),
                chosen.stream()
                        .map(label -> "  %-20s %.2f".formatted(label.label(), label.score()))
                        .toList());
    }

    private static String clean(JsonObject row, String key) {
        return LoneSurrogates.replace(row.text(key).orElse("")).text();
    }

    @Override
    public void close() {
        model.close();
    }
}
