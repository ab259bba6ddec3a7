package dev.tagloop.server.privacy;

import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.server.storage.FileFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Texts to be looked for, in each form in which they may be written: as they are, and within JSON or a table. */
final class Texts {
    private final Set<String> texts;

    private Texts(Collection<String> texts) {
        this.texts = new TreeSet<>(texts);
    }

    static Texts of(Collection<String> texts) {
        return new Texts(texts.stream().filter(text -> !text.isBlank()).toList());
    }

    /** All texts in the data of tasks. */
    static Texts in(Collection<JsonNode> data) {
        List<String> found = new ArrayList<>();
        data.forEach(node -> collect(node, found));
        return of(found);
    }

    private static void collect(JsonNode node, List<String> found) {
        if (node.isString()) {
            found.add(node.stringValue());
        }
        node.forEach(child -> collect(child, found));
    }

    /** Those of some length: a short word stands in many places that have nothing to do with it. */
    Texts longerThan(int characters) {
        return new Texts(
                texts.stream().filter(text -> text.length() > characters).toList());
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    /** Every form of every text. */
    Set<String> forms() {
        Set<String> forms = new LinkedHashSet<>();
        for (String text : texts) {
            String json = inner(Json.write(StringNode.valueOf(text)));
            String ascii = inner(Json.writeAscii(StringNode.valueOf(text)));
            forms.addAll(List.of(text, json, ascii, lowered(ascii), text.replace("\"", "\"\"")));
            // A result inside a stored bundle is JSON within JSON.
            forms.add(inner(Json.writeAscii(StringNode.valueOf(ascii))));
        }
        return forms;
    }

    private static String inner(String quoted) {
        return quoted.substring(1, quoted.length() - 1);
    }

    /** Other programs write {@code \\u00e9} where we write {@code \\u00E9}. */
    private static String lowered(String ascii) {
        StringBuilder lowered = new StringBuilder(ascii);
        for (int at = ascii.indexOf("\\u"); at >= 0; at = ascii.indexOf("\\u", at + 6)) {
            int end = Math.min(at + 6, ascii.length());
            lowered.replace(at, end, ascii.substring(at, end).toLowerCase(Locale.ROOT));
        }
        return lowered.toString();
    }

    /** Whether a file holds one of them. */
    boolean areIn(Path file) {
        List<byte[]> patterns = forms().stream()
                .map(form -> form.getBytes(StandardCharsets.UTF_8))
                .toList();
        int longest =
                patterns.stream().mapToInt(pattern -> pattern.length).max().orElse(0);
        if (longest == 0 || !Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] window = new byte[Math.max(1 << 20, 2 * longest)];
            int filled = 0;
            for (int read = in.read(window, 0, window.length); read >= 0; ) {
                filled += read;
                int end = filled;
                byte[] now = window;
                if (patterns.stream().anyMatch(pattern -> indexOf(now, end, pattern) >= 0)) {
                    return true;
                }
                int kept = Math.min(longest - 1, filled);
                System.arraycopy(window, filled - kept, window, 0, kept);
                filled = kept;
                read = in.read(window, filled, window.length - filled);
            }
            return false;
        } catch (IOException e) {
            throw FileFailure.of("The file " + file + " cannot be looked through", file, e);
        }
    }

    private static int indexOf(byte[] bytes, int end, byte[] pattern) {
        for (int at = 0; at <= end - pattern.length; at++) {
            if (bytes[at] == pattern[0]
                    && java.util.Arrays.equals(bytes, at, at + pattern.length, pattern, 0, pattern.length)) {
                return at;
            }
        }
        return -1;
    }

    /** The content with each of them replaced. */
    static byte[] replaced(byte[] content, Texts texts, String by) {
        byte[] replacement = by.getBytes(StandardCharsets.UTF_8);
        byte[] now = content;
        for (String form : texts.forms()) {
            byte[] pattern = form.getBytes(StandardCharsets.UTF_8);
            if (indexOf(now, now.length, pattern) >= 0) {
                now = replaced(now, pattern, replacement);
            }
        }
        return now;
    }

    /** The content with some bytes replaced by others. */
    static byte[] replaced(byte[] content, byte[] pattern, byte[] replacement) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length);
        int at = 0;
        while (at < content.length) {
            if (at <= content.length - pattern.length
                    && java.util.Arrays.equals(content, at, at + pattern.length, pattern, 0, pattern.length)) {
                out.writeBytes(replacement);
                at += pattern.length;
            } else {
                out.write(content[at++]);
            }
        }
        return out.toByteArray();
    }
}
