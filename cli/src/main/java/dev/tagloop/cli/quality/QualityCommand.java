package dev.tagloop.cli.quality;

import dev.tagloop.cli.CommandGroup;
import picocli.CommandLine.Command;

/** {@code tagloop quality}. */
@Command(
        name = "quality",
        description = {
            "Say how good labels are: how far annotators agree, who can be relied on, which labels are likely wrong.",
            "Of a server's project (--project), or of an exported file of tasks (--file with --label-config)."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {AgreementCommand.class, ReliabilityCommand.class, ErrorsCommand.class},
        footer = {
            "",
            "Example: of a project, and of a file that was exported as JSON",
            "  tagloop quality agreement --project 3",
            "  tagloop quality errors --file labels.json --label-config ner.xml --csv errors.csv"
        })
public final class QualityCommand extends CommandGroup {
    QualityCommand() {
        super("What shall be told about the labels?");
    }
}
