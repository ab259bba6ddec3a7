package dev.tagloop.core.reliability;

import dev.tagloop.core.alignment.Bio;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.core.text.CodePointSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One expectation maximisation of {@link SequenceDawidSkene}, from the votes word by word on. */
final class SequenceRun {

    private static final double TRANSITIONS = 0.1;

    private final List<TaggedDocument> documents;
    private final List<String> tags;
    private final double right;
    private final double wrong;
    private final int annotators;
    private TagModel model;
    private TagModel counted;
    private double[][][] counts;
    private double[] rightWords;
    private double[] ratedWords;
    /** What annotators say of words together: few ways among many words. */
    private final Map<List<Integer>, Integer> ways = new LinkedHashMap<>();

    private final List<int[]> wayOfWords = new ArrayList<>();
    /** By way the probability of it, by true tag, the largest scaled to 1. */
    private double[][] emissions;

    SequenceRun(List<TaggedDocument> documents, List<String> tags, int annotators, double right, double wrong) {
        this.documents = documents;
        this.tags = tags;
        this.annotators = annotators;
        this.right = right;
        this.wrong = wrong;
        documents.forEach(document -> wayOfWords.add(waysOf(document)));
        clear();
        documents.forEach(this::countVotes);
        settle();
    }

    private int[] waysOf(TaggedDocument document) {
        int[] own = new int[document.words().size()];
        for (int word = 0; word < own.length; word++) {
            List<Integer> said = new ArrayList<>(annotators);
            for (int[] tagsOf : document.tags()) {
                said.add(tagsOf[word]);
            }
            own[word] = ways.computeIfAbsent(said, key -> ways.size());
        }
        return own;
    }

    /** For how many different words a step works logarithms out. */
    int differentWords() {
        return ways.size();
    }

    /** @return by how much an annotator's accuracy changed at most */
    double step() {
        double[] before = accuracies();
        clear();
        for (int i = 0; i < documents.size(); i++) {
            countExpected(documents.get(i), emissions(i));
        }
        settle();
        double[] now = accuracies();
        double change = 0;
        for (int rater = 0; rater < annotators; rater++) {
            change = Math.max(change, Math.abs(now[rater] - before[rater]));
        }
        return change;
    }

    /** The probability that a word's tag by this annotator is right. */
    double accuracy(int annotator) {
        return ratedWords[annotator] == 0 ? Double.NaN : rightWords[annotator] / ratedWords[annotator];
    }

    /** The likeliest spans of a document, by its number. */
    List<ScoredSpan> decode(int number) {
        TaggedDocument document = documents.get(number);
        if (document.words().isEmpty()) {
            return List.of();
        }
        ForwardBackward chain = new ForwardBackward(model, emissions(number), tags.size());
        int[] path = chain.best();
        List<String> best = Arrays.stream(path).mapToObj(tags::get).toList();
        List<ScoredSpan> spans = new ArrayList<>();
        for (LabeledSpan span : Bio.spans(best, document.words())) {
            double sum = 0;
            int words = 0;
            for (int word = 0; word < path.length; word++) {
                CodePointSpan place = document.words().get(word);
                if (span.span().contains(place)) {
                    sum += chain.posterior(word, path[word]);
                    words++;
                }
            }
            spans.add(new ScoredSpan(span.span(), span.label(), Math.min(1, sum / words)));
        }
        return spans;
    }

    private double[] accuracies() {
        double[] accuracies = new double[annotators];
        Arrays.setAll(accuracies, this::accuracy);
        return accuracies;
    }

    private void clear() {
        counted = new TagModel(tags);
        counted.clear(TRANSITIONS);
        counts = new double[annotators][tags.size()][tags.size()];
        for (double[][] own : counts) {
            for (int tag = 0; tag < own.length; tag++) {
                Arrays.fill(own[tag], wrong);
                own[tag][tag] = right;
            }
        }
        rightWords = new double[annotators];
        ratedWords = new double[annotators];
    }

    private void settle() {
        counted.toProbabilities();
        for (double[][] own : counts) {
            for (double[] row : own) {
                LogSpace.toShares(row);
            }
        }
        model = counted;
        emissions = emissions(counts);
    }

    private void countVotes(TaggedDocument document) {
        double[] last = null;
        for (int word = 0; word < document.words().size(); word++) {
            double[] votes = document.votes(word, tags.size());
            for (int tag = 0; tag < votes.length; tag++) {
                count(document, word, tag, votes[tag]);
                if (last == null) {
                    counted.countFirst(tag, votes[tag]);
                }
                for (int from = 0; last != null && from < votes.length; from++) {
                    counted.countNext(from, tag, last[from] * votes[tag]);
                }
            }
            last = votes;
        }
    }

    private void countExpected(TaggedDocument document, double[][] likely) {
        int words = document.words().size();
        if (words == 0) {
            return;
        }
        ForwardBackward chain = new ForwardBackward(model, likely, tags.size());
        for (int word = 0; word < words; word++) {
            for (int tag = 0; tag < tags.size(); tag++) {
                double weight = chain.posterior(word, tag);
                count(document, word, tag, weight);
                if (word == 0) {
                    counted.countFirst(tag, weight);
                }
                if (word + 1 < words) {
                    for (int after : model.after(tag)) {
                        counted.countNext(tag, after, chain.posterior(word, tag, after));
                    }
                }
            }
        }
    }

    private void count(TaggedDocument document, int word, int tag, double weight) {
        for (int rater = 0; rater < annotators; rater++) {
            int said = document.tags()[rater][word];
            if (said != TaggedDocument.MISSING) {
                counts[rater][tag][said] += weight;
                ratedWords[rater] += weight;
                rightWords[rater] += said == tag ? weight : 0;
            }
        }
    }

    /** What the annotators said of each word of a document. */
    private double[][] emissions(int place) {
        int[] own = wayOfWords.get(place);
        double[][] rows = new double[own.length][];
        Arrays.setAll(rows, word -> emissions[own[word]]);
        return rows;
    }

    /** Worked out once for all words of which the same is said: logarithms are most of the work otherwise. */
    private double[][] emissions(double[][][] confusion) {
        double[][] rows = new double[ways.size()][tags.size()];
        ways.forEach((said, way) -> {
            double[] logs = rows[way];
            for (int rater = 0; rater < annotators; rater++) {
                for (int tag = 0; said.get(rater) != TaggedDocument.MISSING && tag < logs.length; tag++) {
                    logs[tag] += Math.log(confusion[rater][tag][said.get(rater)]);
                }
            }
            double largest = Arrays.stream(logs).max().orElse(0);
            for (int tag = 0; tag < logs.length; tag++) {
                logs[tag] = Math.exp(logs[tag] - largest);
            }
        });
        return rows;
    }
}
