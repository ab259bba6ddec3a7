package dev.tagloop.cli.hub;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.hub.Hub;
import dev.tagloop.labelstudio.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tagloop hub logout}. */
@Command(
        name = "logout",
        description = "Forget the tokens that were kept on this machine, or one of them.",
        footer = {
            "",
            "Example: all, then one by its name",
            "  tagloop hub logout",
            "  tagloop hub logout --token-name laptop"
        })
final class LogoutCommand implements Callable<Integer> {
    @Option(names = "--token-name", paramLabel = "NAME", description = "Only the token of that name.")
    private String name;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        try (Console console = output.console();
                Hub hub = Hub.builder().withoutToken().build()) {
            if (name == null) {
                hub.logout();
            } else {
                hub.logout(name);
            }
            if (console.json()) {
                console.result(JsonObject.empty()
                        .with("logged_out", name == null ? "all" : name)
                        .toString());
            } else {
                console.say(name == null ? "Logged out." : "The token \"" + name + "\" is forgotten.");
            }
            return 0;
        }
    }
}
