package dev.tagloop.cli.settings;

import dev.tagloop.cli.UserError;
import dev.tagloop.places.UserFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import java.util.function.UnaryOperator;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Adds what the environment and the settings file say to a command's arguments before they are read, so that every option has three ways in
 * and one parser. A flag wins over the environment, the environment over the file, the file over the default.
 */
public class SettingsPreprocessor implements IParameterPreprocessor {
    private final UnaryOperator<String> environment;

    /** Used by picocli. */
    public SettingsPreprocessor() {
        this(System::getenv);
    }

    SettingsPreprocessor(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    @Override
    public boolean preprocess(Stack<String> arguments, CommandSpec command, ArgSpec arg, Map<String, Object> info) {
        List<String> given = List.copyOf(arguments);
        Settings settings = Settings.of(command);
        SettingsOrigins origins = SettingsOrigins.of(command);
        origins.clear();
        Optional<SettingsFile> file = file(given).map(SettingsFile::read);
        file.ifPresent(found -> check(settings, found));
        for (Setting setting : settings.all()) {
            if (!concerns(setting)) {
                continue;
            }
            if (setting.isGivenIn(given)) {
                origins.put(setting, setting.flag());
                continue;
            }
            Optional<String> variable = Optional.of(setting.variable()).filter(this::isSet);
            if (variable.isPresent()) {
                add(arguments, setting, environment.apply(variable.get()));
                origins.put(setting, "$" + variable.get());
            } else if (setting.alias().filter(this::isSet).isPresent()) {
                // The option's own default reads it.
                origins.put(setting, "$" + setting.alias().get());
            } else if (file.isPresent() && file.get().lines().containsKey(setting.name())) {
                add(arguments, setting, file.get().lines().get(setting.name()).value());
                origins.put(setting, file.get().place(setting.name()));
            }
        }
        return false;
    }

    /** Refuses a file that names what is no setting. */
    void check(Settings settings, SettingsFile file) {
        settings.requireKnown(file);
    }

    /** Whether an option of the command may come from the environment and the file. */
    boolean concerns(Setting setting) {
        return true;
    }

    private boolean isSet(String variable) {
        String value = environment.apply(variable);
        return value != null && !value.isBlank();
    }

    /** The stack's top is the next argument; an option with its value in one piece may stand anywhere. */
    private static void add(Stack<String> arguments, Setting setting, String value) {
        arguments.push(setting.flag() + "=" + value);
    }

    /** The file that is named, else the one in the user's configuration folder when it is there. */
    private Optional<Path> file(List<String> arguments) {
        Optional<String> named = valueOf(arguments, Settings.FILE_FLAG)
                .or(() -> Optional.of("TAGLOOP_CONFIG").filter(this::isSet).map(environment));
        if (named.isPresent()) {
            return named.map(Path::of);
        }
        return Optional.of(UserFolders.of(environment, System::getProperty)
                        .settings()
                        .resolve("server.conf"))
                .filter(java.nio.file.Files::isRegularFile);
    }

    /** Arguments come in the stack's order, last one first. */
    private static Optional<String> valueOf(List<String> arguments, String flag) {
        for (int i = arguments.size() - 1; i >= 0; i--) {
            if (arguments.get(i).startsWith(flag + "=")) {
                return Optional.of(arguments.get(i).substring(flag.length() + 1));
            }
            if (arguments.get(i).equals(flag)) {
                if (i == 0) {
                    throw new UserError(flag + " needs the name of a file.");
                }
                return Optional.of(arguments.get(i - 1));
            }
        }
        return Optional.empty();
    }
}
