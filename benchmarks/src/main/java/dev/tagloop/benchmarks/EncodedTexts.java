package dev.tagloop.benchmarks;

import dev.tagloop.core.alignment.PieceLabels;
import dev.tagloop.core.alignment.TokenAligner;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.Encoding;
import dev.tagloop.models.FastTokenizer;
import dev.tagloop.training.trainer.EncodedExample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Labelled texts as word pieces; the first piece of each word has its label. */
final class EncodedTexts {
    /** Word pieces of a window of the training. */
    static final int LONGEST = 128;

    private EncodedTexts() {}

    /** @param tags the classes, by number */
    static List<EncodedExample> of(Checkpoint model, List<LabeledText> texts, List<String> tags) {
        PieceLabels labels = new PieceLabels(PieceLabels.Policy.FIRST, tags::indexOf);
        List<EncodedExample> examples = new ArrayList<>();
        try (FastTokenizer tokenizer = FastTokenizer.of(model)) {
            for (LabeledText text : texts) {
                Encoding pieces = tokenizer.encode(text.asText());
                List<CodePointSpan> words = PieceLabels.wordSpans(pieces.spans(), pieces.wordIds());
                List<String> wordTags = TokenAligner.align(text, words).tags();
                examples.add(
                        new EncodedExample(pieces.ids(), labels.of(wordTags, words, pieces.spans(), pieces.wordIds())));
            }
        }
        return examples;
    }

    /** The first so many texts that fit into one window, so that a text is an example however it is trained. */
    static List<LabeledText> fitting(Checkpoint model, List<LabeledText> texts, int most) {
        List<LabeledText> chosen = new ArrayList<>();
        try (FastTokenizer tokenizer = FastTokenizer.of(model)) {
            for (LabeledText text : texts) {
                if (chosen.size() < most && tokenizer.encode(text.asText()).size() <= LONGEST) {
                    chosen.add(text);
                }
            }
        }
        return chosen;
    }

    /** All as long as the longest one, as a tokenizer makes them that is told to pad. */
    static List<EncodedExample> padded(List<EncodedExample> examples, int padId) {
        int longest = examples.stream().mapToInt(EncodedExample::length).max().orElseThrow();
        return examples.stream()
                .map(example -> {
                    int[] ids = Arrays.copyOf(example.inputIds(), longest);
                    int[] labels = Arrays.copyOf(example.labels(), longest);
                    Arrays.fill(ids, example.length(), longest, padId);
                    Arrays.fill(labels, example.length(), longest, PieceLabels.IGNORED);
                    return new EncodedExample(ids, labels);
                })
                .toList();
    }
}
