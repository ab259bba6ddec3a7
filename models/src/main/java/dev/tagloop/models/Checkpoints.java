package dev.tagloop.models;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;

/** Finds a checkpoint by the name that a person gives. Never uses the network. */
public final class Checkpoints {
    private static final Set<String> MINILM =
            Set.of(MiniLm.ID, "all-MiniLM-L6-v2", "sentence-transformers/all-MiniLM-L6-v2");

    private Checkpoints() {}

    /**
     * Reads {@code minilm} (the encoder that comes with the program), a folder in Hugging Face layout, or a Hub id that
     * is in the standard Hugging Face cache, at its branch {@code main}.
     *
     * @throws ModelFormatException if there is no such model; the message says where it was looked for
     */
    public static Checkpoint resolve(String idOrFolder) {
        return resolve(idOrFolder, "main");
    }

    /**
     * As {@link #resolve(String)}, with a revision for Hub ids.
     *
     * @param revision a branch, a tag or a commit
     */
    public static Checkpoint resolve(String idOrFolder, String revision) {
        if (MINILM.contains(idOrFolder)) {
            return MiniLm.checkpoint();
        }
        Path folder = folder(idOrFolder);
        if (folder != null && Files.isDirectory(folder)) {
            return Checkpoint.read(folder);
        }
        if (folder != null && Files.exists(folder)) {
            throw new ModelFormatException(
                    folder + " is a file; a model is a folder with config.json and model.safetensors");
        }
        if (HubModels.isId(idOrFolder)) {
            return Checkpoint.read(cached(idOrFolder, revision));
        }
        throw new ModelFormatException("there is no model '" + idOrFolder
                + "': neither a folder nor the form of a Hub id (owner/name). 'minilm' is always there");
    }

    /**
     * The tokenizer of a model that {@link #resolve(String)} finds, without reading its weights; a folder need not have any.
     *
     * @throws ModelFormatException if there is no such model, or it has no tokenizer
     */
    public static FastTokenizer tokenizer(String idOrFolder) {
        if (MINILM.contains(idOrFolder)) {
            return FastTokenizer.of(MiniLm.tokenizer(), MiniLm.config());
        }
        Path folder = folder(idOrFolder);
        if (folder != null && Files.isDirectory(folder)) {
            return FastTokenizer.in(folder);
        }
        if (HubModels.isId(idOrFolder)) {
            return FastTokenizer.in(cached(idOrFolder, "main"));
        }
        throw new ModelFormatException("there is no model '" + idOrFolder + "' to take the tokenizer of");
    }

    /** Whether a name is that of a model on the Hub, which may have to be fetched: no bundled one, no folder. */
    public static boolean isOnHub(String idOrFolder) {
        Path folder = folder(idOrFolder);
        boolean here = MINILM.contains(idOrFolder) || folder != null && Files.exists(folder);
        return !here && HubModels.isId(idOrFolder);
    }

    private static Path cached(String id, String revision) {
        return HubModels.cached(id, revision)
                .orElseThrow(() -> new ModelFormatException("the model '" + id
                        + "' is neither a folder nor in the Hub cache "
                        + HubModels.cacheFolder() + " at '" + revision + "'; download it with `tagloop hub download "
                        + id + "` or give the folder that holds it. 'minilm' is always there"));
    }

    /** The last part of what a person calls a model: {@code models/my-model} and {@code owner/my-model} are both {@code my-model}. */
    public static String name(String idOrFolder) {
        Path last = Path.of(idOrFolder).toAbsolutePath().normalize().getFileName();
        return last == null ? idOrFolder : last.toString();
    }

    private static Path folder(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
