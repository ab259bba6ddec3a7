package dev.tagloop.server.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Finds the first fault of a broken JSON text and words it as clients of the API know it: {@code <what>: line L column C (char N)},
 * counted in code points from 1 (line, column) and 0 (char). Used only after the real parser has refused the text.
 */
final class JsonFault {
    private static final int DEPTH_LIMIT = 500;

    private final int[] text;
    private int at;

    private JsonFault(int[] text) {
        this.text = text;
    }

    /** @param refusal what the real parser said, used when this walk finds nothing wrong; may be null */
    static String describe(byte[] bytes, RuntimeException refusal) {
        String decoded;
        try {
            CharBuffer chars = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            decoded = chars.toString();
        } catch (CharacterCodingException e) {
            return "the body is not UTF-8 text";
        }
        JsonFault walk = new JsonFault(decoded.codePoints().toArray());
        try {
            walk.document();
        } catch (Fault found) {
            return found.getMessage();
        }
        String message = refusal == null ? "" : String.valueOf(refusal.getMessage());
        int end = message.indexOf('\n');
        return message.isEmpty()
                ? "Expecting value: line 1 column 1 (char 0)"
                : end < 0 ? message : message.substring(0, end);
    }

    private void document() throws Fault {
        blanks();
        value(0);
        blanks();
        if (at < text.length) {
            throw fault("Extra data", at);
        }
    }

    private void value(int depth) throws Fault {
        if (depth > DEPTH_LIMIT) {
            throw fault("Nested too deeply", at);
        }
        int start = at;
        switch (peek()) {
            case '{' -> members(depth);
            case '[' -> items(depth);
            case '"' -> string();
            default -> {
                if (!literal("null") && !literal("true") && !literal("false") && !number()) {
                    throw fault("Expecting value", start);
                }
            }
        }
    }

    private void members(int depth) throws Fault {
        at++;
        blanks();
        if (peek() == '}') {
            at++;
            return;
        }
        while (true) {
            if (peek() != '"') {
                throw fault("Expecting property name enclosed in double quotes", at);
            }
            string();
            blanks();
            if (peek() != ':') {
                throw fault("Expecting ':' delimiter", at);
            }
            at++;
            blanks();
            value(depth + 1);
            blanks();
            if (closes('}')) {
                return;
            }
            blanks();
        }
    }

    private void items(int depth) throws Fault {
        at++;
        blanks();
        if (peek() == ']') {
            at++;
            return;
        }
        while (true) {
            value(depth + 1);
            blanks();
            if (closes(']')) {
                return;
            }
            blanks();
        }
    }

    /** Takes the closing bracket or a comma; true when it was the bracket. */
    private boolean closes(int bracket) throws Fault {
        int next = peek();
        if (next == bracket) {
            at++;
            return true;
        }
        if (next != ',') {
            throw fault("Expecting ',' delimiter", at);
        }
        at++;
        return false;
    }

    private void string() throws Fault {
        int start = at++;
        while (true) {
            int c = peek();
            if (c < 0) {
                throw fault("Unterminated string starting at", start);
            }
            if (c < 0x20) {
                throw fault("Invalid control character at", at);
            }
            at++;
            if (c == '"') {
                return;
            }
            if (c == '\\') {
                escape(start);
            }
        }
    }

    private void escape(int start) throws Fault {
        int c = peek();
        if (c < 0) {
            throw fault("Unterminated string starting at", start);
        }
        if (c == 'u') {
            for (int i = 1; i <= 4; i++) {
                if (at + i >= text.length || Character.digit(text[at + i], 16) < 0) {
                    throw fault("Invalid \\uXXXX escape", at);
                }
            }
            at += 5;
        } else if ("\"\\/bfnrt".indexOf(c) < 0) {
            throw fault("Invalid \\escape", at - 1);
        } else {
            at++;
        }
    }

    private boolean literal(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= text.length || text[at + i] != word.charAt(i)) {
                return false;
            }
        }
        at += word.length();
        return true;
    }

    private boolean number() {
        int from = peek() == '-' ? at + 1 : at;
        int to = digits(from);
        if (to == from) {
            return false;
        }
        if (text[from] == '0') {
            to = from + 1;
        }
        if (to + 1 < text.length && text[to] == '.' && digits(to + 1) > to + 1) {
            to = digits(to + 1);
        }
        if (to < text.length && (text[to] == 'e' || text[to] == 'E')) {
            int sign = to + 1 < text.length && (text[to + 1] == '+' || text[to + 1] == '-') ? to + 2 : to + 1;
            if (digits(sign) > sign) {
                to = digits(sign);
            }
        }
        at = to;
        return true;
    }

    private int digits(int from) {
        int to = from;
        while (to < text.length && text[to] >= '0' && text[to] <= '9') {
            to++;
        }
        return to;
    }

    private void blanks() {
        while (at < text.length && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r')) {
            at++;
        }
    }

    private int peek() {
        return at < text.length ? text[at] : -1;
    }

    private Fault fault(String what, int where) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < where; i++) {
            if (text[i] == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new Fault(what + ": line " + line + " column " + (where - lineStart + 1) + " (char " + where + ")");
    }

    private static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;

        Fault(String message) {
            super(message, null, false, false);
        }
    }
}
