package dev.tagloop.cli.hub;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
public final class HubCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Reached only without a subcommand, which is wrong usage. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What shall be done with the Hub?");
    }
}
