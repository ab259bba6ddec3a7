package dev.tagloop.cli.server;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Where a server keeps its data when nobody says otherwise: the platform's folder for the data of a user's programs. */
public final class DataHome {
    private DataHome() {}

    /** The folder on this machine, for this user. */
    public static Path defaultFolder() {
        return folder(System::getenv, System.getProperty("user.home", "."), System.getProperty("os.name", ""));
    }

    static Path folder(UnaryOperator<String> environment, String home, String os) {
        String system = os.toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return Path.of(home, "Library", "Application Support", "tagloop");
        }
        String variable = environment.apply(system.contains("win") ? "APPDATA" : "XDG_DATA_HOME");
        if (variable != null && !variable.isBlank()) {
            return Path.of(variable, "tagloop");
        }
        return system.contains("win")
                ? Path.of(home, "AppData", "Roaming", "tagloop")
                : Path.of(home, ".local", "share", "tagloop");
    }
}
