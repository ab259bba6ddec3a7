package dev.tagloop.server.help;

import dev.tagloop.server.http.Language;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The chapters of the user guide in the order of the contents; each is a Markdown file of its address's name in each language. */
enum Chapter {
    START(
            "First steps",
            "Start the program, make a project, label, train: once through everything.",
            "Erste Schritte",
            "Programm starten, Projekt anlegen, labeln, trainieren: einmal alles durch."),
    LABEL(
            "The labelling screen",
            "What is where, and every tool for marking text.",
            "Labeln",
            "Was wo ist auf dem Bildschirm, und alle Werkzeuge zum Markieren."),
    KEYBOARD("Keyboard", "All keys.", "Tastatur", "Alle Tasten."),
    PROJECTS(
            "Projects",
            "Settings, labels, people and roles, assignments, copies, the trash.",
            "Projekte",
            "Einstellungen, Labels, Personen und Rollen, Zuweisungen, Kopien, Papierkorb."),
    TABLE(
            "The table of tasks",
            "Find, order, choose, look at tasks, and do something with many of them.",
            "Die Tabelle der Aufgaben",
            "Aufgaben finden, ordnen, wählen, ansehen, und mit vielen etwas tun."),
    DATA(
            "Import and export",
            "Files that go in, and formats that come out.",
            "Einlesen und exportieren",
            "Dateien, die hineinkommen, und Formate, die herauskommen."),
    TRAINING(
            "Training",
            "A model from your labels, and how good it is.",
            "Trainieren",
            "Ein Modell aus Ihren Labels, und wie gut es ist."),
    SUGGESTIONS(
            "Suggestions of a model",
            "Let a model label first, and correct it.",
            "Vorschläge eines Modells",
            "Ein Modell labelt vor, Sie verbessern."),
    API("Programs and tokens", "Scripts, the SDK, the API.", "Programme und Schlüssel", "Skripte, das SDK, die API."),
    WEBHOOKS(
            "Webhooks",
            "Tell other programs what happens in a project.",
            "Webhooks",
            "Anderen Programmen sagen, was in einem Projekt geschieht."),
    SERVER(
            "Running the server",
            "Health, log, backup, upgrade.",
            "Den Server betreiben",
            "Zustand, Protokoll, Sicherung, neue Fassungen."),
    TROUBLESHOOTING(
            "Troubleshooting",
            "When something does not work as expected.",
            "Wenn etwas nicht klappt",
            "Was zu tun ist, wenn es anders kommt als gedacht."),
    ERRORS(
            "Error codes",
            "What each code means and what to do.",
            "Fehlercodes",
            "Was jeder Code bedeutet und was zu tun ist.");

    private final String title;
    private final String summary;
    private final String germanTitle;
    private final String germanSummary;

    Chapter(String title, String summary, String germanTitle, String germanSummary) {
        this.title = title;
        this.summary = summary;
        this.germanTitle = germanTitle;
        this.germanSummary = germanSummary;
    }

    static Optional<Chapter> of(String address) {
        return Arrays.stream(values())
                .filter(chapter -> chapter.address().equals(address))
                .findFirst();
    }

    String title(Language language) {
        return language.choose(title, germanTitle);
    }

    /** What is in it, in one sentence. */
    String summary(Language language) {
        return language.choose(summary, germanSummary);
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
