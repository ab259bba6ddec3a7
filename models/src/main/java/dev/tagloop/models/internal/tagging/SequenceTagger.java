package dev.tagloop.models.internal.tagging;

import dev.tagloop.core.alignment.SequenceDecoder;
import java.util.ArrayList;
import java.util.List;

/** Labels the words of a whole text together, so that what is found is what the labels' scheme allows. */
final class SequenceTagger {
    private final SequenceDecoder decoder;
    private final TokenScheme scheme;

    SequenceTagger(List<String> labels, TokenScheme scheme) {
        this.decoder = new SequenceDecoder(labels);
        this.scheme = scheme;
    }

    /**
     * The entities of a text.
     *
     * @param tokens those of the text, without special ones
     * @param logits by token and label, special tokens included
     * @param words the word of each token, special tokens included
     */
    List<Tagged> entities(List<ScoredToken> tokens, float[][] logits, int[] words) {
        List<List<ScoredToken>> pieces = new ArrayList<>();
        int open = -1;
        for (ScoredToken token : tokens) {
            int word = words[token.index()];
            if (word < 0 || token.span() == null) {
                continue;
            }
            if (word != open) {
                pieces.add(new ArrayList<>());
                open = word;
            }
            pieces.getLast().add(token);
        }
        float[][] scores =
                pieces.stream().map(word -> logits[word.getFirst().index()]).toArray(float[][]::new);
        int[] tags = decoder.tags(scores);
        return decoder.runs(tags).stream()
                .map(run -> entity(run.type(), pieces.subList(run.first(), run.last() + 1), tags, run.first()))
                .toList();
    }

    private Tagged entity(String type, List<List<ScoredToken>> words, int[] tags, int first) {
        float sum = 0;
        for (int i = 0; i < words.size(); i++) {
            sum += words.get(i).getFirst().scores()[tags[first + i]];
        }
        ScoredToken begin = words.getFirst().getFirst();
        List<String> strings =
                words.stream().flatMap(List::stream).map(ScoredToken::word).toList();
        return new Tagged(
                begin.index(),
                type,
                sum / words.size(),
                scheme.decode(strings),
                Tagged.join(begin.span(), words.getLast().getLast().span()));
    }
}
