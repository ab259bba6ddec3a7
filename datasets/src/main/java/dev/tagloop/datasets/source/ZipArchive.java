package dev.tagloop.datasets.source;

import dev.tagloop.datasets.DatasetException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A zip archive whose entries are read where they are: nothing of it is unpacked under a name that the archive chose. One that
 * is made to do harm is refused: names that climb out of a folder, and contents out of all proportion to the archive.
 */
final class ZipArchive {
    private static final int MOST_ENTRIES = 100_000;

    /** Text shrinks to a tenth, at best to a fiftieth; a bomb to less than a thousandth. */
    private static final long MOST_TIMES = 200;

    private static final long ALWAYS_FINE = 256L << 20;
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);

    private final DataFile file;
    private final List<Entry> entries;

    /**
     * What is in it.
     *
     * @param name its path in the archive
     * @param size its bytes, unpacked, as the archive says
     */
    record Entry(String name, long size) {}

    private ZipArchive(DataFile file, List<Entry> entries) {
        this.file = file;
        this.entries = entries;
    }

    /**
     * Looks into an archive.
     *
     * @throws DatasetException if it cannot be read, or is made to do harm
     */
    static ZipArchive of(DataFile file) {
        List<Entry> entries = new ArrayList<>();
        long sum = 0;
        try (ZipFile zip = new ZipFile(file.onDisk().toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw new DatasetException(file.location() + " holds " + zip.size() + " files, more than the "
                        + MOST_ENTRIES + " that are read out of an archive");
            }
            long most = Math.max(ALWAYS_FINE, MOST_TIMES * file.length());
            for (var all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                requireHarmless(file, entry.getName());
                if (entry.isDirectory() || isHidden(entry.getName())) {
                    continue;
                }
                sum += Math.max(0, entry.getSize());
                if (sum > most || sum < 0) {
                    throw new DatasetException(file.location() + " would become more than " + MOST_TIMES
                            + " times as large when it is unpacked: it is not read");
                }
                entries.add(new Entry(entry.getName(), entry.getSize()));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new DatasetException(file.location() + " cannot be read as a zip archive: " + e.getMessage(), e);
        }
        entries.sort(Comparator.comparing(Entry::name));
        return new ZipArchive(file, entries);
    }

    private static void requireHarmless(DataFile file, String name) {
        boolean climbs = List.of(name.split("[/\\\\]", -1)).contains("..");
        boolean rooted = name.startsWith("/")
                || name.startsWith("\\")
                || DRIVE.matcher(name).matches();
        boolean odd = name.isEmpty() || name.chars().anyMatch(c -> c < ' ');
        if (climbs || rooted || odd) {
            throw new DatasetException(file.location() + " holds a file with a name that leads out of it: \""
                    + name.replaceAll("\\p{Cntrl}", "?") + "\". It is not read");
        }
    }

    /** As everywhere in a data set: what begins with a dot, or with {@code __} as Apple's additions do. */
    private static boolean isHidden(String name) {
        return ("/" + name).contains("/.") || ("/" + name).contains("/__");
    }

    /** The files in it, by name. */
    List<Entry> entries() {
        return entries;
    }

    /** One of them. */
    DataFile file(Entry entry) {
        return new ZipEntryFile(file, entry);
    }
}
