package dev.tagloop.training.internal.task.masked;

import dev.tagloop.training.internal.task.Judge;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code perplexity} and {@code accuracy} over the hidden pieces of all texts. */
final class MaskedJudge implements Judge<PlainText, Guesses> {

    @Override
    public Map<String, Double> metrics(List<PlainText> texts, List<Guesses> outputs) {
        Guesses all = Guesses.sum(outputs);
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("perplexity", all.perplexity());
        metrics.put("accuracy", all.accuracy());
        return metrics;
    }
}
