package dev.tagloop.datasets.source;

import dev.tagloop.datasets.DatasetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Files of which zip archives show what is in them: {@code train.zip::part/a.jsonl} is a file of the archive. */
public final class ArchiveFiles implements DataFiles {
    /** Stands between the archive's path and that of the file in it. */
    public static final String INSIDE = "::";

    private final DataFiles files;
    private final Map<String, Inside> inside = new HashMap<>();

    /**
     * A file that was found in an archive.
     *
     * @param archive the archive's path
     * @param file the file in it
     */
    private record Inside(String archive, DataFile file) {}

    public ArchiveFiles(DataFiles files) {
        this.files = files;
    }

    /**
     * The splits with all files of an archive in its place.
     *
     * @throws DatasetException if an archive cannot be read, or is made to do harm
     */
    public Map<String, List<String>> expand(Map<String, List<String>> splits) {
        List<String> zips = splits.values().stream()
                .flatMap(List::stream)
                .filter(ArchiveFiles::isZip)
                .distinct()
                .toList();
        if (zips.isEmpty()) {
            return splits;
        }
        files.prepare(zips);
        Map<String, List<String>> contents = new HashMap<>();
        zips.forEach(zip -> contents.put(zip, contents(zip)));
        Map<String, List<String>> expanded = new LinkedHashMap<>();
        splits.forEach((split, paths) -> expanded.put(
                split,
                paths.stream()
                        .flatMap(path -> contents.getOrDefault(path, List.of(path)).stream())
                        .toList()));
        return expanded;
    }

    private List<String> contents(String zip) {
        ZipArchive archive = ZipArchive.of(files.file(zip));
        List<String> paths = new ArrayList<>();
        for (ZipArchive.Entry entry : archive.entries()) {
            String path = zip + INSIDE + entry.name();
            inside.putIfAbsent(path, new Inside(zip, archive.file(entry)));
            paths.add(path);
        }
        return paths;
    }

    private static boolean isZip(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    /**
     * The files of a zip archive by their names in it, in the order of the names. They are read where they are; nothing is unpacked under a name
     * that the archive chose.
     *
     * @throws DatasetException if it cannot be read, or is made to do harm
     */
    public static Map<String, DataFile> contents(DataFile zip) {
        ZipArchive archive = ZipArchive.of(zip);
        Map<String, DataFile> contents = new LinkedHashMap<>();
        archive.entries().forEach(entry -> contents.putIfAbsent(entry.name(), archive.file(entry)));
        return contents;
    }

    @Override
    public String description() {
        return files.description();
    }

    @Override
    public String name() {
        return files.name();
    }

    @Override
    public List<String> paths() {
        return files.paths();
    }

    @Override
    public DataFile file(String path) {
        Inside found = inside.get(path);
        return found == null ? files.file(path) : found.file();
    }

    @Override
    public Optional<String> commit() {
        return files.commit();
    }

    @Override
    public boolean isConverted() {
        return files.isConverted();
    }

    @Override
    public Optional<DataFiles> converted() {
        return files.converted();
    }

    @Override
    public void prepare(List<String> paths) {
        files.prepare(paths.stream()
                .map(path -> inside.containsKey(path) ? inside.get(path).archive() : path)
                .distinct()
                .toList());
    }
}
