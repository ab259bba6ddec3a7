package dev.tagloop.cli.settings;

/**
 * For commands that work on the data of a server: they find it where the server finds it, by the same variable and the same line of the settings
 * file, and leave all other settings to the server.
 */
public final class DataSettings extends SettingsPreprocessor {
    @Override
    void check(Settings settings, SettingsFile file) {
        // What else stands there is for the server, which checks it.
    }

    @Override
    boolean concerns(Setting setting) {
        return setting.name().equals("data-dir");
    }
}
