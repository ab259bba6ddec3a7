package dev.tagloop.cli.settings;

import dev.tagloop.cli.UserError;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** All settings of a command: its options but those that only concern the one call (help, output). */
public final class Settings {
    /** The flag that names the settings file; it stands for itself and not in the file. */
    public static final String FILE_FLAG = "--config";

    private static final List<String> OF_ONE_CALL =
            List.of("help", "version", "verbose", "quiet", "json", FILE_FLAG.substring(2));

    private final String command;
    private final List<Setting> all;

    private Settings(String command, List<Setting> all) {
        this.command = command;
        this.all = all;
    }

    /** The settings of a command, in the order of their names. */
    public static Settings of(CommandSpec command) {
        return new Settings(
                command.name(),
                command.options().stream()
                        .filter(option -> !option.hidden())
                        .map(Setting::of)
                        .filter(setting -> !OF_ONE_CALL.contains(setting.name()))
                        .sorted(Comparator.comparing(Setting::name))
                        .toList());
    }

    public List<Setting> all() {
        return all;
    }

    /** @throws UserError with the place, when the file names what is no setting */
    void requireKnown(SettingsFile file) {
        for (String name : file.lines().keySet()) {
            if (all.stream().noneMatch(setting -> setting.name().equals(name))) {
                throw new UserError("%s: there is no setting \"%s\". Those that there are: tagloop %s --help."
                        .formatted(file.place(name), name, command));
            }
        }
    }
}
