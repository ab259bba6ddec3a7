package dev.tagloop.server.imports.files;

import dev.tagloop.labelstudio.convert.read.FileFormats;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a file is, by its first bytes and its name.
 *
 * @param delimiter of a table
 * @param isPacked whether it is compressed with gzip
 * @param problem why it may not be readable, for a person
 */
public record FileLook(
        FileType type, boolean isPacked, Charset encoding, Optional<Character> delimiter, Optional<String> problem) {
    private static final int SAMPLE = 1 << 16;
    private static final byte[] PARQUET = {'P', 'A', 'R', '1'};
    /** A name of a column, as opposed to a piece of a sentence. */
    private static final Pattern COLUMN =
            Pattern.compile("\"?[\\p{L}_$#][\\p{L}\\p{N}_.:/-]*( [\\p{L}\\p{N}_.:/-]+){0,2}\"?");

    /**
     * Looks into a file.
     *
     * @throws UnreadableFileException when it is empty
     */
    public static FileLook at(SourceFile file, ReadOptions options) throws IOException {
        byte[] bytes;
        boolean packed;
        try (InputStream in = file.open(new Meter(() -> {}))) {
            packed = in instanceof Unpacked;
            bytes = in.readNBytes(SAMPLE);
        }
        if (!file.together().isEmpty()) {
            return new FileLook(FileType.BRAT, packed, StandardCharsets.UTF_8, Optional.empty(), Optional.empty());
        }
        if (bytes.length == 0) {
            throw new UnreadableFileException("The file is empty");
        }
        if (options.type().orElse(null) == FileType.PARQUET || startsWith(bytes, PARQUET)) {
            return new FileLook(FileType.PARQUET, packed, StandardCharsets.UTF_8, Optional.empty(), Optional.empty());
        }
        return text(file.plainName(), bytes, packed, options);
    }

    private static boolean startsWith(byte[] bytes, byte[] magic) {
        return bytes.length >= magic.length
                && ByteBuffer.wrap(bytes, 0, magic.length).equals(ByteBuffer.wrap(magic));
    }

    private static FileLook text(String name, byte[] bytes, boolean packed, ReadOptions options) {
        boolean whole = bytes.length < SAMPLE;
        Charset encoding = options.encoding().orElseGet(() -> marked(bytes));
        CharsetDecoder decoder = encoding.newDecoder()
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .onMalformedInput(CodingErrorAction.REPORT);
        CharBuffer chars = CharBuffer.allocate((int) (bytes.length * decoder.maxCharsPerByte()) + 1);
        boolean wrong = decoder.decode(ByteBuffer.wrap(bytes), chars, whole).isError();
        String decoded = chars.flip().toString();
        String text = decoded.startsWith("\ufeff") ? decoded.substring(1) : decoded;
        Optional<String> problem = wrong
                ? Optional.of(
                        "It is no text in " + encoding.name() + ": say in which encoding it is, such as windows-1252.")
                : text.indexOf('\0') >= 0
                        ? Optional.of("It does not look like text: it holds characters that no text has.")
                        : Optional.empty();
        FileType type = options.type().or(() -> annotated(name, bytes)).orElseGet(() -> type(name, text, whole));
        Optional<Character> delimiter = delimiter(type, text, whole, options);
        return new FileLook(
                type == FileType.CSV && delimiter.equals(Optional.of('\t')) ? FileType.TSV : type,
                packed,
                encoding,
                delimiter,
                problem);
    }

    /** A format of another program, where that is likelier than any of ours. */
    private static Optional<FileType> annotated(String name, byte[] bytes) {
        return FileFormats.recognize(name, bytes).stream()
                .findFirst()
                .flatMap(candidate -> FileType.of(candidate.format()))
                .filter(type -> type != FileType.JSONL);
    }

    private static Charset marked(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes.length > 1 ? bytes[1] & 0xff : 0;
        if (first == 0xff && second == 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        return first == 0xfe && second == 0xff ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    private static FileType type(String name, String text, boolean whole) {
        Optional<FileType> named = FileType.ofName(name);
        if (named.isPresent() && !named.get().isJson()) {
            return named.get();
        }
        if (named.equals(Optional.of(FileType.JSONL))) {
            return text.stripLeading().startsWith("[") ? FileType.JSON : FileType.JSONL;
        }
        Optional<FileType> json = JsonShape.of(text, whole);
        if (named.isPresent() || json.isPresent()) {
            return json.orElseGet(named::get);
        }
        return isTable(text, whole) ? FileType.CSV : FileType.TXT;
    }

    /** Whether text without a telling name is a table: its first row has names of columns. */
    private static boolean isTable(String text, boolean whole) {
        Optional<Character> delimiter = Delimiters.find(text, whole);
        if (delimiter.isEmpty()) {
            return false;
        }
        String first = text.lines().findFirst().orElse("");
        return Pattern.compile(Pattern.quote(delimiter.get().toString()))
                .splitAsStream(first)
                .allMatch(cell -> COLUMN.matcher(cell).matches());
    }

    private static Optional<Character> delimiter(FileType type, String text, boolean whole, ReadOptions options) {
        if (!type.isTable()) {
            return Optional.empty();
        }
        if (options.delimiter().isPresent()) {
            return options.delimiter();
        }
        return Optional.of(
                type == FileType.TSV ? '\t' : Delimiters.find(text, whole).orElse(','));
    }
}
