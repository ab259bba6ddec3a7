package dev.tagloop.datasets.format;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Lines of a text with what ends them: LF, CR LF or CR. A line end at the very end begins no further line. */
final class LineReader implements AutoCloseable {
    /** What is longer is no text with lines; a file of endless lines must not fill the memory. */
    static final int LONGEST = 100_000_000;

    private final Reader in;
    private final char[] buffer = new char[1 << 15];
    private int from;
    private int to;
    private String returned;

    LineReader(Reader in) {
        this.in = in;
    }

    /** The next line; empty at the end. */
    Optional<String> next() throws IOException {
        if (returned != null) {
            String line = returned;
            returned = null;
            return Optional.of(line);
        }
        StringBuilder line = new StringBuilder();
        while (fill()) {
            int at = from;
            while (at < to && buffer[at] != '\n' && buffer[at] != '\r') {
                at++;
            }
            boolean ended = at < to;
            int end = ended ? at + 1 : at;
            line.append(buffer, from, end - from);
            from = end;
            if (ended) {
                if (line.charAt(line.length() - 1) == '\r' && fill() && buffer[from] == '\n') {
                    line.append('\n');
                    from++;
                }
                return Optional.of(line.toString());
            }
            if (line.length() > LONGEST) {
                throw new IOException("a line of more than " + LONGEST + " characters is too long for one row");
            }
        }
        return line.isEmpty() ? Optional.empty() : Optional.of(line.toString());
    }

    /** Gives a line again at the next call. */
    void putBack(String line) {
        returned = line;
    }

    /** The line without what ends it. */
    static String withoutEnd(String line) {
        int end = line.length();
        if (end > 0 && line.charAt(end - 1) == '\n') {
            end--;
        }
        if (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        return line.substring(0, end);
    }

    private boolean fill() throws IOException {
        while (from == to) {
            int read = in.read(buffer, 0, buffer.length);
            if (read < 0) {
                return false;
            }
            from = 0;
            to = read;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
