package dev.tagloop.cli;

import dev.tagloop.cli.backend.BackendCommand;
import dev.tagloop.cli.hub.HubCommand;
import dev.tagloop.cli.keep.BackupCommand;
import dev.tagloop.cli.keep.MigrateCommand;
import dev.tagloop.cli.keep.RestoreCommand;
import dev.tagloop.cli.labelling.SavedCommand;
import dev.tagloop.cli.labelling.StopCommand;
import dev.tagloop.cli.lint.LintCommand;
import dev.tagloop.cli.loop.LoopCommand;
import dev.tagloop.cli.models.CombineCommand;
import dev.tagloop.cli.models.ModelsCommand;
import dev.tagloop.cli.movein.ImportLabelStudioCommand;
import dev.tagloop.cli.predict.PredictCommand;
import dev.tagloop.cli.push.PushCommand;
import dev.tagloop.cli.quality.QualityCommand;
import dev.tagloop.cli.quickstart.QuickstartCommand;
import dev.tagloop.cli.server.ServerCommand;
import dev.tagloop.cli.simulate.SimulateCommand;
import dev.tagloop.cli.snapshots.SnapshotsCommand;
import dev.tagloop.cli.train.AdaptCommand;
import dev.tagloop.cli.train.EvaluateCommand;
import dev.tagloop.cli.train.OptimizeCommand;
import dev.tagloop.cli.train.TrainCommand;
import dev.tagloop.cli.train.TransferCommand;
import dev.tagloop.cli.transfer.ExportCommand;
import dev.tagloop.cli.transfer.ImportCommand;
import dev.tagloop.cli.user.UserCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ScopeType;

/** The {@code tagloop} program. Exit codes: 0 done, 1 failed, 2 wrong usage. */
@Command(
        name = "tagloop",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        description = "Label text, train Hugging Face models, pre-label, label again.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            QuickstartCommand.class,
            ServerCommand.class,
            UserCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            MigrateCommand.class,
            ImportCommand.class,
            ImportLabelStudioCommand.class,
            ExportCommand.class,
            LintCommand.class,
            AdaptCommand.class,
            TrainCommand.class,
            TransferCommand.class,
            EvaluateCommand.class,
            OptimizeCommand.class,
            PredictCommand.class,
            CombineCommand.class,
            QualityCommand.class,
            ModelsCommand.class,
            SnapshotsCommand.class,
            LoopCommand.class,
            SimulateCommand.class,
            StopCommand.class,
            SavedCommand.class,
            BackendCommand.class,
            PushCommand.class,
            HubCommand.class,
            HelpCommand.class
        },
        footer = {"", "Begin here:", "  tagloop quickstart", "  tagloop COMMAND --help"})
public final class Main extends CommandGroup {
    private Main() {
        super("Which command?");
    }

    /** Runs the program and ends the process with its exit code. */
    public static void main(String[] args) {
        Logging.configure(Logging.verbosity(args));
        System.exit(commandLine().execute(args));
    }

    /** The command tree, for tests and for the generated reference. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(new ErrorReport());
        return line.setParameterExceptionHandler(new UsageReport(line));
    }
}
