package dev.tagloop.models;

import dev.tagloop.models.internal.hub.HubCache;
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
        if (HubCache.isId(idOrFolder)) {
            return Checkpoint.read(HubCache.ofUser().model(idOrFolder, revision));
        }
        throw new ModelFormatException("there is no model '" + idOrFolder
                + "': neither a folder nor the form of a Hub id (owner/name). 'minilm' is always there");
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
