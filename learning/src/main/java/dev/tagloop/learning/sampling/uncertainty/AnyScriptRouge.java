package dev.tagloop.learning.sampling.uncertainty;

import dev.tagloop.core.metrics.rouge.CommonSubsequence;
import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Words;
import java.util.List;
import java.util.Locale;

/** ROUGE-L of two texts (Lin 2004) over the words of any script; the metric of that name knows ASCII words alone, as the original does. */
final class AnyScriptRouge {
    private AnyScriptRouge() {}

    static double f1(String one, String other) {
        List<String> a = words(one);
        List<String> b = words(other);
        return a.isEmpty() && b.isEmpty() ? 1 : 2.0 * CommonSubsequence.length(a, b) / (a.size() + b.size());
    }

    private static List<String> words(String value) {
        Text text = Text.of(value.toLowerCase(Locale.ROOT));
        return Words.of(text).stream().map(text::slice).toList();
    }
}
