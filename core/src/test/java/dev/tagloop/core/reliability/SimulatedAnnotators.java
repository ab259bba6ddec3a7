package dev.tagloop.core.reliability;

import dev.tagloop.core.agreement.SpanAnnotations;
import dev.tagloop.core.metrics.SpanScores;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.CodePointSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Annotators of spans who miss, mistake, shift and invent with known probability. */
record SimulatedAnnotators(List<SpanAnnotations> documents, List<List<LabeledSpan>> truth) {

    private static final List<String> LABELS = List.of("PER", "ORG", "LOC");

    /** @param errors for each annotator the probability of each of three kinds of error */
    static SimulatedAnnotators of(long seed, int count, double... errors) {
        SplittableRandom random = new SplittableRandom(seed);
        List<SpanAnnotations> documents = new ArrayList<>();
        List<List<LabeledSpan>> truth = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int words = 8 + random.nextInt(12);
            List<int[]> real = new ArrayList<>();
            for (int at = random.nextInt(4); at < words; at += 2 + random.nextInt(5)) {
                int end = Math.min(words, at + 1 + random.nextInt(3));
                real.add(new int[] {at, end, random.nextInt(3)});
                at = end;
            }
            Map<String, List<LabeledSpan>> spans = new HashMap<>();
            for (int rater = 0; rater < errors.length; rater++) {
                if (random.nextDouble() < 0.8) {
                    spans.put("r" + rater, marked(random, real, words, errors[rater]));
                }
            }
            documents.add(new SpanAnnotations("word ".repeat(words).strip(), spans));
            truth.add(real.stream().map(one -> span(one[0], one[1], one[2])).toList());
        }
        return new SimulatedAnnotators(documents, truth);
    }

    private static List<LabeledSpan> marked(SplittableRandom random, List<int[]> real, int words, double error) {
        List<LabeledSpan> marked = new ArrayList<>();
        int free = 0;
        for (int[] one : real) {
            int start = one[0];
            int label = one[2];
            if (random.nextDouble() < error && start > free) {
                marked.add(span(free, free + 1, random.nextInt(3)));
            }
            free = one[1] + 1;
            if (random.nextDouble() < error) {
                continue;
            }
            if (random.nextDouble() < error) {
                label = (label + 1 + random.nextInt(2)) % 3;
            }
            if (random.nextDouble() < error && one[1] - start > 1) {
                start++;
            }
            marked.add(span(start, one[1], label));
        }
        marked.removeIf(span -> span.span().end() > 5 * words);
        marked.sort(Comparator.comparing(LabeledSpan::span));
        return marked;
    }

    /** Words have four letters and a blank. */
    private static LabeledSpan span(int first, int end, int label) {
        return new LabeledSpan(new CodePointSpan(5 * first, 5 * end - 1), LABELS.get(label));
    }

    /** The real strict F1 of an annotator over the documents they saw. */
    double f1(String annotator) {
        List<List<LabeledSpan>> own = new ArrayList<>();
        List<List<LabeledSpan>> real = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            if (documents.get(i).byAnnotator().containsKey(annotator)) {
                own.add(documents.get(i).byAnnotator().get(annotator));
                real.add(truth.get(i));
            }
        }
        return SpanScores.compare(real, own).micro().f1();
    }
}
