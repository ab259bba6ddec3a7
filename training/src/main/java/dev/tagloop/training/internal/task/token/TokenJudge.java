package dev.tagloop.training.internal.task.token;

import dev.tagloop.core.alignment.SequenceDecoder;
import dev.tagloop.core.metrics.Score;
import dev.tagloop.core.metrics.SpanScores;
import dev.tagloop.training.internal.data.Window;
import dev.tagloop.training.internal.data.WindowedTexts;
import dev.tagloop.training.internal.task.Judge;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Strict scores over all entities, on the spans as they were labelled in the text, by the tags that predictions have: {@code precision}, {@code recall}, {@code f1}. */
final class TokenJudge implements Judge<Window, float[][]> {

    private final WindowedTexts texts;
    private final SequenceDecoder decoder;

    TokenJudge(WindowedTexts texts, List<String> tags) {
        this.texts = texts;
        this.decoder = new SequenceDecoder(tags);
    }

    @Override
    public Map<String, Double> metrics(List<Window> windows, List<float[][]> outputs) {
        List<float[][]> predicted = texts.unscored();
        for (int w = 0; w < windows.size(); w++) {
            Window window = windows.get(w);
            for (int i = 0; i < window.length(); i++) {
                if (window.words()[i] != Window.NONE) {
                    predicted.get(window.text())[window.words()[i]] = outputs.get(w)[i];
                }
            }
        }
        Score score = SpanScores.compare(texts.gold(), texts.spans(predicted, decoder))
                .micro();
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("precision", score.precision());
        metrics.put("recall", score.recall());
        metrics.put("f1", score.f1());
        return metrics;
    }

    @Override
    public String decisive() {
        return "f1";
    }
}
