package dev.tagloop.conformance.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A repository of the local Hub. Every change makes a commit on {@code main}, as on the real one. */
public final class LocalRepo {
    /** Larger files are kept beside Git, whatever they are called. */
    private static final long MOST_REGULAR = 10_000_000;
    /** What the real Hub writes into the {@code .gitattributes} of a new repository, by ending. */
    private static final List<String> LARGE = List.of(
            ".7z",
            ".arrow",
            ".bin",
            ".bz2",
            ".gz",
            ".h5",
            ".model",
            ".msgpack",
            ".npy",
            ".npz",
            ".onnx",
            ".parquet",
            ".pickle",
            ".pkl",
            ".pt",
            ".pth",
            ".safetensors",
            ".tar",
            ".tgz",
            ".xz",
            ".zip",
            ".zst");

    private final String type;
    private final String id;
    private final ObjectStore objects;
    private final List<LocalCommit> history = new CopyOnWriteArrayList<>();
    private final Map<String, String> refs = new ConcurrentHashMap<>();
    private volatile boolean secret;
    private volatile boolean gated;
    private volatile boolean disabled;

    LocalRepo(String type, String id, ObjectStore objects) {
        this.type = type;
        this.id = id;
        this.objects = objects;
        commit("main", "initial commit", "system", new TreeMap<>());
    }

    /** {@code models}, {@code datasets} or {@code spaces}. */
    public String type() {
        return type;
    }

    /** The id, with its namespace if it has one. */
    public String id() {
        return id;
    }

    /** Puts a text file on {@code main}. */
    public LocalRepo put(String path, String text) {
        return put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts a file on {@code main}. */
    public LocalRepo put(String path, byte[] bytes) {
        return change("Upload " + path, files -> files.put(path, stored(path, objects.keep(bytes))));
    }

    /** Puts a large file of pseudo-random bytes on {@code main}, which take no room. */
    public LocalRepo putGenerated(String path, long seed, long size) {
        return change("Upload " + path, files -> files.put(path, StoredFile.large(new Content.Generated(seed, size))));
    }

    /** Puts all files under a folder on {@code main} in one commit. */
    public LocalRepo putFolder(Path folder) {
        return change("Upload folder", files -> {
            try (Stream<Path> walk = Files.walk(folder)) {
                for (Path file : walk.filter(Files::isRegularFile).toList()) {
                    String path = folder.relativize(file).toString().replace('\\', '/');
                    files.put(path, stored(path, objects.keep(file)));
                }
            }
        });
    }

    /** Removes a file from {@code main}. */
    public LocalRepo remove(String path) {
        return change("Delete " + path, files -> files.remove(path));
    }

    /** Points a branch or another ref at the newest commit of {@code main}. */
    public LocalRepo ref(String name) {
        refs.put(name, head());
        return this;
    }

    /** Puts files by path on a branch of its own, such as {@code refs/convert/parquet}, that shares nothing with main. */
    public LocalRepo putBranch(String branch, Map<String, byte[]> byPath) {
        SortedMap<String, StoredFile> files = new TreeMap<>();
        byPath.forEach((path, bytes) -> {
            try {
                files.put(path, stored(path, objects.keep(bytes)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        commit(branch, "Update " + branch, "parquet-converter", files);
        return this;
    }

    /** Hides it from everybody who is not of its namespace. */
    public LocalRepo makePrivate() {
        secret = true;
        return this;
    }

    /** Lets everybody see it and only its namespace read files. */
    public LocalRepo makeGated() {
        gated = true;
        return this;
    }

    /** Closes it as the operators of the Hub do. */
    public LocalRepo disable() {
        disabled = true;
        return this;
    }

    /** The newest commit of {@code main}. */
    public String head() {
        return refs.get("main");
    }

    /** The bytes of a file on {@code main}; empty if there is none. */
    public Optional<byte[]> bytes(String path) {
        StoredFile file = find("main").orElseThrow().files().get(path);
        if (file == null) {
            return Optional.empty();
        }
        try (var in = file.content().open(0)) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The paths on {@code main}, sorted. */
    public List<String> paths() {
        return List.copyOf(find("main").orElseThrow().files().keySet());
    }

    /** The SHA-256 of a large file on {@code main}, or Git's name of a small one: what its ETag says. */
    public String etag(String path) {
        return find("main").orElseThrow().files().get(path).etag();
    }

    /** Whether {@code main} keeps a file beside Git. */
    public boolean isLarge(String path) {
        return find("main").orElseThrow().files().get(path).lfs();
    }

    /** The titles of the commits on {@code main}, newest first. */
    public List<String> titles() {
        return history().stream().map(LocalCommit::title).toList();
    }

    boolean isPrivate() {
        return secret;
    }

    boolean isGated() {
        return gated;
    }

    boolean isDisabled() {
        return disabled;
    }

    Map<String, String> refs() {
        return refs;
    }

    List<LocalCommit> history() {
        return history.stream()
                .sorted(Comparator.comparing(LocalCommit::date).reversed())
                .toList();
    }

    /** The commit that a branch, tag, ref or (abbreviated) commit id names. */
    Optional<LocalCommit> find(String revision) {
        String wanted = refs.getOrDefault(revision.equals("HEAD") ? "main" : revision, revision);
        return history.stream()
                .filter(commit -> commit.id().equals(wanted)
                        || (wanted.matches("[0-9a-f]{7,39}") && commit.id().startsWith(wanted)))
                .findFirst();
    }

    /** Whether Git keeps only a pointer to a file of this name and size. */
    static boolean isLarge(String path, long size) {
        String name = path.toLowerCase(Locale.ROOT);
        return size > MOST_REGULAR || (size > 0 && LARGE.stream().anyMatch(name::endsWith));
    }

    static StoredFile stored(String path, Content content) throws IOException {
        return isLarge(path, content.size()) ? StoredFile.large(content) : StoredFile.regular(content);
    }

    synchronized LocalCommit commit(String branch, String title, String author, SortedMap<String, StoredFile> files) {
        String id = Digests.sha1(type + "/" + this.id + "/" + branch + "/" + history.size() + "/" + title);
        LocalCommit commit = new LocalCommit(id, title, Instant.now(), author, new TreeMap<>(files));
        history.add(commit);
        refs.put(branch, id);
        return commit;
    }

    private interface Change {
        void on(SortedMap<String, StoredFile> files) throws IOException;
    }

    private synchronized LocalRepo change(String title, Change change) {
        SortedMap<String, StoredFile> files =
                new TreeMap<>(find("main").orElseThrow().files());
        try {
            change.on(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        commit("main", title, "owner", files);
        return this;
    }

    /** The folders that the files lie in, each before those in it. */
    static Set<String> foldersOf(SortedMap<String, StoredFile> files) {
        Set<String> folders = new LinkedHashSet<>();
        for (String path : files.keySet()) {
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                folders.add(path.substring(0, slash));
            }
        }
        return folders;
    }
}
