package dev.tagloop.models;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.tagloop.core.alignment.PieceLabels;
import dev.tagloop.core.alignment.Windows;
import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.LoneSurrogates;
import dev.tagloop.core.text.Text;
import dev.tagloop.models.internal.natives.NativeCalls;
import dev.tagloop.models.internal.natives.TokenizerNatives;
import dev.tagloop.models.internal.tokenizer.TokenizerCheck;
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
import java.util.stream.LongStream;
import java.util.stream.Stream;

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
     * The tokenizer of a checkpoint: its {@code tokenizer.json}, or one made from {@code vocab.txt}, or from
     * {@code vocab.json} and {@code merges.txt}.
     *
     * @throws ModelFormatException if the checkpoint has neither, or they are damaged
     */
    public static FastTokenizer of(Checkpoint checkpoint) {
        return of(checkpoint.tokenizer(), checkpoint.config());
    }

    static FastTokenizer of(TokenizerFiles files, ModelConfig config) {
        return of(TokenizerJson.of(files), TokenizerJson.maxLength(files, config));
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
            return of(files, config);
        } catch (NoSuchFileException e) {
            throw new ModelFormatException(
                    folder + ": no config.json here, so this is no model in Hugging Face layout", e);
        } catch (IOException e) {
            throw new ModelFormatException("cannot read the tokenizer in " + folder + ": " + e.getMessage(), e);
        }
    }

    static FastTokenizer of(byte[] tokenizerJson, int maxLength) {
        TokenizerCheck.check(tokenizerJson);
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

    /**
     * The id of the token that stands for a masked piece.
     *
     * @throws ModelFormatException if the checkpoint's tokenizer has none
     */
    public static int maskId(Checkpoint checkpoint) {
        return TokenizerJson.mask(checkpoint.tokenizer()).id();
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
        var raw = encoded(() -> tokenizer.encode(clean, true, false));
        int[] codePoints = clean.codePoints().toArray();
        List<CodePointSpan> spans = TokenSpans.of(raw.getCharTokenSpans(), token -> codePoints);
        int[] wordIds = wordIds(raw.getWordIds(), raw.getSpecialTokenMask());
        return encoding(raw, spans, wordIds, shapes(wordIds, words(text, spans, wordIds)));
    }

    /** The library's own errors name neither the file nor what to do. */
    private ai.djl.huggingface.tokenizers.Encoding encoded(
            NativeCalls.Call<ai.djl.huggingface.tokenizers.Encoding, RuntimeException> call) {
        return calls.call(() -> {
            ai.djl.huggingface.tokenizers.Encoding raw;
            try {
                raw = call.run();
            } catch (RuntimeException e) {
                throw new ModelFormatException(
                        "the tokenizer cannot read a text, its tokenizer.json is incomplete: " + e.getMessage(), e);
            }
            int size = raw.getIds().length;
            if (raw.getTokens().length != size
                    || raw.getCharTokenSpans().length != size
                    || raw.getWordIds().length != size
                    || raw.getSpecialTokenMask().length != size
                    || raw.getTypeIds().length != size) {
                throw new ModelFormatException("the tokenizer gives " + size + " ids and " + raw.getTokens().length
                        + " tokens: a special token of its tokenizer.json has not as many of one as of the other");
            }
            return raw;
        });
    }

    private static List<String> words(Text text, List<CodePointSpan> spans, int[] wordIds) {
        List<String> words = new ArrayList<>();
        for (CodePointSpan word : PieceLabels.wordSpans(spans, wordIds)) {
            words.add(word == null ? "" : text.slice(word));
        }
        return words;
    }

    /**
     * A text that comes as words. Spans count from the start of each word; a word that normalises to nothing (blank, or
     * zero-width characters alone) gets no token, so its id does not occur among the word ids.
     */
    public Encoding encodeWords(List<String> words) {
        String[] clean =
                words.stream().map(word -> LoneSurrogates.replace(word).text()).toArray(String[]::new);
        var raw = encoded(() -> tokenizer.encode(clean, true, false));
        int[] wordIds = wordIds(raw.getWordIds(), raw.getSpecialTokenMask());
        List<int[]> codePoints =
                Stream.of(clean).map(word -> word.codePoints().toArray()).toList();
        List<CodePointSpan> spans =
                TokenSpans.of(raw.getCharTokenSpans(), token -> codePoints.get(Math.max(0, wordIds[token])));
        return encoding(raw, spans, wordIds, shapes(wordIds, words));
    }

    /** Two texts together, however long, with the special tokens that the model wants around and between them. */
    public PairEncoding encodePair(Text first, Text second) {
        String[] clean = {
            LoneSurrogates.replace(first.value()).text(),
            LoneSurrogates.replace(second.value()).text()
        };
        var raw = encoded(() -> tokenizer.encode(clean[0], clean[1], true, false));
        int[][] codePoints = {
            clean[0].codePoints().toArray(), clean[1].codePoints().toArray()
        };
        int[] wordIds = wordIds(raw.getWordIds(), raw.getSpecialTokenMask());
        int[] sequences = new int[wordIds.length];
        int[] types = new int[wordIds.length];
        for (int i = 0; i < sequences.length; i++) {
            boolean special = raw.getSpecialTokenMask()[i] != 0;
            sequences[i] = special ? -1 : (int) raw.getSequenceIds()[i];
            types[i] = (int) raw.getTypeIds()[i];
        }
        List<CodePointSpan> spans =
                TokenSpans.of(raw.getCharTokenSpans(), token -> codePoints[Math.max(0, sequences[token])]);
        int[] shapes = new int[wordIds.length];
        for (int side = 0; side < 2; side++) {
            int[] own = wordIds.clone();
            for (int i = 0; i < own.length; i++) {
                own[i] = sequences[i] == side ? own[i] : -1;
            }
            int[] rows = shapes(own, words(side == 0 ? first : second, spans, own));
            for (int i = 0; i < own.length; i++) {
                shapes[i] = sequences[i] == side ? rows[i] : shapes[i];
            }
        }
        return new PairEncoding(encoding(raw, spans, wordIds, shapes), types, sequences);
    }

    /** The text of tokens, special ones included, as the tokenizer's own decoder writes it. */
    String decode(int... ids) {
        return calls.call(
                () -> tokenizer.decode(IntStream.of(ids).asLongStream().toArray(), false));
    }

    /** The text of tokens without special ones, as the tokenizer's own decoder writes it. */
    public String decodeText(int... ids) {
        return calls.call(
                () -> tokenizer.decode(IntStream.of(ids).asLongStream().toArray(), true));
    }

    /** The tokens of a text alone, without special ones around it. */
    int[] pieces(String text) {
        String clean = LoneSurrogates.replace(text).text();
        var raw = encoded(() -> tokenizer.encode(clean, false, false));
        return LongStream.of(raw.getIds()).mapToInt(Math::toIntExact).toArray();
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
            ai.djl.huggingface.tokenizers.Encoding raw, List<CodePointSpan> spans, int[] wordIds, int[] shapes) {
        long[] ids = raw.getIds();
        long[] mask = raw.getSpecialTokenMask();
        int[] intIds = new int[ids.length];
        boolean[] special = new boolean[ids.length];
        for (int i = 0; i < ids.length; i++) {
            intIds[i] = (int) ids[i];
            special[i] = mask[i] != 0;
        }
        return new Encoding(intIds, List.of(raw.getTokens()), spans, wordIds, special, shapes);
    }

    private static int[] shapes(int[] wordIds, List<String> words) {
        int[] rowOfWord =
                words.stream().mapToInt(word -> WordShape.of(word).row()).toArray();
        return IntStream.of(wordIds)
                .map(word -> word < 0 || word >= rowOfWord.length ? WordShape.NONE.row() : rowOfWord[word])
                .toArray();
    }

    private static int[] wordIds(long[] raw, long[] specialMask) {
        int[] ids = new int[raw.length];
        for (int i = 0; i < raw.length; i++) {
            ids[i] = specialMask[i] != 0 || raw[i] < 0 ? -1 : Math.toIntExact(raw[i]);
        }
        return ids;
    }
}
