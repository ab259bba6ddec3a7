package dev.tagloop.cli.user;

import dev.tagloop.cli.CommandGroup;
import picocli.CommandLine.Command;

/** {@code tagloop user}. */
@Command(
        name = "user",
        description = {
            "Make, change and list the accounts of a server.",
            "Works in the data folder, whether a server runs on it or not; erase asks a server."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AddCommand.class,
            PasswdCommand.class,
            DisableCommand.class,
            EnableCommand.class,
            EraseCommand.class,
            LinkCommand.class,
            ListCommand.class
        },
        footer = {
            "",
            "Example: the first user, who owns the server; then somebody who forgot the password",
            "  tagloop user add me@example.com",
            "  tagloop user link bob@example.com"
        })
public final class UserCommand extends CommandGroup {
    UserCommand() {
        super("What shall be done with users?");
    }
}
