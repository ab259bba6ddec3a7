package dev.tagloop.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tokenizer's files of a checkpoint, byte for byte, so that saving a model never changes how it reads text.
 *
 * <p>Known names: {@code tokenizer.json} (complete in itself), {@code tokenizer_config.json},
 * {@code special_tokens_map.json}, {@code added_tokens.json}, {@code vocab.txt}, {@code vocab.json},
 * {@code merges.txt} and SentencePiece models.
 */
public final class TokenizerFiles {
    /** The file that holds a whole tokenizer. */
    public static final String TOKENIZER_JSON = "tokenizer.json";

    /** Settings around the tokenizer, such as its longest input. */
    public static final String TOKENIZER_CONFIG = "tokenizer_config.json";

    /** The word pieces of a BERT tokenizer, one a line. */
    public static final String VOCAB_TXT = "vocab.txt";

    /** The tokens of a byte-level BPE tokenizer with their ids. */
    public static final String VOCAB_JSON = "vocab.json";

    /** The pairs of tokens that a BPE tokenizer joins, the first one first. */
    public static final String MERGES_TXT = "merges.txt";

    /** The names of the special tokens, as older releases of transformers store them. */
    public static final String SPECIAL_TOKENS_MAP = "special_tokens_map.json";

    /** All of these names. */
    static final List<String> KNOWN = List.of(
            TOKENIZER_JSON,
            TOKENIZER_CONFIG,
            SPECIAL_TOKENS_MAP,
            "added_tokens.json",
            VOCAB_TXT,
            VOCAB_JSON,
            MERGES_TXT,
            "sentencepiece.bpe.model",
            "spiece.model",
            "spm.model");

    private final Map<String, byte[]> files;

    private TokenizerFiles(Map<String, byte[]> files) {
        this.files = files;
    }

    /** No files at all: a checkpoint that can compute but not read text. */
    public static TokenizerFiles none() {
        return new TokenizerFiles(Map.of());
    }

    /**
     * Files by name; the bytes are copied.
     *
     * @throws IllegalArgumentException for a name that is not a tokenizer's
     */
    public static TokenizerFiles of(Map<String, byte[]> files) {
        Map<String, byte[]> copy = new TreeMap<>();
        files.forEach((name, bytes) -> {
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException(name + " is not a tokenizer's file; known are " + KNOWN);
            }
            copy.put(name, bytes.clone());
        });
        return new TokenizerFiles(copy);
    }

    /** The tokenizer's files that lie in a folder. */
    public static TokenizerFiles read(Path folder) {
        Map<String, byte[]> found = new TreeMap<>();
        for (String name : KNOWN) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                try {
                    found.put(name, Files.readAllBytes(file));
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot read " + file, e);
                }
            }
        }
        return new TokenizerFiles(found);
    }

    /** A copy of one file's bytes. */
    public Optional<byte[]> get(String name) {
        return Optional.ofNullable(files.get(name)).map(byte[]::clone);
    }

    /** The names of the files that are there, sorted. */
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** Writes the files into an existing folder. */
    public void write(Path folder) {
        files.forEach((name, bytes) -> {
            try {
                Files.write(folder.resolve(name), bytes);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + folder.resolve(name), e);
            }
        });
    }

    @Override
    public String toString() {
        return "TokenizerFiles" + names();
    }
}
