package dev.tagloop.cli.settings;

import java.util.Set;

/**
 * For commands that work on the data of a server: they find it where the server finds it, by the same variables and the same lines of the settings
 * file, and leave all other settings to the server.
 */
public final class DataSettings extends SettingsPreprocessor {
    private static final Set<String> SHARED = Set.of("data-dir", "database-url");

    @Override
    void check(Settings settings, SettingsFile file) {
        // What else stands there is for the server, which checks it.
    }

    @Override
    boolean concerns(Setting setting) {
        return SHARED.contains(setting.name());
    }
}
