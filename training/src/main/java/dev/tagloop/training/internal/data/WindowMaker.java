package dev.tagloop.training.internal.data;

import dev.tagloop.core.alignment.Alignment;
import dev.tagloop.core.alignment.AlignmentReport;
import dev.tagloop.core.alignment.PieceLabels;
import dev.tagloop.core.alignment.TokenAligner;
import dev.tagloop.core.span.LabeledText;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.models.Encoding;
import dev.tagloop.models.FastTokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cuts labelled texts into windows of word pieces; nothing is truncated, every word speaks in exactly one window. */
public final class WindowMaker {

    /** The class number of a tag that the model does not have, as a validation part may hold. */
    private static final int UNKNOWN = -1;

    private final FastTokenizer tokenizer;
    private final Map<String, Integer> classes;
    private final int maxLength;
    private final int stride;

    /**
     * A maker of windows.
     *
     * @param classes class number of each BIO tag
     * @param maxLength pieces in a window, special ones included
     * @param stride pieces that a window repeats from the one before
     */
    public WindowMaker(FastTokenizer tokenizer, Map<String, Integer> classes, int maxLength, int stride) {
        this.tokenizer = tokenizer;
        this.classes = Map.copyOf(classes);
        this.maxLength = maxLength;
        this.stride = stride;
    }

    /** The windows of all texts, and what became of their spans. */
    public WindowedTexts windows(List<LabeledText> texts) {
        List<Window> windows = new ArrayList<>();
        List<List<CodePointSpan>> words = new ArrayList<>();
        List<AlignmentReport> reports = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            LabeledText text = texts.get(i);
            Encoding whole = tokenizer.encode(text.asText());
            List<CodePointSpan> wordSpans = PieceLabels.wordSpans(whole.spans(), whole.wordIds());
            Alignment alignment = TokenAligner.align(text, wordSpans);
            windows.addAll(cut(i, whole, wordSpans, alignment.tags()));
            words.add(wordSpans);
            reports.add(alignment.report());
        }
        return new WindowedTexts(texts, words, windows, AlignmentReport.ofDocuments(reports));
    }

    private List<Window> cut(int text, Encoding whole, List<CodePointSpan> words, List<String> tags) {
        PieceLabels labels = new PieceLabels(PieceLabels.Policy.FIRST, tag -> classes.getOrDefault(tag, UNKNOWN));
        List<Encoding> parts = FastTokenizer.windows(whole, maxLength, stride);
        List<int[]> labelled = new ArrayList<>();
        for (Encoding part : parts) {
            labelled.add(labels.of(tags, words, part.spans(), part.wordIds()));
        }
        Map<Integer, Integer> speakers = speakers(parts, labelled);
        List<Window> windows = new ArrayList<>();
        for (int w = 0; w < parts.size(); w++) {
            Encoding part = parts.get(w);
            int[] wordIds = part.wordIds();
            int[] counted = labelled.get(w);
            int[] spoken = new int[part.size()];
            Arrays.fill(spoken, Window.NONE);
            boolean any = false;
            for (int i = 0; i < spoken.length; i++) {
                if (counted[i] != PieceLabels.IGNORED && speakers.get(wordIds[i]) == w) {
                    spoken[i] = wordIds[i];
                    any = true;
                }
                if (spoken[i] == Window.NONE || counted[i] == UNKNOWN) {
                    counted[i] = PieceLabels.IGNORED;
                }
            }
            if (any) {
                windows.add(new Window(text, part.ids(), part.wordShapes(), counted, spoken));
            }
        }
        return windows;
    }

    /** For each word the window that sees most on both sides of its first piece; of equals the earlier. */
    private static Map<Integer, Integer> speakers(List<Encoding> parts, List<int[]> labelled) {
        Map<Integer, Integer> speakers = new HashMap<>();
        Map<Integer, Integer> contexts = new HashMap<>();
        for (int w = 0; w < parts.size(); w++) {
            int[] wordIds = parts.get(w).wordIds();
            for (int i = 0; i < wordIds.length; i++) {
                int context = Math.min(i, wordIds.length - 1 - i);
                if (labelled.get(w)[i] != PieceLabels.IGNORED && context > contexts.getOrDefault(wordIds[i], -1)) {
                    contexts.put(wordIds[i], context);
                    speakers.put(wordIds[i], w);
                }
            }
        }
        return speakers;
    }
}
