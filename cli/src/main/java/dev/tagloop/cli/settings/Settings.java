package dev.tagloop.cli.settings;

import dev.tagloop.cli.UserError;
import dev.tagloop.server.SettingInForce;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /**
     * What each is set to in the call that was read, for the owner of the server.
     *
     * @param defaults by name, the values that the program works out where nobody gave one
     */
    public List<SettingInForce> inForce(SettingsOrigins origins, Map<String, String> defaults) {
        return all.stream()
                .map(setting -> {
                    Optional<String> place = origins.place(setting);
                    return new SettingInForce(
                            setting.name(),
                            setting.shownValue().or(() -> Optional.ofNullable(defaults.get(setting.name()))),
                            setting.isSecret(),
                            kind(place),
                            place);
                })
                .toList();
    }

    private static String kind(Optional<String> place) {
        return place.map(text -> text.startsWith("--") ? "flag" : text.startsWith("$") ? "environment" : "file")
                .orElse("default");
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
