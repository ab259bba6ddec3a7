package dev.tagloop.cli.settings;

import dev.tagloop.cli.UserError;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings in a text file: {@code name = value} a line, {@code #} at a line's start for remarks, UTF-8. A name stands once; the value is taken as
 * it is, without the blanks around it.
 *
 * @param path where it is
 * @param lines its settings by name, in the file's order
 */
record SettingsFile(Path path, Map<String, Line> lines) {
    /** A value and the number of its line, from 1. */
    record Line(String value, int number) {}

    /**
     * Reads a file.
     *
     * @throws UserError with the line, when one is no setting or names one twice, or when the file cannot be read
     */
    static SettingsFile read(Path path) {
        Map<String, Line> lines = new LinkedHashMap<>();
        int number = 0;
        for (String text : text(path)) {
            number++;
            String line = (number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw new UserError("%s, line %d: \"%s\" is no setting. Write name = value, such as port = 8080."
                        .formatted(path, number, line));
            }
            String name = line.substring(0, equals).strip();
            Line first =
                    lines.putIfAbsent(name, new Line(line.substring(equals + 1).strip(), number));
            if (first != null) {
                throw new UserError("%s, line %d: %s is set already in line %d. Remove one of them."
                        .formatted(path, number, name, first.number()));
            }
        }
        return new SettingsFile(path, lines);
    }

    /** Where a setting stands, for a message. */
    String place(String name) {
        return path + ", line " + lines.get(name).number();
    }

    private static List<String> text(Path path) {
        try {
            return Files.readAllLines(path, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new UserError("The settings file " + path + " is not there. Name an existing one with --config.", e);
        } catch (MalformedInputException e) {
            throw new UserError("The settings file " + path + " is not UTF-8 text. Save it as UTF-8.", e);
        } catch (IOException e) {
            throw new UserError("The settings file " + path + " cannot be read: " + e.getMessage(), e);
        }
    }
}
