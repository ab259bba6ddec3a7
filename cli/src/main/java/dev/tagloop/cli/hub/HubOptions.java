package dev.tagloop.cli.hub;

import dev.tagloop.hub.Hub;
import dev.tagloop.hub.HubBuilder;
import picocli.CommandLine.Option;

/** Who a command is on the Hub. */
final class HubOptions {
    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description =
                    "Another token than that of HF_TOKEN or of `tagloop hub login`. Other users of this machine can"
                            + " see command lines: better set HF_TOKEN.")
    private String token;

    /** A client; nothing is sent yet. */
    Hub connect() {
        HubBuilder builder = Hub.builder();
        return token == null ? builder.build() : builder.token(token).build();
    }
}
