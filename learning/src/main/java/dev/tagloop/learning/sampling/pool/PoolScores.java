package dev.tagloop.learning.sampling.pool;

import dev.tagloop.learning.sampling.TaskScores;
import dev.tagloop.learning.snapshot.CanonicalJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * What one version of a model says about the tasks of a project, in a file that is only added to: a line that names the version, then records of
 * length, checksum and bytes. What was added last before a crash is there whole or not at all, and then asked for again. Tasks are named by a digest
 * of their text, so that a changed text is a new task. In memory is where each task's record lies, nothing more.
 *
 * <p>Safe for several threads; one process at a time has it open. It holds words of the texts: {@link #retain} removes those of texts that are gone.
 */
public final class PoolScores implements AutoCloseable {
    private static final String FORMAT = "tagloop-scores 2 ";
    private static final String ENDING = ".scores";
    private static final int HEAD = 2 * Integer.BYTES;
    private static final int MOST = 1 << 28;

    private record Place(long offset, int length) {}

    private final Path file;
    private final String header;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private FileChannel channel;
    private long end;

    private PoolScores(Path file, String version) {
        this.file = file;
        this.header = FORMAT + CanonicalJson.sha256(version) + "\n";
    }

    /**
     * Opens the scores of a version, or begins them.
     *
     * @param folder the folder for scores of the project; made if need be
     * @param version as {@link ScoreProvider#version} names it
     * @throws UncheckedIOException if the file cannot be read or written
     */
    public static PoolScores open(Path folder, String version) {
        PoolScores scores = new PoolScores(folder.resolve(name(version)), version);
        try {
            Files.createDirectories(folder);
            scores.open();
            return scores;
        } catch (IOException e) {
            throw scores.failed(e);
        }
    }

    /** Deletes the scores of all versions but these. */
    public static void keepOnly(Path folder, Set<String> versions) {
        Set<String> kept = new HashSet<>();
        versions.forEach(version -> kept.add(name(version)));
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            for (Path path : files.toList()) {
                String name = path.getFileName().toString();
                if (name.endsWith(ENDING) && !kept.contains(name)) {
                    Files.deleteIfExists(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("scores of earlier versions cannot be deleted in " + folder, e);
        }
    }

    /** Names a text. */
    public static String digest(String text) {
        return CanonicalJson.sha256(text);
    }

    /** Whether there are scores of a version in a folder. */
    public static boolean exist(Path folder, String version) {
        return Files.isRegularFile(folder.resolve(name(version)));
    }

    /** Whether a task has scores. */
    public synchronized boolean has(String digest) {
        return places.containsKey(digest);
    }

    /** How many tasks have scores. */
    public synchronized int size() {
        return places.size();
    }

    /** The tasks that have scores. */
    public synchronized Set<String> digests() {
        return Collections.unmodifiableSet(new HashSet<>(places.keySet()));
    }

    /** The scores of a task; empty if it has none. */
    public synchronized Optional<TaskScores> get(String digest) {
        Place place = places.get(digest);
        if (place == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    ScoresCodec.read(read(place.offset(), place.length()).array())
                            .scores());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Adds scores; they are on the disk when this returns. */
    public synchronized void put(Map<String, TaskScores> scores) {
        try {
            scores.forEach((digest, value) -> append(digest, ScoresCodec.write(digest, value)));
            channel.force(false);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Forgets all tasks but these; the file is written anew if there is anything to forget. */
    public synchronized void retain(Set<String> digests) {
        if (digests.containsAll(places.keySet())) {
            return;
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(fresh);
            try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                write(out, ByteBuffer.wrap(header.getBytes(StandardCharsets.US_ASCII)), 0);
                for (Map.Entry<String, Place> entry : places.entrySet()) {
                    if (digests.contains(entry.getKey())) {
                        Place place = entry.getValue();
                        write(out, read(place.offset() - HEAD, place.length() + HEAD), out.size());
                    }
                }
                out.force(true);
            }
            channel.close();
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            open();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void open() throws IOException {
        places.clear();
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        byte[] expected = header.getBytes(StandardCharsets.US_ASCII);
        boolean ours = channel.size() >= expected.length
                && new String(read(0, expected.length).array(), StandardCharsets.US_ASCII).equals(header);
        if (!ours) {
            channel.truncate(0);
            write(channel, ByteBuffer.wrap(expected), 0);
        }
        end = expected.length;
        while (readNext()) {
            // What is whole is taken, up to the first record that is not.
        }
        channel.truncate(end);
    }

    /** Takes the record at the end of those that were taken; false if there is no whole one. */
    private boolean readNext() throws IOException {
        if (channel.size() - end < HEAD) {
            return false;
        }
        ByteBuffer head = read(end, HEAD);
        int length = head.getInt();
        int checksum = head.getInt();
        if (length < 0 || length > MOST || channel.size() - end - HEAD < length) {
            return false;
        }
        byte[] bytes = read(end + HEAD, length).array();
        if (checksum(bytes) != checksum) {
            return false;
        }
        places.put(ScoresCodec.digest(bytes), new Place(end + HEAD, length));
        end += HEAD + length;
        return true;
    }

    private void append(String digest, byte[] bytes) {
        ByteBuffer record = ByteBuffer.allocate(HEAD + bytes.length);
        record.putInt(bytes.length).putInt(checksum(bytes)).put(bytes).flip();
        try {
            write(channel, record, end);
        } catch (IOException e) {
            throw failed(e);
        }
        places.put(digest, new Place(end + HEAD, bytes.length));
        end += HEAD + bytes.length;
    }

    private ByteBuffer read(long offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {
            // Reads go on until all is there.
        }
        return buffer.flip();
    }

    private static void write(FileChannel out, ByteBuffer bytes, long offset) throws IOException {
        long at = offset;
        while (bytes.hasRemaining()) {
            at += out.write(bytes, at);
        }
    }

    private static int checksum(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }

    private static String name(String version) {
        return CanonicalJson.sha256(version).substring(0, 16) + ENDING;
    }

    private UncheckedIOException failed(IOException cause) {
        return new UncheckedIOException(
                "the scores of the pool in " + file + " cannot be read or written: " + cause.getMessage(), cause);
    }

    @Override
    public synchronized void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }
}
