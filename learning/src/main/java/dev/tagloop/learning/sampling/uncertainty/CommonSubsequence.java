package dev.tagloop.learning.sampling.uncertainty;

import dev.tagloop.core.text.Text;
import dev.tagloop.core.text.Words;
import java.util.List;
import java.util.Locale;

/** ROUGE-L of two texts (Lin 2004) over the words of any script; the metric of that name knows ASCII words alone, as the original does. */
final class CommonSubsequence {
    private CommonSubsequence() {}

    static double f1(String one, String other) {
        List<String> a = words(one);
        List<String> b = words(other);
        return a.isEmpty() && b.isEmpty() ? 1 : 2.0 * length(a, b) / (a.size() + b.size());
    }

    private static List<String> words(String value) {
        Text text = Text.of(value.toLowerCase(Locale.ROOT));
        return Words.of(text).stream().map(text::slice).toList();
    }

    private static int length(List<String> a, List<String> b) {
        int[] above = new int[b.size() + 1];
        for (String word : a) {
            int[] row = new int[above.length];
            for (int j = 1; j < row.length; j++) {
                row[j] = word.equals(b.get(j - 1)) ? above[j - 1] + 1 : Math.max(above[j], row[j - 1]);
            }
            above = row;
        }
        return above[b.size()];
    }
}
