package dev.tagloop.cli.hub;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.hub.Hub;
import dev.tagloop.hub.HubEnvironment;
import dev.tagloop.hub.auth.WhoAmI;
import dev.tagloop.labelstudio.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tagloop hub login}. */
@Command(
        name = "login",
        description = {
            "Try a token of the Hub and keep it, for Python's tools too.",
            "Without --token it is asked for, or read from standard input."
        },
        footer = {"", "Example: from a file that only you can read", "  tagloop hub login < token.txt"})
final class LoginCommand implements Callable<Integer> {
    @Option(names = "--token", paramLabel = "TOKEN", description = "The token, from the Hub's settings page.")
    private String token;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        try (Console console = output.console();
                Hub hub = Hub.builder().withoutToken().build()) {
            WhoAmI owner = hub.login(token == null ? ask() : token);
            String file = HubEnvironment.ofProcess().tokenFile().toString();
            if (console.json()) {
                console.result(JsonObject.empty()
                        .with("name", owner.name())
                        .with("token_name", owner.tokenName().orElse(""))
                        .with("role", owner.role().orElse(""))
                        .with("file", file)
                        .toString());
            } else {
                console.say("Logged in as " + owner.name() + ". The token is kept in " + file + ".");
            }
            return 0;
        }
    }

    private static String ask() {
        java.io.Console terminal = System.console();
        if (terminal != null) {
            char[] typed = terminal.readPassword("Token (from the Hub's settings page): ");
            if (typed != null && typed.length > 0) {
                return new String(typed);
            }
        }
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if (line == null || line.isBlank()) {
                throw new UserError("No token: give it with --token, or on standard input.");
            }
            return line;
        } catch (IOException e) {
            throw new UserError("The token cannot be read from standard input: " + e.getMessage(), e);
        }
    }
}
