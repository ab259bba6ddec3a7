package dev.tagloop.server.imports.files;

import dev.tagloop.server.http.Json;
import java.io.IOException;
import java.io.Reader;
import tools.jackson.databind.node.ObjectNode;

/** Plain text as items of one key: lines, paragraphs or the whole file. Lines end with LF or CR LF. */
public final class TextRows implements RowStream {
    private final Reader in;
    private final TextSplit split;
    private final String key;
    private final char[] buffer = new char[1 << 15];
    private int from;
    private int to;
    private long line;
    private String lineEnd = "";

    /** @param key of the text in the items */
    public TextRows(Reader in, TextSplit split, String key) {
        this.in = in;
        this.split = split;
        this.key = key;
    }

    @Override
    public Row next() throws IOException {
        return switch (split) {
            case EVERY_LINE -> {
                String next = line();
                yield next == null ? null : item(line, next);
            }
            case LINE -> {
                String next = filledLine();
                yield next == null ? null : item(line, next);
            }
            case PARAGRAPH -> block(true);
            case FILE -> block(false);
        };
    }

    private Item item(long number, String text) {
        ObjectNode data = Json.object().put(key, text);
        return new Item(number, data);
    }

    private String filledLine() throws IOException {
        String next = line();
        while (next != null && next.isBlank()) {
            next = line();
        }
        return next;
    }

    /** Lines that go together, with what stands between them as it is; a paragraph's last line end is no part of it. */
    private Row block(boolean endsAtBlank) throws IOException {
        String next = endsAtBlank ? filledLine() : line();
        if (next == null) {
            return null;
        }
        long start = line;
        StringBuilder text = new StringBuilder(next);
        String end = lineEnd;
        for (next = line(); next != null && !(endsAtBlank && next.isBlank()); next = line()) {
            text.append(end).append(next);
            end = lineEnd;
            RowLimits.requireLength(text.length(), "the text that begins in line " + start);
        }
        if (endsAtBlank) {
            return item(start, text.toString());
        }
        text.append(end);
        return text.toString().isBlank() ? null : item(start, text.toString());
    }

    private String line() throws IOException {
        StringBuilder text = null;
        while (fill()) {
            int at = from;
            while (at < to && buffer[at] != '\n') {
                at++;
            }
            text = text == null ? new StringBuilder() : text;
            text.append(buffer, from, at - from);
            RowLimits.requireLength(text.length(), "line " + (line + 1));
            from = at;
            if (at < to) {
                from++;
                return ended(text, "\n");
            }
        }
        return text == null ? null : ended(text, "");
    }

    private String ended(StringBuilder text, String end) {
        line++;
        int last = text.length() - 1;
        boolean carriageReturn = last >= 0 && text.charAt(last) == '\r';
        lineEnd = carriageReturn ? "\r" + end : end;
        return carriageReturn ? text.substring(0, last) : text.toString();
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
