package dev.tagloop.training.internal.task.masked;

import dev.tagloop.training.internal.task.Judge;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code perplexity}, the number of pieces among which the model is as unsure, and {@code accuracy} of its best guess. */
final class MaskedJudge implements Judge<PlainText, Guesses> {

    @Override
    public Map<String, Double> metrics(List<PlainText> texts, List<Guesses> outputs) {
        return metrics(outputs);
    }

    static Map<String, Double> metrics(List<Guesses> outputs) {
        double count = outputs.stream().mapToInt(Guesses::count).sum();
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put(
                "perplexity",
                Math.exp(outputs.stream().mapToDouble(Guesses::losses).sum() / Math.max(1, count)));
        metrics.put("accuracy", outputs.stream().mapToInt(Guesses::right).sum() / Math.max(1, count));
        return metrics;
    }
}
