package dev.tagloop.models.internal.tagging;

import dev.tagloop.core.text.CodePointSpan;
import dev.tagloop.core.text.Text;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How a family of tokenizers marks the pieces of a word and puts tokens back together: the rules of the tokenizers
 * library's decoders and of the Hugging Face pipeline.
 */
public enum TokenScheme {
    /** {@code ##} before pieces inside a word. */
    WORD_PIECE {
        @Override
        boolean continues(String token, CodePointSpan span, Text text) {
            // A piece inside a word is longer than its source by the two signs; so the original tells them apart.
            return token.codePointCount(0, token.length()) != span.length();
        }

        @Override
        String decode(List<String> tokens) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < tokens.size(); i++) {
                String token = tokens.get(i);
                String piece = i == 0 ? token : token.startsWith("##") ? token.substring(2) : " " + token;
                text.append(cleanUp(piece));
            }
            return text.toString();
        }
    },
    /** Every byte is a letter; a blank before a word belongs to its first token. */
    BYTE_LEVEL {
        @Override
        String decode(List<String> tokens) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            tokens.forEach(token -> bytes.writeBytes(ByteAlphabet.bytes(token)));
            return bytes.toString(StandardCharsets.UTF_8);
        }
    },
    /** A low line block before words. */
    METASPACE {
        @Override
        String decode(List<String> tokens) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < tokens.size(); i++) {
                text.append(tokens.get(i).replace("\u2581", i == 0 ? "" : " "));
            }
            return text.toString();
        }
    };

    /** Whether a token goes on with the word of the token before it. */
    boolean continues(String token, CodePointSpan span, Text text) {
        if (span.start() == 0) {
            return false;
        }
        int end = Math.min(span.start() + 1, text.codePoints());
        return text.slice(new CodePointSpan(span.start() - 1, end)).indexOf(' ') < 0;
    }

    /** The text of tokens that follow each other. */
    abstract String decode(List<String> tokens);

    private static String cleanUp(String piece) {
        return piece.replace(" .", ".")
                .replace(" ?", "?")
                .replace(" !", "!")
                .replace(" ,", ",")
                .replace(" ' ", "'")
                .replace(" n't", "n't")
                .replace(" 'm", "'m")
                .replace(" do not", " don't")
                .replace(" 's", "'s")
                .replace(" 've", "'ve")
                .replace(" 're", "'re");
    }
}
