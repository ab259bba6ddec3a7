package dev.tagloop.cli.user;

import dev.tagloop.cli.UserError;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Ways to give a password; the one on the command line can be seen by others on the machine. */
final class PasswordOptions {
    @Option(
            names = "--password",
            paramLabel = "PASSWORD",
            description = "The password, eight characters or more; other users of this machine can see it.")
    private String password;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "A file whose first line is the password; - for standard input.")
    private Path file;

    /** The password as given; empty when none is. */
    Optional<String> given() {
        if (password != null && file != null) {
            throw new UserError("Give --password or --password-file, not both.");
        }
        return file == null ? Optional.ofNullable(password) : Optional.of(firstLine());
    }

    private String firstLine() {
        try {
            byte[] bytes = file.toString().equals("-") ? System.in.readAllBytes() : Files.readAllBytes(file);
            return new String(bytes, StandardCharsets.UTF_8).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new UserError("The password cannot be read from " + file + ": " + e.getMessage(), e);
        }
    }

    /** The password as given, else typed twice. */
    String givenOrAsked() {
        return given().orElseGet(PasswordOptions::ask);
    }

    private static String ask() {
        Console terminal = System.console();
        if (terminal == null) {
            throw new UserError("Which password? Here is no terminal to ask on: give --password-file, - for standard"
                    + " input, or make a link to choose one with \"tagloop user link\".");
        }
        char[] once = terminal.readPassword("New password: ");
        char[] again = terminal.readPassword("The same again: ");
        if (once == null || !Arrays.equals(once, again)) {
            throw new UserError("These were two different passwords: nothing was changed.");
        }
        return new String(once);
    }
}
