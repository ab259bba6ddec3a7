package dev.tagloop.cli.hub;

import dev.tagloop.cli.CommandGroup;
import picocli.CommandLine.Command;

/** {@code tagloop hub}. */
@Command(
        name = "hub",
        description = {
            "Talk to the Hugging Face Hub, or to a mirror of it.",
            "Settings, tokens and cache are those of Python's tools: HF_TOKEN, HF_HOME, HF_ENDPOINT, HF_HUB_OFFLINE."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            LoginCommand.class,
            WhoAmICommand.class,
            LogoutCommand.class,
            DownloadCommand.class,
            UploadCommand.class,
            CacheCommand.class
        },
        footer = {
            "",
            "Example: a model for later, when there is no network",
            "  tagloop hub download dslim/bert-base-NER",
            "  HF_HUB_OFFLINE=1 tagloop hub download dslim/bert-base-NER config.json"
        })
public final class HubCommand extends CommandGroup {
    HubCommand() {
        super("What shall be done with the Hub?");
    }
}
