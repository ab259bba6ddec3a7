package dev.tagloop.cli.user;

import dev.tagloop.cli.server.DataHome;
import dev.tagloop.cli.settings.Settings;
import dev.tagloop.server.operator.AccountDesk;
import dev.tagloop.server.operator.AccountDesk.Outcome;
import dev.tagloop.server.operator.AccountOrder;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whose accounts a command is about: those of one data folder. */
final class DeskOptions {
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

    Outcome carryOut(AccountOrder order) {
        return new AccountDesk(
                        folder(), Optional.ofNullable(databaseUrl).filter(url -> !url.isBlank()), new GateCourier())
                .carryOut(order);
    }

    private Path folder() {
        return dataDir == null || dataDir.toString().isBlank() ? DataHome.defaultFolder() : dataDir;
    }
}
