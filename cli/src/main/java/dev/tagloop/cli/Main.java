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
import dev.tagloop.places.UserFolders;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;

/** The {@code tagloop} program. Exit codes: 0 done, 1 failed, 2 wrong usage. */
@Command(
        name = "tagloop",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        description = "Label text, train Hugging Face models, pre-label, label again.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Begin here:", "  tagloop quickstart", "  tagloop COMMAND --help"})
public final class Main extends CommandGroup {
    private static final List<Class<?>> COMMANDS = List.of(
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
            HelpCommand.class);

    private static final Set<String> VERSION = Set.of("--version", "-V");
    private static final Set<String> HELP = Set.of("--help", "-h");

    private Main() {
        super("Which command?");
    }

    /** Runs the program and ends the process with its exit code. */
    public static void main(String[] args) {
        UserFolders.tellTheVirtualMachine();
        Logging.configure(Logging.verbosity(args));
        if (args.length > 0) {
            // For those who wait for a training of this process.
            System.setProperty("tagloop.command", "tagloop " + args[0]);
        }
        System.exit(commandLine(args).execute(args));
    }

    /** The command tree, for tests and for the generated reference. */
    static CommandLine commandLine() {
        return commandLine(COMMANDS);
    }

    /**
     * As much of the command tree as these arguments need: to build all of it takes longer than everything else at the start of a command. For
     * the list of commands their names and descriptions are enough; the version needs none.
     */
    static CommandLine commandLine(String[] args) {
        if (args.length == 1 && VERSION.contains(args[0])) {
            return commandLine(List.of());
        }
        if (args.length == 1 && HELP.contains(args[0])) {
            return outline();
        }
        return commandLine(COMMANDS.stream()
                .filter(command -> args.length > 0 && isCalled(command, args[0]))
                .findFirst()
                .filter(command -> command != HelpCommand.class)
                .<List<Class<?>>>map(List::of)
                .orElse(COMMANDS));
    }

    private static CommandLine outline() {
        CommandLine line = commandLine(List.of());
        for (Class<?> command : COMMANDS) {
            Command told = command.getAnnotation(Command.class);
            CommandSpec spec = CommandSpec.create().name(told.name()).aliases(told.aliases());
            spec.usageMessage()
                    .header(told.header())
                    .description(told.description())
                    .hidden(told.hidden());
            line.addSubcommand(told.name(), spec);
        }
        return line;
    }

    private static boolean isCalled(Class<?> command, String name) {
        Command told = command.getAnnotation(Command.class);
        return told.name().equals(name) || List.of(told.aliases()).contains(name);
    }

    private static CommandLine commandLine(List<Class<?>> commands) {
        CommandLine line = new CommandLine(new Main());
        commands.forEach(line::addSubcommand);
        line.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(new ErrorReport());
        return line.setParameterExceptionHandler(new UsageReport(line));
    }
}
