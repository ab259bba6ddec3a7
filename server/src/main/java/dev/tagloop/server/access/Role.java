package dev.tagloop.server.access;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a member is in a project whose roles are on. Each may do everything that those before it may. */
public enum Role {
    /** Labels what the queue hands out or what was assigned, and sees nothing of the others' work. */
    ANNOTATOR,
    /** Sees all tasks and answers, corrects them and says which are right. */
    REVIEWER,
    /** Imports, changes settings, deletes tasks, gives roles. */
    MANAGER,
    /** Deletes the project, switches its roles and makes others its owners. */
    OWNER;

    /** The role of this name, as the API spells it. */
    public static Optional<Role> of(String word) {
        return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** Its name in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isAtLeast(Role least) {
        return compareTo(least) >= 0;
    }
}
