package dev.tagloop.hub.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens that have been logged in with, by name: an INI file beside the token file, which Python reads and writes too.
 * Keys that are not ours, such as those of a log-in by browser, are kept.
 */
final class StoredTokens {
    private static final Logger log = LoggerFactory.getLogger(StoredTokens.class);
    private static final String TOKEN = "hf_token";

    private final Path file;

    StoredTokens(Path file) {
        this.file = file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** Keys and values by section; an unreadable file counts as an empty one. */
    Map<String, Map<String, String>> read() {
        Map<String, Map<String, String>> sections = new TreeMap<>();
        try {
            Map<String, String> section = null;
            for (String line : Files.readAllLines(file)) {
                String text = line.strip();
                int equals = text.indexOf('=');
                if (text.startsWith("[") && text.endsWith("]")) {
                    section = new LinkedHashMap<>();
                    sections.put(text.substring(1, text.length() - 1), section);
                } else if (section != null && equals > 0 && !text.startsWith("#") && !text.startsWith(";")) {
                    section.put(
                            text.substring(0, equals).strip(),
                            text.substring(equals + 1).strip());
                }
            }
        } catch (NoSuchFileException e) {
            log.debug("No stored tokens in {}", file);
        } catch (IOException e) {
            log.warn(
                    "The stored tokens in {} cannot be read ({})",
                    file,
                    e.getClass().getSimpleName());
        }
        return sections;
    }

    void put(String name, String token) throws IOException {
        Map<String, Map<String, String>> sections = read();
        Map<String, String> section = new LinkedHashMap<>();
        section.put(TOKEN, token);
        sections.put(name, section);
        write(sections);
    }

    /** The token of that name, or null, after it was taken out. */
    String remove(String name) throws IOException {
        Map<String, Map<String, String>> sections = read();
        Map<String, String> removed = sections.remove(name);
        if (removed == null) {
            return null;
        }
        write(sections);
        return removed.get(TOKEN);
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    private void write(Map<String, Map<String, String>> sections) throws IOException {
        StringBuilder text = new StringBuilder();
        sections.forEach((name, keys) -> {
            text.append('[').append(name).append("]\n");
            keys.forEach(
                    (key, value) -> text.append(key).append(" = ").append(value).append('\n'));
            text.append('\n');
        });
        SecretFile.write(file, text.toString());
    }
}
