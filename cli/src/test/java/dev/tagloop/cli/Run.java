package dev.tagloop.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * One call of the program inside this process.
 *
 * @param exitCode its exit code
 * @param out what it wrote on standard output
 * @param err what picocli and the error report wrote on standard error
 */
public record Run(int exitCode, String out, String err) {
    public static Run of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine(args);
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Run(command.execute(args), out.toString(), err.toString());
    }

    /** A command that speaks with a server. */
    public static Run on(String url, String token, String command, String... more) {
        return of(Stream.concat(Stream.of(command, "--url", url, "--token", token), Stream.of(more))
                .toArray(String[]::new));
    }
}
