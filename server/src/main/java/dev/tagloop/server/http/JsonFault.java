package dev.tagloop.server.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Finds the first fault of a broken JSON text and words it as clients of the API know it: {@code <what>: line L column C (char N)},
 * counted in code points from 1 (line, column) and 0 (char). Used only after the real parser has refused the text. Of a text of any length
 * it holds a few characters.
 */
final class JsonFault {
    private static final int DEPTH_LIMIT = 500;
    private static final int HEX_DIGITS = 4;
    private static final int BUFFER = 1 << 15;

    private final CodePoints text;

    private JsonFault(CodePoints text) {
        this.text = text;
    }

    /** Where the text's bytes are; opened several times. */
    @FunctionalInterface
    interface Bytes {
        InputStream open() throws IOException;
    }

    /** @param refusal what the real parser said, used when this walk finds nothing wrong; may be null */
    static String describe(Bytes bytes, RuntimeException refusal) {
        try {
            requireUtf8(bytes);
            try (Reader in = reader(bytes)) {
                new JsonFault(new CodePoints(in)).document();
            }
        } catch (CharacterCodingException e) {
            return "the body is not UTF-8 text";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Fault found) {
            return found.getMessage();
        }
        String message = refusal == null ? "" : String.valueOf(refusal.getMessage());
        int end = message.indexOf('\n');
        return message.isEmpty()
                ? "Expecting value: line 1 column 1 (char 0)"
                : end < 0 ? message : message.substring(0, end);
    }

    private static Reader reader(Bytes bytes) throws IOException {
        return new BufferedReader(new InputStreamReader(bytes.open(), StandardCharsets.UTF_8.newDecoder()));
    }

    private static void requireUtf8(Bytes bytes) throws IOException {
        char[] buffer = new char[BUFFER];
        try (Reader in = reader(bytes)) {
            while (in.read(buffer) >= 0) {
                // Whatever it says, it can be read.
            }
        }
    }

    private void document() throws Fault, IOException {
        blanks();
        value(0);
        blanks();
        if (text.peek() >= 0) {
            throw fault("Extra data");
        }
    }

    private void value(int depth) throws Fault, IOException {
        if (depth > DEPTH_LIMIT) {
            throw fault("Nested too deeply");
        }
        switch (text.peek()) {
            case '{' -> members(depth);
            case '[' -> items(depth);
            case '"' -> string();
            default -> {
                if (!literal("null") && !literal("true") && !literal("false") && !number()) {
                    throw fault("Expecting value");
                }
            }
        }
    }

    private void members(int depth) throws Fault, IOException {
        text.skip();
        blanks();
        if (text.peek() == '}') {
            text.skip();
            return;
        }
        do {
            blanks();
            if (text.peek() != '"') {
                throw fault("Expecting property name enclosed in double quotes");
            }
            string();
            blanks();
            if (text.peek() != ':') {
                throw fault("Expecting ':' delimiter");
            }
            text.skip();
            blanks();
            value(depth + 1);
            blanks();
        } while (goesOn('}'));
    }

    private void items(int depth) throws Fault, IOException {
        text.skip();
        blanks();
        if (text.peek() == ']') {
            text.skip();
            return;
        }
        do {
            blanks();
            value(depth + 1);
            blanks();
        } while (goesOn(']'));
    }

    /** Takes a comma or the closing bracket; true when it was the comma. */
    private boolean goesOn(int bracket) throws Fault, IOException {
        int next = text.peek();
        if (next != bracket && next != ',') {
            throw fault("Expecting ',' delimiter");
        }
        text.skip();
        return next == ',';
    }

    private void string() throws Fault, IOException {
        String start = text.place();
        text.skip();
        for (int c = text.peek(); c != '"'; c = text.peek()) {
            if (c < 0) {
                throw unterminated(start);
            }
            if (c < 0x20) {
                throw fault("Invalid control character at");
            }
            if (c == '\\') {
                escape(start);
            } else {
                text.skip();
            }
        }
        text.skip();
    }

    private void escape(String start) throws Fault, IOException {
        int c = text.peek(1);
        if (c < 0) {
            throw unterminated(start);
        }
        if (c == 'u') {
            text.skip();
            for (int i = 1; i <= HEX_DIGITS; i++) {
                if (Character.digit(text.peek(i), 16) < 0) {
                    throw fault("Invalid \\uXXXX escape");
                }
            }
            text.skip(1 + HEX_DIGITS);
        } else if ("\"\\/bfnrt".indexOf(c) < 0) {
            throw fault("Invalid \\escape");
        } else {
            text.skip(2);
        }
    }

    private boolean literal(String word) throws IOException {
        for (int i = 0; i < word.length(); i++) {
            if (text.peek(i) != word.charAt(i)) {
                return false;
            }
        }
        text.skip(word.length());
        return true;
    }

    /** As much of it as is a number; what is wrong behind it is found by who goes on there. */
    private boolean number() throws IOException {
        int sign = text.peek() == '-' ? 1 : 0;
        if (!isDigit(sign)) {
            return false;
        }
        text.skip(sign);
        if (text.peek() == '0') {
            text.skip();
        } else {
            digits();
        }
        if (text.peek() == '.' && isDigit(1)) {
            text.skip();
            digits();
        }
        if (text.peek() == 'e' || text.peek() == 'E') {
            int first = text.peek(1) == '+' || text.peek(1) == '-' ? 2 : 1;
            if (isDigit(first)) {
                text.skip(first);
                digits();
            }
        }
        return true;
    }

    private boolean isDigit(int ahead) throws IOException {
        return text.peek(ahead) >= '0' && text.peek(ahead) <= '9';
    }

    private void digits() throws IOException {
        while (isDigit(0)) {
            text.skip();
        }
    }

    private void blanks() throws IOException {
        for (int c = text.peek(); c == ' ' || c == '\t' || c == '\n' || c == '\r'; c = text.peek()) {
            text.skip();
        }
    }

    private Fault fault(String what) {
        return new Fault(what + ": " + text.place());
    }

    private static Fault unterminated(String start) {
        return new Fault("Unterminated string starting at: " + start);
    }

    private static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;

        Fault(String message) {
            super(message, null, false, false);
        }
    }
}
