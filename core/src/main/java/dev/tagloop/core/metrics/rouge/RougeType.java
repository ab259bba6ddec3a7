package dev.tagloop.core.metrics.rouge;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is compared. */
public enum RougeType {
    /** Words. */
    ROUGE1("rouge1") {
        @Override
        RougeScore score(RougeTokens tokens, String reference, String written) {
            return runs(1, tokens.of(reference), tokens.of(written));
        }
    },
    /** Pairs of words. */
    ROUGE2("rouge2") {
        @Override
        RougeScore score(RougeTokens tokens, String reference, String written) {
            return runs(2, tokens.of(reference), tokens.of(written));
        }
    },
    /** Runs of three words. */
    ROUGE3("rouge3") {
        @Override
        RougeScore score(RougeTokens tokens, String reference, String written) {
            return runs(3, tokens.of(reference), tokens.of(written));
        }
    },
    /** The longest common sequence of words of the whole texts. */
    ROUGE_L("rougeL") {
        @Override
        RougeScore score(RougeTokens tokens, String reference, String written) {
            List<String> wanted = tokens.of(reference);
            List<String> given = tokens.of(written);
            return RougeScore.of(CommonSubsequence.length(wanted, given), given.size(), wanted.size());
        }
    },
    /** What the lines of the reference have in common with any line of the written text; each word counts once. */
    ROUGE_LSUM("rougeLsum") {
        @Override
        RougeScore score(RougeTokens tokens, String reference, String written) {
            return lines(tokens.ofLines(reference), tokens.ofLines(written));
        }
    };

    private final String label;

    RougeType(String label) {
        this.label = label;
    }

    /** Its usual name, as {@code rougeLsum}. */
    public String label() {
        return label;
    }

    abstract RougeScore score(RougeTokens tokens, String reference, String written);

    private static RougeScore runs(int length, List<String> reference, List<String> written) {
        Map<List<String>, Integer> wanted = counts(length, reference);
        int common = 0;
        for (Map.Entry<List<String>, Integer> run : counts(length, written).entrySet()) {
            common += Math.min(run.getValue(), wanted.getOrDefault(run.getKey(), 0));
        }
        return RougeScore.of(
                common, Math.max(0, written.size() - length + 1), Math.max(0, reference.size() - length + 1));
    }

    private static Map<List<String>, Integer> counts(int length, List<String> tokens) {
        Map<List<String>, Integer> counts = new HashMap<>();
        for (int i = 0; i + length <= tokens.size(); i++) {
            counts.merge(tokens.subList(i, i + length), 1, Integer::sum);
        }
        return counts;
    }

    private static RougeScore lines(List<List<String>> reference, List<List<String>> written) {
        Map<String, Integer> wanted = words(reference);
        Map<String, Integer> given = words(written);
        int hits = 0;
        for (List<String> line : reference) {
            BitSet places = new BitSet();
            written.forEach(other -> places.or(CommonSubsequence.places(line, other)));
            for (int i = places.nextSetBit(0); i >= 0; i = places.nextSetBit(i + 1)) {
                String word = line.get(i);
                if (wanted.getOrDefault(word, 0) > 0 && given.getOrDefault(word, 0) > 0) {
                    hits++;
                    wanted.merge(word, -1, Integer::sum);
                    given.merge(word, -1, Integer::sum);
                }
            }
        }
        return RougeScore.of(hits, size(written), size(reference));
    }

    private static Map<String, Integer> words(List<List<String>> lines) {
        Map<String, Integer> counts = new HashMap<>();
        lines.forEach(line -> line.forEach(word -> counts.merge(word, 1, Integer::sum)));
        return counts;
    }

    private static int size(List<List<String>> lines) {
        return lines.stream().mapToInt(List::size).sum();
    }
}
