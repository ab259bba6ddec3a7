package dev.tagloop.training.internal.task.writing;

import dev.tagloop.core.metrics.rouge.Rouge;
import dev.tagloop.core.metrics.rouge.RougeType;
import dev.tagloop.core.text.Sentences;
import dev.tagloop.core.text.Text;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FastTokenizer;
import dev.tagloop.training.internal.task.Judge;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * ROUGE of what the model writes, with stems, against the reference that fits best, and the mean length of what it writes
 * in pieces ({@code gen_len}). Sentences are put on lines of their own first, as {@code rougeLsum} wants them.
 */
final class RougeJudge implements Judge<EncodedText, WrittenTarget> {

    private final Checkpoint base;

    RougeJudge(Checkpoint base) {
        this.base = base;
    }

    @Override
    public Map<String, Double> metrics(List<EncodedText> texts, List<WrittenTarget> outputs) {
        try (FastTokenizer tokenizer = FastTokenizer.of(base)) {
            List<List<String>> references = texts.stream()
                    .map(text ->
                            text.references().stream().map(RougeJudge::lines).toList())
                    .toList();
            List<String> written = outputs.stream()
                    .map(output -> lines(tokenizer.decodeText(output.pieces())))
                    .toList();
            Map<String, Double> metrics = new LinkedHashMap<>(
                    Rouge.stemming().compare(references, written).summary());
            metrics.put(
                    "gen_len",
                    outputs.stream()
                            .mapToInt(output -> output.pieces().length)
                            .average()
                            .orElse(Double.NaN));
            return metrics;
        }
    }

    @Override
    public String decisive() {
        return RougeType.ROUGE_L.label();
    }

    private static String lines(String value) {
        Text text = Text.of(value);
        return Sentences.of(text).stream().map(text::slice).collect(Collectors.joining("\n"));
    }
}
