package dev.tagloop.models;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import dev.tagloop.core.alignment.PieceLabels;
import dev.tagloop.core.alignment.Windows;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.LoneSurrogates;
import dev.tagloop.core.text.Text;
import dev.tagloop.models.internal.natives.NativeCalls;
import dev.tagloop.models.internal.natives.TokenizerNatives;
import dev.tagloop.models.internal.tokenizer.TokenizerJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A Hugging Face tokenizer (the Rust library, through DJL). It never pads and never cuts: what a {@code tokenizer.json}
 * says about either is overridden, and long texts become overlapping windows when asked for. Spans count Unicode code
 * points of the original text.
 *
 * <p>May be used by several threads at once. Holds native memory until closed.
 */
public final class FastTokenizer implements AutoCloseable {
    private final HuggingFaceTokenizer tokenizer;
    private final NativeCalls calls = new NativeCalls("tokenizer");
    private final int maxLength;

    private FastTokenizer(HuggingFaceTokenizer tokenizer, int maxLength) {
        this.tokenizer = tokenizer;
        this.maxLength = maxLength;
    }

    /**
     * The tokenizer of a checkpoint: its {@code tokenizer.json}, or one made from {@code vocab.txt}.
     *
     * @throws ModelFormatException if the checkpoint has neither, or they are damaged
     */
    public static FastTokenizer of(Checkpoint checkpoint) {
        TokenizerFiles files = checkpoint.tokenizer();
        return of(TokenizerJson.of(files), TokenizerJson.maxLength(files, checkpoint.config()));
    }

    /**
     * The tokenizer in a folder with {@code config.json} and the tokenizer's files; weights are not needed.
     *
     * @throws ModelFormatException if there is none, or it is damaged
     */
    public static FastTokenizer in(Path folder) {
        try {
            ModelConfig config = ModelConfig.parse(Files.readString(folder.resolve("config.json")));
            TokenizerFiles files = TokenizerFiles.read(folder);
            return of(TokenizerJson.of(files), TokenizerJson.maxLength(files, config));
        } catch (NoSuchFileException e) {
            throw new ModelFormatException(
                    folder + ": no config.json here, so this is no model in Hugging Face layout", e);
        } catch (IOException e) {
            throw new ModelFormatException("cannot read the tokenizer in " + folder + ": " + e.getMessage(), e);
        }
    }

    static FastTokenizer of(byte[] tokenizerJson, int maxLength) {
        TokenizerNatives.prepare();
        try {
            HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(
                    new ByteArrayInputStream(tokenizerJson),
                    Map.of("addSpecialTokens", "true", "padding", "false", "truncation", "false"));
            return new FastTokenizer(tokenizer, maxLength);
        } catch (IOException | RuntimeException e) {
            throw new ModelFormatException("tokenizer.json cannot be used: " + e.getMessage(), e);
        }
    }

    /** The longest sequence that the model takes, special tokens included. */
    public int maxLength() {
        return maxLength;
    }

    /**
     * The whole text, however long, with special tokens around it. A lone surrogate is read as U+FFFD, so that it does
     * not shift the spans after it.
     */
    public Encoding encode(Text text) {
        String clean = LoneSurrogates.replace(text.value()).text();
        var raw = calls.call(() -> tokenizer.encode(clean, true, false));
        List<CodePointSpan> spans = spans(raw.getCharTokenSpans(), text.codePoints());
        int[] wordIds = wordIds(raw.getWordIds(), raw.getSpecialTokenMask());
        List<String> words = new ArrayList<>();
        for (CodePointSpan word : PieceLabels.wordSpans(spans, wordIds)) {
            words.add(word == null ? "" : text.slice(word));
        }
        return encoding(raw, spans, wordIds, words);
    }

    /**
     * A text that comes as words. Spans count from the start of each word; a word that normalises to nothing (blank, or
     * zero-width characters alone) gets no token, so its id does not occur among the word ids.
     */
    public Encoding encodeWords(List<String> words) {
        String[] clean =
                words.stream().map(word -> LoneSurrogates.replace(word).text()).toArray(String[]::new);
        var raw = calls.call(() -> tokenizer.encode(clean, true, false));
        int longest = words.stream()
                .mapToInt(word -> word.codePointCount(0, word.length()))
                .max()
                .orElse(0);
        List<CodePointSpan> spans = spans(raw.getCharTokenSpans(), longest);
        return encoding(raw, spans, wordIds(raw.getWordIds(), raw.getSpecialTokenMask()), words);
    }

    /**
     * The text in windows that fit the model ({@link #maxLength()}).
     *
     * @param stride tokens that a window repeats from the one before
     */
    public List<Encoding> windows(Text text, int stride) {
        return windows(encode(text), maxLength, stride);
    }

    /**
     * Cuts an encoding into windows, each with the special tokens around it; one that fits stays as it is. Spans, word
     * ids and shapes keep their meaning in the whole text.
     *
     * @param length the longest window, special tokens included
     * @param stride tokens that a window repeats from the one before
     * @throws IllegalArgumentException if {@code length} leaves no room for more than {@code stride} tokens
     */
    public static List<Encoding> windows(Encoding whole, int length, int stride) {
        return whole.size() <= length
                ? List.of(whole)
                : positions(whole, length, stride).stream().map(whole::select).toList();
    }

    /** For each window the places of its tokens in the whole encoding, special ones around the text's. */
    static List<int[]> positions(Encoding whole, int length, int stride) {
        if (whole.size() <= length) {
            return List.of(IntStream.range(0, whole.size()).toArray());
        }
        int first = 0;
        while (whole.isSpecial(first)) {
            first++;
        }
        int end = whole.size();
        while (whole.isSpecial(end - 1)) {
            end--;
        }
        int lead = first;
        int tail = end;
        return Windows.of(end - first, length - first - (whole.size() - end), stride).ranges().stream()
                .map(range -> IntStream.concat(
                                IntStream.concat(
                                        IntStream.range(0, lead),
                                        IntStream.range(lead + range.start(), lead + range.end())),
                                IntStream.range(tail, whole.size()))
                        .toArray())
                .toList();
    }

    /** Waits for calls that are running, then frees the native memory; the tokenizer cannot be used afterwards. */
    @Override
    public void close() {
        calls.close(tokenizer::close);
    }

    private static Encoding encoding(
            ai.djl.huggingface.tokenizers.Encoding raw, List<CodePointSpan> spans, int[] wordIds, List<String> words) {
        long[] ids = raw.getIds();
        long[] mask = raw.getSpecialTokenMask();
        int[] rowOfWord =
                words.stream().mapToInt(word -> WordShape.of(word).row()).toArray();
        int[] intIds = new int[ids.length];
        boolean[] special = new boolean[ids.length];
        int[] shapes = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            intIds[i] = (int) ids[i];
            special[i] = mask[i] != 0;
            shapes[i] = wordIds[i] < 0 || wordIds[i] >= rowOfWord.length ? WordShape.NONE.row() : rowOfWord[wordIds[i]];
        }
        return new Encoding(intIds, List.of(raw.getTokens()), spans, wordIds, special, shapes);
    }

    private static List<CodePointSpan> spans(CharSpan[] raw, int codePoints) {
        List<CodePointSpan> spans = new ArrayList<>(raw.length);
        for (CharSpan span : raw) {
            if (span != null && span.getEnd() > codePoints) {
                throw new IllegalStateException("the tokenizer reports a token at " + span.getStart() + " to "
                        + span.getEnd() + " of a text of " + codePoints + " code points");
            }
            spans.add(span == null ? null : new CodePointSpan(span.getStart(), span.getEnd()));
        }
        return spans;
    }

    private static int[] wordIds(long[] raw, long[] specialMask) {
        int[] ids = new int[raw.length];
        for (int i = 0; i < raw.length; i++) {
            ids[i] = specialMask[i] != 0 || raw[i] < 0 ? -1 : Math.toIntExact(raw[i]);
        }
        return ids;
    }
}
