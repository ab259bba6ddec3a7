package dev.tagloop.conformance.hub;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the API tells about repositories and files. */
final class Descriptions {
    private Descriptions() {}

    static ObjectNode info(LocalRepo repo, LocalCommit commit, boolean blobs) {
        ObjectNode info = Json.object()
                .put("_id", Digests.sha1(repo.id()).substring(0, 24))
                .put("id", repo.id())
                .put("author", Accounts.namespace(repo))
                .put("sha", commit.id())
                .put("lastModified", commit.date().toString())
                .put("createdAt", repo.history().getLast().date().toString())
                .put("private", repo.isPrivate())
                .put("disabled", repo.isDisabled())
                .put("downloads", 1)
                .put("likes", 2);
        if (repo.isGated()) {
            info.put("gated", "auto");
        } else {
            info.put("gated", false);
        }
        if (repo.type().equals("models")) {
            info.put("modelId", repo.id()).put("pipeline_tag", "token-classification");
        }
        info.putArray("tags").add("tagloop");
        ArrayNode siblings = info.putArray("siblings");
        commit.files().forEach((path, file) -> {
            ObjectNode sibling = siblings.addObject().put("rfilename", path);
            if (blobs) {
                sibling.put("size", file.content().size()).put("blobId", file.oid());
                if (file.lfs()) {
                    sibling.putObject("lfs")
                            .put("sha256", file.sha256())
                            .put("size", file.content().size())
                            .put("pointerSize", file.pointerSize());
                }
            }
        });
        return info;
    }

    /** The entries of a folder, or of all folders below it, folders before files as Git sorts them. */
    static List<ObjectNode> tree(LocalCommit commit, String folder, boolean recursive) {
        String prefix = folder.isEmpty() ? "" : folder + "/";
        List<ObjectNode> entries = new ArrayList<>();
        for (String directory : LocalRepo.foldersOf(commit.files())) {
            if (shown(directory, prefix, recursive)) {
                entries.add(Json.object()
                        .put("type", "directory")
                        .put("oid", Digests.sha1(commit.id() + directory))
                        .put("size", 0)
                        .put("path", directory));
            }
        }
        commit.files().forEach((path, file) -> {
            if (shown(path, prefix, recursive)) {
                entries.add(entry(path, file));
            }
        });
        return entries;
    }

    static ObjectNode entry(String path, StoredFile file) {
        ObjectNode entry = Json.object()
                .put("type", "file")
                .put("oid", file.oid())
                .put("size", file.content().size())
                .put("path", path);
        if (file.lfs()) {
            entry.putObject("lfs")
                    .put("oid", file.sha256())
                    .put("size", file.content().size())
                    .put("pointerSize", file.pointerSize());
            entry.put("xetHash", Digests.sha1(file.sha256()) + "000000000000000000000000");
        }
        return entry;
    }

    private static boolean shown(String path, String prefix, boolean recursive) {
        return path.startsWith(prefix) && (recursive || path.indexOf('/', prefix.length()) < 0);
    }
}
