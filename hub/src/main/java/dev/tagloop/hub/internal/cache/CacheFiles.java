package dev.tagloop.hub.internal.cache;

import dev.tagloop.hub.HubException;
import dev.tagloop.hub.repo.RepoId;
import dev.tagloop.hub.repo.Revision;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads and writes the cache of one folder by its rules. */
public final class CacheFiles {
    private static final Logger log = LoggerFactory.getLogger(CacheFiles.class);
    private static final String TAG_TEXT = """
            Signature: 8a477f597d28d172789f06886806bc55
            # Everything in this folder was downloaded from the Hugging Face Hub and can be downloaded again.
            # For information about this file see https://bford.info/cachedir/
            """;

    private final CacheLayout layout;
    private final boolean links;
    /** Whether links can be made here; null until it was tried. */
    private volatile Boolean linkable;

    /**
     * The cache of a layout.
     *
     * @param links whether to try symbolic links
     */
    public CacheFiles(CacheLayout layout, boolean links) {
        this.layout = layout;
        this.links = links;
    }

    /** Where things lie. */
    public CacheLayout layout() {
        return layout;
    }

    /** The commit that a revision stands for as far as the cache knows. */
    public Optional<String> commit(RepoId repo, String revision) {
        if (Revision.isCommit(revision)) {
            return Optional.of(revision);
        }
        try {
            return Optional.of(Files.readString(layout.ref(repo, revision)).strip())
                    .filter(Revision::isCommit);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            log.debug("The ref {} of {} cannot be read", revision, repo, e);
            return Optional.empty();
        }
    }

    /**
     * A file of a commit, if it is here.
     *
     * @throws HubException of kind {@code HOSTILE}, if a link leads out of the repository's folder
     */
    public Optional<Path> find(RepoId repo, String commit, String path) {
        Path pointer = layout.pointer(repo, commit, path);
        if (!Files.isRegularFile(pointer)) {
            return Optional.empty();
        }
        requireInside(repo, pointer);
        return Optional.of(pointer);
    }

    /** Makes the folders for a commit, and only then notes that {@code revision} stands for it. */
    public void prepare(RepoId repo, String revision, String commit) throws IOException {
        Files.createDirectories(layout.blobs(repo));
        Files.createDirectories(layout.snapshot(repo, commit));
        writeTag();
        writeRef(repo, revision, commit);
    }

    /** The same for a cache that may not be written to. */
    public void noteRef(RepoId repo, String revision, String commit) {
        try {
            writeRef(repo, revision, commit);
        } catch (IOException e) {
            log.debug("The ref {} of {} cannot be written: the cache is read-only", revision, repo, e);
        }
    }

    /** Notes that a commit has no such file. */
    public void noteMissing(RepoId repo, String revision, String commit, String path) {
        try {
            Path marker = layout.noExist(repo, commit, path);
            Files.createDirectories(marker.getParent());
            writeTag();
            if (!Files.exists(marker)) {
                Files.createFile(marker);
            }
            writeRef(repo, revision, commit);
        } catch (IOException e) {
            log.debug("It cannot be noted that {} has no {}", repo, path, e);
        }
    }

    /** A temporary file for a content, of this download alone. */
    public Path temporary(RepoId repo, String etag) throws IOException {
        removeStale(repo, etag);
        return layout.blobs(repo).resolve(layout.blob(repo, etag).getFileName() + "." + hex() + Leftovers.ENDING);
    }

    /** Makes a whole content that lies in {@code fresh} the file of a commit. */
    public Path publish(RepoId repo, String etag, Path fresh, String commit, String path) throws IOException {
        Path blob = layout.blob(repo, etag);
        Path pointer = pointerFolder(repo, commit, path);
        refuseLink(blob);
        if (canLink()) {
            Files.move(fresh, blob, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            link(blob, pointer);
        } else {
            Files.move(fresh, pointer, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return pointer;
    }

    /** Makes a content that is here the file of a commit. */
    public Path adopt(RepoId repo, String etag, String commit, String path) throws IOException {
        Path blob = layout.blob(repo, etag);
        Path pointer = pointerFolder(repo, commit, path);
        refuseLink(blob);
        if (canLink()) {
            link(blob, pointer);
        } else if (!Files.exists(pointer)) {
            Path copy = pointer.resolveSibling(pointer.getFileName() + "." + hex() + Leftovers.ENDING);
            Files.copy(blob, copy);
            Files.move(copy, pointer, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return pointer;
    }

    private Path pointerFolder(RepoId repo, String commit, String path) throws IOException {
        Path pointer = layout.pointer(repo, commit, path);
        Files.createDirectories(pointer.getParent());
        requireInside(repo, pointer.getParent());
        return pointer;
    }

    private void link(Path blob, Path pointer) throws IOException {
        Path target = pointer.toAbsolutePath().getParent().relativize(blob.toAbsolutePath());
        try {
            Files.createSymbolicLink(pointer, target);
        } catch (FileAlreadyExistsException e) {
            boolean right = Files.isSymbolicLink(pointer)
                    && Files.readSymbolicLink(pointer).equals(target);
            if (!right) {
                Path fresh = pointer.resolveSibling(pointer.getFileName() + "." + hex() + Leftovers.ENDING);
                Files.createSymbolicLink(fresh, target);
                Files.move(fresh, pointer, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** By trying, since no system tells. */
    private boolean canLink() throws IOException {
        Boolean known = linkable;
        if (known == null) {
            known = links && tryToLink();
            linkable = known;
        }
        return known;
    }

    private boolean tryToLink() throws IOException {
        Path probe = layout.root().resolve(".probe-" + hex());
        try {
            Files.createSymbolicLink(probe, Path.of(CacheLayout.TAG));
            return true;
        } catch (UnsupportedOperationException | FileSystemException e) {
            // Also where this account may not make any, as on Windows. If nothing can be written here, the next write
            // says so.
            log.info(
                    "No symbolic links can be made in {} ({}): files are kept in the snapshots themselves",
                    layout.root(),
                    e.toString());
            return false;
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private void writeTag() throws IOException {
        if (!Files.exists(layout.tag())) {
            replace(layout.tag(), TAG_TEXT);
        }
    }

    private void writeRef(RepoId repo, String revision, String commit) throws IOException {
        if (revision.equals(commit)
                || commit(repo, revision).filter(commit::equals).isPresent()) {
            return;
        }
        Path ref = layout.ref(repo, revision);
        Files.createDirectories(ref.getParent());
        requireInside(repo, ref.getParent());
        replace(ref, commit);
    }

    /** Writes a file that others see whole or not at all. */
    static void replace(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + "." + hex() + ".tmp");
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void removeStale(RepoId repo, String etag) throws IOException {
        try (Stream<Path> files = Files.list(layout.blobs(repo))) {
            for (Path file : files.filter(file -> isLeftoverOf(file, etag)).toList()) {
                if (Leftovers.isStale(file)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException e) {
            log.debug("Somebody else removed a leftover", e);
        }
    }

    private static boolean isLeftoverOf(Path file, String etag) {
        return file.getFileName().toString().startsWith(etag + ".") && Leftovers.isNamedSo(file);
    }

    /** A link that somebody planted must not make this program read or write elsewhere. */
    private void requireInside(RepoId repo, Path file) {
        try {
            if (!file.toRealPath().startsWith(layout.repo(repo).toRealPath())) {
                throw new HubException(
                        HubException.Kind.HOSTILE,
                        file + " is a link that leads out of " + layout.repo(repo) + ": remove it");
            }
        } catch (IOException e) {
            throw new HubException(HubException.Kind.DISK, file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void refuseLink(Path blob) {
        if (Files.exists(blob, LinkOption.NOFOLLOW_LINKS) && Files.isSymbolicLink(blob)) {
            throw new HubException(HubException.Kind.HOSTILE, blob + " is a link where a content belongs: remove it");
        }
    }

    private static String hex() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }
}
