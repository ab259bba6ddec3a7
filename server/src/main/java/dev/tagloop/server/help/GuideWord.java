package dev.tagloop.server.help;

import dev.tagloop.server.http.Language;

/** What the frame of the guide says. A word cannot be added in one language only. */
enum GuideWord {
    GUIDE("User guide", "Handbuch"),
    LEAD(
            "It comes with the program and needs no network. Each chapter can be read alone.",
            "Es kommt mit dem Programm und braucht kein Netz. Jedes Kapitel lässt sich für sich lesen."),
    CHAPTERS("Chapters", "Kapitel"),
    NEIGHBOURS("Neighbouring chapters", "Benachbarte Kapitel"),
    BEFORE("Before", "Davor"),
    NEXT("Next", "Danach"),
    SKIP("Skip to content", "Zum Inhalt springen"),
    BACK("To the projects", "Zu den Projekten"),
    /** The name of the language itself. */
    NAME("English", "Deutsch");

    private final String english;
    private final String german;

    GuideWord(String english, String german) {
        this.english = english;
        this.german = german;
    }

    String in(Language language) {
        return language.choose(english, german);
    }
}
