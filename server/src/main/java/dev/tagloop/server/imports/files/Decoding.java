package dev.tagloop.server.imports.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnmappableCharacterException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes to characters, strictly: what is no text of an encoding is refused, never replaced. */
public final class Decoding {
    private Decoding() {}

    /**
     * A file of UTF-8; a byte-order mark is dropped.
     *
     * @param separators bytes that begin a new cell: positions in refusals count from there; none for whole files
     */
    public static Reader utf8(Path path, String separators) throws IOException {
        return new Utf8Reader(Files.newInputStream(path), separators);
    }

    /** The characters of a stream, without a byte-order mark. Reading throws {@link UnreadableFileException} for bytes that are none. */
    static Reader of(InputStream in, Charset encoding) {
        return encoding.equals(StandardCharsets.UTF_8) ? new Utf8Reader(in, "\t,;|\r\n") : new Strict(in, encoding);
    }

    /** Any other encoding. */
    private static final class Strict extends Reader {
        private final Reader in;
        private final Charset encoding;
        private long characters;

        Strict(InputStream in, Charset encoding) {
            this.in = new InputStreamReader(in, encoding.newDecoder());
            this.encoding = encoding;
        }

        @Override
        public int read(char[] target, int from, int length) throws IOException {
            try {
                int read = in.read(target, from, length);
                boolean marked = characters == 0 && read > 0 && target[from] == '\ufeff';
                characters += Math.max(0, read);
                if (!marked) {
                    return read;
                }
                System.arraycopy(target, from + 1, target, from, read - 1);
                return read > 1 ? read - 1 : read(target, from, length);
            } catch (MalformedInputException | UnmappableCharacterException e) {
                throw new UnreadableFileException(
                        "Behind about " + characters + " characters it is no text in " + encoding.name());
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
