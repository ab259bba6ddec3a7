package dev.tagloop.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What work that is about to begin needs of a disk, beside what is free there: the one question that imports, trainings and backups ask before
 * they write.
 *
 * @param work what is to be done, as the beginning of a sentence: {@code The import}
 * @param place a file or folder on the disk; it need not exist yet
 * @param needed an estimate of the bytes that the work writes, rather too high than too low
 * @param free bytes that this user may still write there
 */
public record DiskSpace(String work, Path place, long needed, long free) {
    /** What should be left afterwards: logs, sessions and labels of others go on being written. */
    private static final long SPARE = 1L << 30;

    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};

    /** Looks at the disk now. */
    public static DiskSpace forWork(String work, Path place, long needed) {
        return new DiskSpace(work, place, needed, free(place));
    }

    /** Bytes that can be written where a file or folder lies, or will lie. */
    public static long free(Path place) {
        Path there = place.toAbsolutePath().normalize();
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there.toFile().getUsableSpace();
    }

    /** Whether the work cannot come to its end here, so that it must not begin. */
    public boolean isShort() {
        return needed > free;
    }

    /** What a person should know before the work begins: that it cannot end, or that little is left afterwards; empty when there is room. */
    public Optional<String> warning() {
        if (!isShort() && free - needed >= SPARE) {
            return Optional.empty();
        }
        String figures = work + " needs about " + size(needed) + " on the disk of " + place + ", and " + size(free)
                + " are free there";
        return Optional.of(figures
                + (isShort()
                        ? ": free some space, or choose another disk, then try again."
                        : ": it fits, but little is left afterwards. Free some space soon."));
    }

    /** A number of bytes for people, in powers of a thousand: {@code 1.5 MB}. */
    public static String size(long bytes) {
        double number = bytes;
        int unit = 0;
        while (number >= 1000 && unit < UNITS.length - 1) {
            number /= 1000;
            unit++;
        }
        return unit == 0 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f %s", number, UNITS[unit]);
    }
}
