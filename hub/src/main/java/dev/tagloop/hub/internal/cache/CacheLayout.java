package dev.tagloop.hub.internal.cache;

import dev.tagloop.hub.HubException;
import dev.tagloop.hub.repo.RepoId;
import dev.tagloop.hub.repo.Revision;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where things lie in the cache: one and the same layout as Python's.
 *
 * @param root the cache
 */
public record CacheLayout(Path root) {
    /** Tells tools for backups that everything here can be fetched again. */
    public static final String TAG = "CACHEDIR.TAG";

    /** The folder of lock files. */
    public static final String LOCKS = ".locks";

    private static final Pattern ETAG = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,127}");

    /** The folder name of a repository: {@code models--org--name}. */
    public static String folderName(RepoId repo) {
        return repo.type().plural() + "--" + repo.id().replace("/", "--");
    }

    /** The folder of a repository. */
    public Path repo(RepoId repo) {
        return root.resolve(folderName(repo));
    }

    /** The folder of contents. */
    public Path blobs(RepoId repo) {
        return repo(repo).resolve("blobs");
    }

    /** A content. */
    public Path blob(RepoId repo, String etag) {
        return blobs(repo).resolve(checkedEtag(etag));
    }

    /** The folder of all states. */
    public Path snapshots(RepoId repo) {
        return repo(repo).resolve("snapshots");
    }

    /** The folder of a state. */
    public Path snapshot(RepoId repo, String commit) {
        return snapshots(repo).resolve(checkedCommit(commit));
    }

    /** A file of a state. */
    public Path pointer(RepoId repo, String commit, String path) {
        return below(snapshot(repo, commit), path);
    }

    /** The file that says which commit a branch or tag stood for. */
    public Path ref(RepoId repo, String revision) {
        Path folder = repo(repo).resolve("refs");
        for (String part : Revision.checked(revision).split("/")) {
            folder = folder.resolve(part);
        }
        return folder;
    }

    /** The folder of the files that a state is known not to have. */
    public Path noExist(RepoId repo, String commit) {
        return repo(repo).resolve(".no_exist").resolve(checkedCommit(commit));
    }

    /** The file that says that a state has no such file. */
    public Path noExist(RepoId repo, String commit, String path) {
        return below(noExist(repo, commit), path);
    }

    /** The listing of a state. */
    public Path tree(RepoId repo, String commit) {
        return repo(repo).resolve("trees").resolve(checkedCommit(commit) + ".json");
    }

    /** The file that is locked while a content is fetched. */
    public Path lock(RepoId repo, String etag) {
        return root.resolve(LOCKS).resolve(folderName(repo)).resolve(checkedEtag(etag) + ".lock");
    }

    /** The file that marks the cache as one. */
    public Path tag() {
        return root.resolve(TAG);
    }

    private static Path below(Path folder, String path) {
        Path file = folder;
        for (String part : SafePath.parts(path)) {
            file = file.resolve(part);
        }
        return file;
    }

    private static String checkedEtag(String etag) {
        if (!ETAG.matcher(etag).matches() || etag.contains("..") || etag.endsWith(Leftovers.ENDING)) {
            String shown = etag.substring(0, Math.min(80, etag.length())).replaceAll("\\p{Cntrl}", "?");
            throw new HubException(
                    HubException.Kind.HOSTILE,
                    "The Hub names a content \"" + shown + "\": that cannot be a file's name");
        }
        return etag;
    }

    private static String checkedCommit(String commit) {
        if (!Revision.isCommit(commit)) {
            throw new HubException(HubException.Kind.HOSTILE, "The Hub's answer names no commit where one belongs");
        }
        return commit;
    }
}
