package dev.tagloop.cli.options;

import dev.tagloop.cli.settings.Settings;
import dev.tagloop.places.UserFolders;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which data folder a command is about. */
public final class DataOptions {
    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "${env:LABEL_STUDIO_BASE_DATA_DIR}",
            description =
                    "The server's data folder (default: $LABEL_STUDIO_BASE_DATA_DIR, else the user's data folder).")
    private Path dataDir;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description =
                    "The server's PostgreSQL database, where it has one: postgresql://USER:PASSWORD@HOST:5432/NAME.")
    private String databaseUrl;

    @Option(
            names = Settings.FILE_FLAG,
            paramLabel = "FILE",
            description = "The server's file with settings ($TAGLOOP_CONFIG), for its data-dir and database-url.")
    @SuppressWarnings("UnusedVariable")
    private Path settingsFile;

    /** The data folder, given or by default. */
    public Path folder() {
        return Given.path(dataDir).orElseGet(UserFolders.ofProcess()::data);
    }

    /** The address of its PostgreSQL database; empty where it is in the folder. */
    public Optional<String> databaseUrl() {
        return Given.text(databaseUrl);
    }
}
