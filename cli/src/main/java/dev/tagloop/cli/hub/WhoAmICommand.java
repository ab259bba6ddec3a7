package dev.tagloop.cli.hub;

import dev.tagloop.cli.console.Console;
import dev.tagloop.cli.console.JsonReport;
import dev.tagloop.cli.options.OutputOptions;
import dev.tagloop.hub.Hub;
import dev.tagloop.hub.auth.WhoAmI;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tagloop hub whoami}. */
@Command(
        name = "whoami",
        description = "Tell whose token is in use, where it comes from and what it may do.",
        footer = {"", "Example:", "  tagloop hub whoami"})
final class WhoAmICommand implements Callable<Integer> {
    @Mixin
    private HubOptions options;

    @Mixin
    private OutputOptions output;

    private record Report(
            String name, List<String> organizations, String tokenName, String role, String source, String endpoint) {}

    @Override
    public Integer call() {
        try (Console console = output.console();
                Hub hub = options.connect()) {
            WhoAmI owner = hub.whoAmI();
            Report report = new Report(
                    owner.name(),
                    owner.organizations(),
                    owner.tokenName().orElse(""),
                    owner.role().orElse(""),
                    hub.token().map(token -> token.place()).orElse(""),
                    hub.endpoint().toString());
            if (console.json()) {
                console.result(JsonReport.line(report));
            } else {
                console.result(report.name());
                if (!report.organizations().isEmpty()) {
                    console.say("Organizations: " + String.join(", ", report.organizations()));
                }
                console.say("Token %s, role %s, from %s, at %s"
                        .formatted(report.tokenName(), report.role(), report.source(), report.endpoint()));
            }
            return 0;
        }
    }
}
