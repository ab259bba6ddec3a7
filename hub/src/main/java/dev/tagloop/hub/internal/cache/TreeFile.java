package dev.tagloop.hub.internal.cache;

import dev.tagloop.hub.internal.http.HubJson;
import dev.tagloop.hub.repo.RepoId;
import dev.tagloop.hub.repo.TreeEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The listing of a commit in the cache, {@code trees/COMMIT.json}, so that nobody needs the Hub to know what it has. */
public final class TreeFile {
    private static final Logger log = LoggerFactory.getLogger(TreeFile.class);
    private static final int VERSION = 1;

    private final CacheLayout layout;

    /** The listings of a cache. */
    public TreeFile(CacheLayout layout) {
        this.layout = layout;
    }

    /** The files of a commit, if they are known; a listing of another version counts as none. */
    public Optional<List<TreeEntry>> read(RepoId repo, String commit) {
        try {
            JsonNode tree = HubJson.read(Files.readString(layout.tree(repo, commit)));
            if (tree.path("format_version").asInt(0) != VERSION
                    || !tree.path("files").isObject()) {
                return Optional.empty();
            }
            List<TreeEntry> entries = new ArrayList<>();
            tree.path("files").properties().forEach(file -> entries.add(entry(file.getKey(), file.getValue())));
            return Optional.of(entries);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | JacksonException e) {
            log.debug("The listing of {} at {} cannot be read", repo, commit, e);
            return Optional.empty();
        }
    }

    /** Keeps the files of a commit; a cache that cannot be written to is left as it is. */
    public void write(RepoId repo, String commit, List<TreeEntry> files) {
        ObjectNode tree = HubJson.object().put("format_version", VERSION);
        ObjectNode byPath = tree.putObject("files");
        for (TreeEntry file : files) {
            ObjectNode one =
                    byPath.putObject(file.path()).put("size", file.size()).put("blob_id", file.oid());
            if (file.sha256().isPresent()) {
                one.put("lfs_sha256", file.sha256().get()).put("lfs_size", file.size());
            } else {
                one.putNull("lfs_sha256").putNull("lfs_size");
            }
            one.putNull("xet_hash");
        }
        try {
            Path path = layout.tree(repo, commit);
            Files.createDirectories(path.getParent());
            CacheFiles.replace(path, tree.toString());
        } catch (IOException e) {
            log.debug("The listing of {} at {} cannot be kept", repo, commit, e);
        }
    }

    private static TreeEntry entry(String path, JsonNode file) {
        JsonNode sha256 = file.path("lfs_sha256");
        return new TreeEntry(
                path,
                false,
                file.path("size").asLong(0),
                file.path("blob_id").asString(""),
                sha256.isString() ? Optional.of(sha256.asString()) : Optional.empty());
    }
}
