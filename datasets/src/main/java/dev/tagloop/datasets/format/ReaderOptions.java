package dev.tagloop.datasets.format;

import dev.tagloop.datasets.DatasetException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The options of a reader, by Hugging Face's names; an option that the reader does not know is ignored with a warning. */
public final class ReaderOptions {

    private static final Logger LOG = LoggerFactory.getLogger(ReaderOptions.class);

    private final Map<String, String> options;

    public ReaderOptions(Map<String, String> options) {
        this.options = Map.copyOf(options);
    }

    /** Warns of options that are not among {@code known}. */
    void expectOnly(String format, Set<String> known) {
        Set<String> unknown = new LinkedHashSet<>(options.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            LOG.warn("The {} reader ignores the options {}: it knows {}", format, unknown, known);
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** A single character, written as itself or as {@code \t}. */
    Optional<Character> character(String name) {
        return text(name).map(text -> {
            String plain = text.equals("\\t") ? "\t" : text;
            if (plain.length() != 1) {
                throw new DatasetException("The option " + name + " is one character, not \"" + text + "\"");
            }
            return plain.charAt(0);
        });
    }

    boolean flag(String name) {
        return text(name).map(text -> text.equalsIgnoreCase("true")).orElse(false);
    }
}
