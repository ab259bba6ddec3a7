package dev.tagloop.cli.settings;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Where each setting of a command got its value: a flag, a variable, a line of the file. What is not here has its default. */
public final class SettingsOrigins {
    private static final Map<CommandSpec, SettingsOrigins> BY_COMMAND =
            Collections.synchronizedMap(new WeakHashMap<>());

    private final Map<String, String> places = new ConcurrentHashMap<>();

    private SettingsOrigins() {}

    /** The origins of a command's present call. */
    public static SettingsOrigins of(CommandSpec command) {
        return BY_COMMAND.computeIfAbsent(command, unused -> new SettingsOrigins());
    }

    void clear() {
        places.clear();
    }

    void put(Setting setting, String place) {
        places.put(setting.name(), place);
    }

    /** Such as {@code --port}, {@code $TAGLOOP_PORT} or {@code server.conf, line 3}; empty for a default. */
    public Optional<String> place(Setting setting) {
        return Optional.ofNullable(places.get(setting.name()));
    }

    /** The same for a message about an option, and only where the option was not on the command line. */
    public Optional<String> hiddenPlace(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? place(Setting.of(option)).filter(place -> !place.startsWith("--"))
                : Optional.empty();
    }
}
