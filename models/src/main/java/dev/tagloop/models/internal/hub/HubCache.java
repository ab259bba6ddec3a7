package dev.tagloop.models.internal.hub;

import dev.tagloop.models.ModelFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The cache that Hugging Face's own programs fill: finds a model's files in it, without network. The folder is
 * {@code HF_HUB_CACHE}, {@code HUGGINGFACE_HUB_CACHE}, {@code HF_HOME/hub}, {@code XDG_CACHE_HOME/huggingface/hub} or
 * {@code ~/.cache/huggingface/hub}, the first that is set.
 */
public final class HubCache {
    private static final Pattern ID = Pattern.compile("(?:[A-Za-z0-9][\\w.-]*/)?[A-Za-z0-9][\\w.-]*");
    private static final Pattern REVISION = Pattern.compile("[\\w.-]+(?:/[\\w.-]+)*");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    private final Path root;

    private HubCache(Path root) {
        this.root = root;
    }

    /** The cache of this user. */
    public static HubCache ofUser() {
        return of(System::getenv, System.getProperty("user.home", "."));
    }

    static HubCache of(UnaryOperator<String> environment, String home) {
        for (String name : new String[] {"HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"}) {
            if (isSet(environment.apply(name))) {
                return new HubCache(expand(environment.apply(name), home));
            }
        }
        if (isSet(environment.apply("HF_HOME"))) {
            return new HubCache(expand(environment.apply("HF_HOME"), home).resolve("hub"));
        }
        Path caches = isSet(environment.apply("XDG_CACHE_HOME"))
                ? expand(environment.apply("XDG_CACHE_HOME"), home)
                : Path.of(home, ".cache");
        return new HubCache(caches.resolve("huggingface").resolve("hub"));
    }

    /** Whether a text has the form of a repository id: {@code name} or {@code owner/name}. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches() && !text.contains("..") && !text.contains("--");
    }

    /**
     * The folder with a model's files at a revision.
     *
     * @param revision a branch, a tag or a commit
     * @throws ModelFormatException if the cache does not hold it
     */
    public Path model(String id, String revision) {
        if (!isId(id) || !REVISION.matcher(revision).matches() || revision.contains("..")) {
            throw new ModelFormatException("'" + id + "' at '" + revision + "' is not a Hub id and revision");
        }
        Path repository = root.resolve("models--" + id.replace("/", "--"));
        if (!Files.isDirectory(repository)) {
            throw new ModelFormatException("the model '" + id + "' is neither a folder nor in the Hub cache " + root
                    + "; download it with a Hugging Face program (hf download " + id
                    + ") or give the folder that holds it. 'minilm' is always there");
        }
        Path snapshot = repository.resolve("snapshots").resolve(commit(repository, revision));
        if (!Files.isRegularFile(snapshot.resolve("config.json"))) {
            throw new ModelFormatException("the Hub cache holds '" + id + "', but at '" + revision
                    + "' no config.json (looked in " + snapshot + "); download it again");
        }
        return snapshot;
    }

    private static String commit(Path repository, String revision) {
        Path ref = repository.resolve("refs").resolve(revision);
        try {
            if (Files.isRegularFile(ref)) {
                String commit = Files.readString(ref).strip();
                if (COMMIT.matcher(commit).matches()) {
                    return commit;
                }
                throw new ModelFormatException(ref + " does not hold a commit; download the model again");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + ref, e);
        }
        if (COMMIT.matcher(revision).matches()) {
            return revision;
        }
        throw new ModelFormatException(
                "the Hub cache " + repository + " does not know the revision '" + revision + "'; download it first");
    }

    private static boolean isSet(String value) {
        return value != null && !value.isBlank();
    }

    private static Path expand(String path, String home) {
        return path.equals("~") || path.startsWith("~/") ? Path.of(home + path.substring(1)) : Path.of(path);
    }
}
