package dev.tagloop.models;

import dev.tagloop.hub.Hub;
import dev.tagloop.hub.HubException;
import dev.tagloop.hub.SnapshotRequest;
import dev.tagloop.hub.TransferListener;
import dev.tagloop.hub.repo.RepoId;
import dev.tagloop.hub.repo.Revision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Models of the Hugging Face Hub, in the cache that Python's programs share. Looking into the cache needs no network;
 * {@link #fetch} is the only way to it, and keeps to the offline mode of its client.
 */
public final class HubModels {
    private static final String CONFIG = "config.json";

    /** Weights as safetensors, whole or in parts, of the model itself: what lies in folders is for other programs. */
    private static final List<String> WEIGHTS = List.of("model.safetensors", "model.safetensors.index.json");

    private static final String PARTS = "model-*-of-*.safetensors";

    private HubModels() {}

    private static Hub offline() {
        return Hub.builder().offline(true).build();
    }

    /** Whether a text has the form of a repository id: {@code name} or {@code owner/name}. */
    public static boolean isId(String text) {
        try {
            RepoId.model(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * The folder with a model's files, if the cache of this user has it. The network is never used.
     *
     * @param revision a branch, a tag or a commit
     * @throws ModelFormatException if {@code id} or {@code revision} have not the form of such
     */
    public static Optional<Path> cached(String id, String revision) {
        try (Hub hub = offline()) {
            return cached(hub, id, revision);
        }
    }

    /** The same with a client of one's own, of which only the cache is used. */
    public static Optional<Path> cached(Hub hub, String id, String revision) {
        try {
            return hub.cached(repo(id), checked(id, revision), CONFIG).map(Path::getParent);
        } catch (HubException e) {
            throw new ModelFormatException("the model '" + id + "' in the cache cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whether a folder has weights that can be read, whole or in parts. */
    public static boolean hasWeights(Path folder) {
        return WEIGHTS.stream().anyMatch(name -> Files.exists(folder.resolve(name)));
    }

    /** Whether a folder has a tokenizer that can be used. */
    public static boolean hasTokenizer(Path folder) {
        return Files.exists(folder.resolve(TokenizerFiles.TOKENIZER_JSON))
                || Files.exists(folder.resolve(TokenizerFiles.VOCAB_TXT));
    }

    /** Where {@link #cached(String, String)} looks. */
    static Path cacheFolder() {
        try (Hub hub = offline()) {
            return hub.cacheFolder();
        }
    }

    /**
     * The folder with all that is needed to use a model, fetched unless it is here: config, tokenizer and weights as
     * safetensors. In offline mode, or when the Hub cannot be reached, what the cache has.
     *
     * @throws ModelFormatException if there is no such model, it cannot be fetched, or its weights are pickles only
     */
    public static Path fetch(Hub hub, String id, String revision, TransferListener listener) {
        List<String> wanted = new ArrayList<>(tokenizerFiles());
        wanted.addAll(WEIGHTS);
        wanted.add(PARTS);
        Path folder = fetch(hub, id, revision, wanted, listener);
        if (!hasWeights(folder)) {
            throw new ModelFormatException("the model '" + id + "' has no model.safetensors, and pickled weights"
                    + " are not read since they can run any program; ask its owner for safetensors");
        }
        return folder;
    }

    /** The same for the tokenizer alone. */
    public static Path fetchTokenizer(Hub hub, String id, String revision, TransferListener listener) {
        return fetch(hub, id, revision, tokenizerFiles(), listener);
    }

    private static List<String> tokenizerFiles() {
        List<String> files = new ArrayList<>(TokenizerFiles.KNOWN);
        files.add(CONFIG);
        return files;
    }

    private static Path fetch(Hub hub, String id, String revision, List<String> wanted, TransferListener listener) {
        RepoId repo = repo(id);
        try {
            Path folder = hub.snapshot(SnapshotRequest.of(repo)
                    .withRevision(checked(id, revision))
                    .withAllowed(wanted)
                    .withListener(listener));
            if (!Files.isRegularFile(folder.resolve(CONFIG))) {
                throw new ModelFormatException("the repository '" + id + "' has no config.json: it is no model of"
                        + " Hugging Face's transformers");
            }
            return folder;
        } catch (HubException e) {
            return cached(hub, id, revision)
                    .filter(folder -> isUnreachable(e))
                    .orElseThrow(() ->
                            new ModelFormatException("the model '" + id + "' cannot be fetched: " + e.getMessage(), e));
        }
    }

    private static boolean isUnreachable(HubException e) {
        return switch (e.kind()) {
            case OFFLINE, UNREACHABLE, NOT_CACHED, SERVER_ERROR, RATE_LIMITED -> true;
            default -> false;
        };
    }

    private static RepoId repo(String id) {
        try {
            return RepoId.model(id);
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(e.getMessage(), e);
        }
    }

    private static String checked(String id, String revision) {
        try {
            return Revision.checked(revision);
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException("'" + id + "': " + e.getMessage(), e);
        }
    }
}
