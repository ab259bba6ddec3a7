package dev.tagloop.cli.settings;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** Where a user's programs keep their settings (XDG base directories; {@code %APPDATA%} on Windows). */
final class ConfigHome {
    private ConfigHome() {}

    static Path settingsFile(UnaryOperator<String> environment) {
        for (String variable : new String[] {"XDG_CONFIG_HOME", "APPDATA"}) {
            String folder = environment.apply(variable);
            if (folder != null && !folder.isBlank()) {
                return Path.of(folder, "tagloop", "server.conf");
            }
        }
        return Path.of(System.getProperty("user.home", "."), ".config", "tagloop", "server.conf");
    }
}
