package dev.tagloop.cli.options;

import java.nio.file.Path;
import java.util.Optional;

/** What an option was set to; an empty environment variable, or an empty line of the settings file, counts as not set. */
public final class Given {
    private Given() {}

    /** The text of an option. */
    public static Optional<String> text(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    /** The file or folder that an option names. */
    public static Optional<Path> path(Path value) {
        return Optional.ofNullable(value).filter(path -> !path.toString().isBlank());
    }
}
