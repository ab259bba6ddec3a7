package dev.tagloop.hub;

import dev.tagloop.places.UserFolders;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings that the process's environment makes, under the names and with the meaning that they have in Python, so that
 * one set-up serves both.
 */
public final class HubEnvironment {
    private static final Set<String> TRUE = Set.of("1", "ON", "YES", "TRUE");
    private static final String DEFAULT_ENDPOINT = "https://huggingface.co";
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)}|(\\w+))");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, String> variables;
    private final Path home;

    private HubEnvironment(Map<String, String> variables, Path home) {
        this.variables = Map.copyOf(variables);
        this.home = home;
    }

    /** That of this process. */
    public static HubEnvironment ofProcess() {
        return of(System.getenv(), UserFolders.ofProcess().home());
    }

    /**
     * Variables of one's own.
     *
     * @param home what {@code ~} stands for
     */
    public static HubEnvironment of(Map<String, String> variables, Path home) {
        return new HubEnvironment(variables, home);
    }

    /** {@code HF_ENDPOINT}: the address of the Hub or of a mirror, without a slash at its end. */
    public URI endpoint() {
        return URI.create(text("HF_ENDPOINT").orElse(DEFAULT_ENDPOINT).strip().replaceAll("/+$", ""));
    }

    /** {@code HF_HOME}: the folder of tokens and caches. */
    public Path hfHome() {
        return path("HF_HOME")
                .or(() -> path("XDG_CACHE_HOME").map(cache -> cache.resolve("huggingface")))
                .orElseGet(() -> home.resolve(".cache").resolve("huggingface"));
    }

    /** {@code HF_HUB_CACHE}: the cache of files. */
    public Path cacheFolder() {
        return path("HF_HUB_CACHE").or(() -> path("HUGGINGFACE_HUB_CACHE")).orElseGet(() -> hfHome().resolve("hub"));
    }

    /** {@code HF_TOKEN_PATH}: the file with the token. */
    public Path tokenFile() {
        return path("HF_TOKEN_PATH").orElseGet(() -> hfHome().resolve("token"));
    }

    /** The first of {@code HF_HUB_OFFLINE} and {@code TRANSFORMERS_OFFLINE} that is set decides. */
    public boolean offline() {
        return text("HF_HUB_OFFLINE")
                .or(() -> text("TRANSFORMERS_OFFLINE"))
                .map(HubEnvironment::isTrue)
                .orElse(false);
    }

    /** {@code HF_DATASETS_OFFLINE}, else as {@link #offline()}. */
    public boolean datasetsOffline() {
        return text("HF_DATASETS_OFFLINE").map(HubEnvironment::isTrue).orElseGet(this::offline);
    }

    /** {@code HF_HUB_DISABLE_IMPLICIT_TOKEN}: never send a token that the caller did not give. */
    public boolean implicitTokenDisabled() {
        return flag("HF_HUB_DISABLE_IMPLICIT_TOKEN");
    }

    /** {@code HF_HUB_DISABLE_SYMLINKS}: copies instead of links in the cache. */
    public boolean symlinksDisabled() {
        return flag("HF_HUB_DISABLE_SYMLINKS");
    }

    /** {@code HF_HUB_ETAG_TIMEOUT}: how long to wait for what the Hub says about a file. */
    public Duration metadataPatience() {
        return seconds("HF_HUB_ETAG_TIMEOUT");
    }

    /** {@code HF_HUB_DOWNLOAD_TIMEOUT}: longest silence in the middle of a download. */
    public Duration downloadPatience() {
        return seconds("HF_HUB_DOWNLOAD_TIMEOUT");
    }

    /** {@code HF_HUB_USER_AGENT_ORIGIN}: who embeds this library. */
    public Optional<String> userAgentOrigin() {
        return text("HF_HUB_USER_AGENT_ORIGIN");
    }

    /** A variable that is set to something. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    private boolean flag(String name) {
        return text(name).map(HubEnvironment::isTrue).orElse(false);
    }

    private static boolean isTrue(String value) {
        return TRUE.contains(value.toUpperCase(Locale.ROOT));
    }

    private Duration seconds(String name) {
        return text(name)
                .filter(value -> value.matches("[1-9][0-9]{0,5}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(PATIENCE);
    }

    private Optional<Path> path(String name) {
        return text(name).map(this::expanded);
    }

    private Path expanded(String text) {
        Matcher matcher = VARIABLE.matcher(text);
        String filled = matcher.replaceAll(found -> {
            String name = found.group(1) == null ? found.group(2) : found.group(1);
            return Matcher.quoteReplacement(variables.getOrDefault(name, found.group()));
        });
        if (filled.equals("~")) {
            return home;
        }
        return filled.startsWith("~/") ? home.resolve(filled.substring(2)) : Path.of(filled);
    }
}
