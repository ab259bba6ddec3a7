package dev.tagloop.places;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The folders of the user who runs the program, decided in this place alone: {@code HOME} and {@code TMPDIR}, the XDG base directories, and what
 * is usual on Windows and macOS. The virtual machine asks the table of users for {@code user.home} and takes {@code /tmp} for
 * {@code java.io.tmpdir}, whatever the environment says; other programs, Python's among them, follow the environment. As the XDG specification asks, a variable whose
 * path is not absolute counts as unset.
 */
public final class UserFolders {
    private static final String PROGRAM = "tagloop";
    private static final String TEMPORARY_PROPERTY = "java.io.tmpdir";
    /** What the virtual machine says where nobody told it a folder. */
    private static final String USUAL_TEMPORARY = "/tmp";

    private final UnaryOperator<String> environment;
    private final UnaryOperator<String> properties;
    private final String system;

    private UserFolders(UnaryOperator<String> environment, UnaryOperator<String> properties) {
        this.environment = environment;
        this.properties = properties;
        String os = properties.apply("os.name");
        this.system = os == null ? "" : os.toLowerCase(Locale.ROOT);
    }

    /** Those of this process, as its environment is now. */
    public static UserFolders ofProcess() {
        return new UserFolders(System::getenv, System::getProperty);
    }

    /**
     * Those that an environment of one's own makes.
     *
     * @param environment a variable's value, null where it is not set
     * @param properties the system properties {@code user.home}, {@code os.name} and {@code java.io.tmpdir}
     */
    public static UserFolders of(UnaryOperator<String> environment, UnaryOperator<String> properties) {
        return new UserFolders(environment, properties);
    }

    /**
     * Tells the virtual machine and the libraries in it which folder is the temporary one. Takes effect where it comes first: the program calls
     * it before anything else.
     */
    public static void tellTheVirtualMachine() {
        System.setProperty(TEMPORARY_PROPERTY, ofProcess().temporary().toString());
    }

    /** {@code HOME}; on Windows, and where it is not set, what the virtual machine knows. */
    public Path home() {
        Optional<Path> named = windows() ? Optional.empty() : folder("HOME");
        return named.orElseGet(() -> Path.of(property("user.home", ".")).toAbsolutePath());
    }

    /** Where a server's data lies: {@code tagloop} in {@code XDG_DATA_HOME} or {@code ~/.local/share}. */
    public Path data() {
        if (system.contains("mac")) {
            return home().resolve("Library").resolve("Application Support").resolve(PROGRAM);
        }
        Path data = windows()
                ? folder("APPDATA").orElseGet(() -> home().resolve("AppData").resolve("Roaming"))
                : folder("XDG_DATA_HOME")
                        .orElseGet(() -> home().resolve(".local").resolve("share"));
        return data.resolve(PROGRAM);
    }

    /** Where settings are read: {@code tagloop} in {@code XDG_CONFIG_HOME}, {@code APPDATA} or {@code ~/.config}. */
    public Path settings() {
        return folder("XDG_CONFIG_HOME")
                .or(() -> folder("APPDATA"))
                .orElseGet(() -> home().resolve(".config"))
                .resolve(PROGRAM);
    }

    /** What says where something stands and outlives a restart, such as locks: {@code tagloop} in {@code XDG_STATE_HOME} or {@code ~/.local/state}. */
    public Path state() {
        return folder("XDG_STATE_HOME")
                .orElseGet(() -> home().resolve(".local").resolve("state"))
                .resolve(PROGRAM);
    }

    /** The folder of all programs' caches: {@code XDG_CACHE_HOME} or {@code ~/.cache}. */
    public Path caches() {
        return folder("XDG_CACHE_HOME").orElseGet(() -> home().resolve(".cache"));
    }

    /** What can be made anew: {@code TAGLOOP_CACHE}, else {@code tagloop} in {@link #caches()}. */
    public Path cache() {
        String own = environment.apply("TAGLOOP_CACHE");
        return own != null && !own.isBlank() ? Path.of(own).toAbsolutePath() : caches().resolve(PROGRAM);
    }

    /** Where native libraries are unpacked: {@code natives} in {@link #cache()}. */
    public Path natives() {
        return cache().resolve("natives");
    }

    /**
     * Where short-lived files go: the folder that somebody told the virtual machine, else {@code TMPDIR}, else the machine's own.
     */
    public Path temporary() {
        String told = property(TEMPORARY_PROPERTY, USUAL_TEMPORARY);
        Optional<Path> named = told.equals(USUAL_TEMPORARY) ? folder("TMPDIR") : Optional.empty();
        return named.orElseGet(() -> Path.of(told).toAbsolutePath());
    }

    private boolean windows() {
        return system.contains("win") && !system.contains("darwin");
    }

    private Optional<Path> folder(String variable) {
        String value = environment.apply(variable);
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(value)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private String property(String name, String otherwise) {
        String value = properties.apply(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
