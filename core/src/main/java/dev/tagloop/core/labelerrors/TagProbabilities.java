package dev.tagloop.core.labelerrors;

import dev.tagloop.core.alignment.Bio;
import dev.tagloop.core.alignment.SequenceDecoder;
import dev.tagloop.core.span.LabeledSpan;
import dev.tagloop.core.text.CodePointSpan;
import java.util.List;

/**
 * What a model that did not see a text's labels says of each of its words.
 *
 * @param words where they lie, by rising start
 * @param tags BIO tags by place
 * @param probabilities one row a word, one number a tag, each row 1 in sum
 */
public record TagProbabilities(List<CodePointSpan> words, List<String> tags, double[][] probabilities) {

    /** @throws IllegalArgumentException if the numbers do not fit */
    public TagProbabilities {
        words = List.copyOf(words);
        tags = List.copyOf(tags);
        if (words.size() != probabilities.length) {
            throw new IllegalArgumentException(words.size() + " words but probabilities of " + probabilities.length);
        }
        for (double[] row : probabilities) {
            if (row.length != tags.size()) {
                throw new IllegalArgumentException(row.length + " probabilities for " + tags.size() + " tags");
            }
        }
    }

    /** The probability that a word is of the label of a BIO tag, begun or continued; 0 if the model does not know it. */
    double ofLabel(int word, String tag) {
        double sum = 0;
        for (int i = 0; i < tags.size(); i++) {
            sum += label(tags.get(i)).equals(label(tag)) ? probabilities[word][i] : 0;
        }
        return sum;
    }

    private static String label(String tag) {
        return tag.equals(Bio.OUTSIDE) ? tag : Bio.labelOf(tag);
    }

    /** The entities of the likeliest sequence of tags that BIO allows. */
    List<LabeledSpan> spans() {
        float[][] logs = new float[words.size()][tags.size()];
        for (int word = 0; word < logs.length; word++) {
            for (int tag = 0; tag < tags.size(); tag++) {
                logs[word][tag] = (float) Math.log(Math.max(probabilities[word][tag], Float.MIN_NORMAL));
            }
        }
        SequenceDecoder decoder = new SequenceDecoder(tags);
        return decoder.runs(decoder.tags(logs)).stream()
                .map(run -> new LabeledSpan(
                        new CodePointSpan(
                                words.get(run.first()).start(),
                                words.get(run.last()).end()),
                        run.type()))
                .toList();
    }
}
