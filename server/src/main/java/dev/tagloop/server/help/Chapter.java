package dev.tagloop.server.help;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The chapters of the user guide in the order of the contents; each is a Markdown file of its address's name. */
enum Chapter {
    START("First steps", "Start the program, make a project, label, train: once through everything."),
    LABEL("The labelling screen", "What is where, and every tool for marking text."),
    KEYBOARD("Keyboard", "All keys."),
    PROJECTS("Projects", "Settings, labels, people and roles, assignments, copies, the trash."),
    DATA("Import and export", "Files that go in, and formats that come out."),
    TRAINING("Training", "A model from your labels, and how good it is."),
    SUGGESTIONS("Suggestions of a model", "Let a model label first, and correct it."),
    API("Programs and tokens", "Scripts, the SDK, the API."),
    SERVER("Running the server", "Health, log, backup, upgrade."),
    TROUBLESHOOTING("Troubleshooting", "When something does not work as expected."),
    ERRORS("Error codes", "What each code means and what to do.");

    private final String title;
    private final String summary;

    Chapter(String title, String summary) {
        this.title = title;
        this.summary = summary;
    }

    static Optional<Chapter> of(String address) {
        return Arrays.stream(values())
                .filter(chapter -> chapter.address().equals(address))
                .findFirst();
    }

    String title() {
        return title;
    }

    /** What is in it, in one sentence. */
    String summary() {
        return summary;
    }

    /** The last part of the address. */
    String address() {
        return name().toLowerCase(Locale.ROOT);
    }

    String path() {
        return "/help/" + address();
    }

    Optional<Chapter> before() {
        return at(ordinal() - 1);
    }

    Optional<Chapter> after() {
        return at(ordinal() + 1);
    }

    private static Optional<Chapter> at(int place) {
        return place < 0 || place >= values().length ? Optional.empty() : Optional.of(values()[place]);
    }
}
