package dev.tagloop.cli.settings;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** The reference page of a command's settings, made from the options themselves so that it cannot be out of date. */
public final class SettingsReference {
    private SettingsReference() {}

    /** Markdown with a section a setting. */
    public static String of(CommandSpec command) {
        List<Setting> settings = Settings.of(command).all();
        return """
                # Settings of the server

                Each setting can be a flag of `tagloop %1$s`, an environment variable, or a line of a settings file. A flag wins over a
                variable, a variable over the file, the file over the default.

                The file holds `name = value` lines, `#` begins a remark. It is named by `--config FILE` or `TAGLOOP_CONFIG`; without
                these, `tagloop/server.conf` in the user's configuration folder (`$XDG_CONFIG_HOME`, `~/.config`, or `%%APPDATA%%`) is read
                when it is there. Lists are written with commas. A switch is `true` or `false`.

                | flag | environment | file | what it does |
                |---|---|---|---|
                %2$s
                """.formatted(
                command.name(), settings.stream().map(SettingsReference::row).collect(Collectors.joining("\n")));
    }

    private static String row(Setting setting) {
        String variables = "`" + setting.variable() + "`"
                + setting.alias().map(alias -> ", `" + alias + "`").orElse("");
        String value = setting.option().typeInfo().isBoolean()
                ? "true"
                : setting.option().paramLabel();
        String text = String.join(" ", setting.option().description())
                .replace("${DEFAULT-VALUE}", String.valueOf(setting.option().defaultValueString()))
                .replace("|", "\\|");
        return "| `%s` | %s | `%s = %s` | %s |".formatted(setting.flag(), variables, setting.name(), value, text);
    }
}
