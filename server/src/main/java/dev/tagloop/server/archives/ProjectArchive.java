package dev.tagloop.server.archives;

import dev.tagloop.core.text.Sha256;
import dev.tagloop.labelstudio.json.Json;
import dev.tagloop.labelstudio.json.JsonException;
import dev.tagloop.server.storage.CountedStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import tools.jackson.databind.node.ObjectNode;

/**
 * An archive that somebody sent. Its files are known by name and never unpacked to disk; each is held against the manifest's size, number
 * of lines and digest before anything of it is believed.
 */
final class ProjectArchive implements AutoCloseable {
    private static final int LARGEST_MANIFEST = 1 << 20;

    /** No JSON packs better; what does is made to fill a disk. */
    private static final long MOST_RATIO = 200;

    private static final Set<String> SINGLE = Set.of("project.json", "learner.json");
    private static final String PEOPLE = "people.jsonl";
    private static final String WEBHOOKS = "webhooks.jsonl";

    private final ZipFile zip;
    private final ArchiveManifest manifest;
    private final Map<String, ArchiveManifest.File> files = new HashMap<>();

    private ProjectArchive(ZipFile zip, ArchiveManifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
        manifest.files().forEach(file -> files.put(file.name(), file));
    }

    /** Opens and checks an archive. @throws BadArchiveException when it cannot be believed */
    static ProjectArchive open(Path path) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException e) {
            throw new BadArchiveException("it is no zip file: " + e.getMessage(), e);
        }
        try {
            ProjectArchive archive = new ProjectArchive(zip, manifest(zip));
            archive.check(Files.size(path));
            return archive;
        } catch (ZipException | EOFException e) {
            zip.close();
            throw new BadArchiveException("it is damaged: " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static ArchiveManifest manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(ArchiveManifest.NAME);
        if (entry == null) {
            throw new BadArchiveException("it has no " + ArchiveManifest.NAME);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(LARGEST_MANIFEST + 1);
            if (bytes.length > LARGEST_MANIFEST) {
                throw new BadArchiveException("its manifest is too large");
            }
            return ArchiveManifest.read(Json.read(bytes));
        } catch (JsonException e) {
            throw new BadArchiveException("its manifest is no JSON", e);
        }
    }

    private void check(long packed) throws IOException {
        Set<String> expected = new HashSet<>(Set.of(ArchiveManifest.NAME));
        long total = 0;
        for (ArchiveManifest.File file : manifest.files()) {
            boolean known = SINGLE.contains(file.name())
                    || file.name().equals(PEOPLE)
                    || file.name().equals(WEBHOOKS)
                    || ArchivePart.of(file.name()).isPresent();
            if (!known || !expected.add(file.name())) {
                throw new BadArchiveException(
                        "its manifest names the file \"" + file.name() + "\", which has no place there");
            }
            if (file.bytes() < 0 || file.rows() < 0) {
                throw new BadArchiveException("its manifest tells no size of " + file.name());
            }
            total += file.bytes();
            if (total < 0 || total > packed * MOST_RATIO + LARGEST_MANIFEST) {
                throw new BadArchiveException("it would become more than " + MOST_RATIO + " times as large as it is");
            }
        }
        if (!expected.contains("project.json")) {
            throw new BadArchiveException("it has no project.json");
        }
        List<? extends ZipEntry> entries = zip.stream().toList();
        for (ZipEntry entry : entries) {
            if (!expected.remove(entry.getName())) {
                throw new BadArchiveException("it holds a file that its manifest does not name");
            }
        }
        if (!expected.isEmpty()) {
            throw new BadArchiveException("it lacks " + expected.iterator().next());
        }
        for (ArchiveManifest.File file : manifest.files()) {
            digest(file);
        }
    }

    private void digest(ArchiveManifest.File file) throws IOException {
        MessageDigest digest = Sha256.fresh();
        long lines = 0;
        long bytes = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = new DigestInputStream(bounded(file), digest)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                for (int i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        if (bytes != file.bytes() || lines != file.rows()) {
            throw new BadArchiveException(file.name() + " has not the size that the manifest tells");
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(file.sha256())) {
            throw new BadArchiveException(
                    file.name() + " has not the digest that the manifest tells: it was changed or damaged");
        }
    }

    /** A file that gives no byte more than was told. */
    private InputStream bounded(ArchiveManifest.File file) throws IOException {
        InputStream in = zip.getInputStream(zip.getEntry(file.name()));
        return new CountedStream(in) {
            private long left = file.bytes();

            @Override
            protected void took(int read) {
                left -= read;
                if (left < 0) {
                    throw new BadArchiveException(file.name() + " is larger than the manifest tells");
                }
            }
        };
    }

    ArchiveManifest manifest() {
        return manifest;
    }

    /** How many lines a file has; 0 for one that is not there. */
    long rows(String name) {
        return files.containsKey(name) ? files.get(name).rows() : 0;
    }

    /** The one object of a file; an empty one where the file is not there. */
    ObjectNode single(String name) throws IOException {
        if (!files.containsKey(name)) {
            return Json.mapper().createObjectNode();
        }
        try (ArchiveLines lines = lines(name)) {
            ObjectNode only = lines.next();
            if (only == null) {
                throw new BadArchiveException(name + " is empty");
            }
            return only;
        }
    }

    /** The lines of a file; none where it is not there. */
    ArchiveLines lines(String name) throws IOException {
        return new ArchiveLines(
                name, files.containsKey(name) ? bounded(files.get(name)) : InputStream.nullInputStream());
    }

    ArchiveLines people() throws IOException {
        return lines(PEOPLE);
    }

    ArchiveLines webhooks() throws IOException {
        return lines(WEBHOOKS);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
