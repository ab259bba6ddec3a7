package dev.tagloop.core.labelerrors;

import dev.tagloop.core.text.CodePointSpan;
import java.util.Arrays;
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

    /** The probability of a tag; 0 if the model does not know it. */
    double of(int word, String tag) {
        int place = tags.indexOf(tag);
        return place < 0 ? 0 : probabilities[word][place];
    }

    /** The likeliest tag of each word. */
    List<String> best() {
        return Arrays.stream(probabilities)
                .map(row -> {
                    int best = 0;
                    for (int tag = 1; tag < row.length; tag++) {
                        best = row[tag] > row[best] ? tag : best;
                    }
                    return tags.get(best);
                })
                .toList();
    }
}
