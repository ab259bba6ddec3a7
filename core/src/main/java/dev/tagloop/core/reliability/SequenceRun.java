package dev.tagloop.core.reliability;

import dev.tagloop.core.alignment.Bio;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.span.ScoredSpan;
import dev.tagloop.core.text.CodePointSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One expectation maximisation of {@link SequenceDawidSkene}, from the votes word by word on. */
final class SequenceRun {

    private static final double TRANSITIONS = 0.1;

    private final List<TaggedDocument> documents;
    private final List<String> tags;
    private final double right;
    private final double wrong;
    private final int annotators;
    private TagModel model;
    private double[][][] confusion;
    private TagModel counted;
    private double[][][] counts;
    private double[] rightWords;
    private double[] ratedWords;

    SequenceRun(List<TaggedDocument> documents, List<String> tags, int annotators, double right, double wrong) {
        this.documents = documents;
        this.tags = tags;
        this.annotators = annotators;
        this.right = right;
        this.wrong = wrong;
        clear();
        documents.forEach(this::countVotes);
        settle();
    }

    /** @return by how much an annotator's accuracy changed at most */
    double step() {
        double[] before = accuracies();
        clear();
        documents.forEach(this::countExpected);
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

    List<ScoredSpan> decode(TaggedDocument document) {
        if (document.words().isEmpty()) {
            return List.of();
        }
        ForwardBackward chain = new ForwardBackward(model, emissions(document), tags.size());
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
        confusion = counts;
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

    private void countExpected(TaggedDocument document) {
        int words = document.words().size();
        if (words == 0) {
            return;
        }
        ForwardBackward chain = new ForwardBackward(model, emissions(document), tags.size());
        for (int word = 0; word < words; word++) {
            for (int tag = 0; tag < tags.size(); tag++) {
                double weight = chain.posterior(word, tag);
                count(document, word, tag, weight);
                if (word == 0) {
                    counted.countFirst(tag, weight);
                }
                for (int after = 0; word + 1 < words && after < tags.size(); after++) {
                    counted.countNext(tag, after, chain.posterior(word, tag, after));
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

    /** The probability of what the annotators said of each word, by true tag, the largest scaled to 1. */
    private double[][] emissions(TaggedDocument document) {
        double[][] emissions = new double[document.words().size()][tags.size()];
        for (int word = 0; word < emissions.length; word++) {
            double[] logs = emissions[word];
            for (int rater = 0; rater < annotators; rater++) {
                int said = document.tags()[rater][word];
                for (int tag = 0; said != TaggedDocument.MISSING && tag < logs.length; tag++) {
                    logs[tag] += Math.log(confusion[rater][tag][said]);
                }
            }
            double largest = Arrays.stream(logs).max().orElse(0);
            for (int tag = 0; tag < logs.length; tag++) {
                logs[tag] = Math.exp(logs[tag] - largest);
            }
        }
        return emissions;
    }
}
