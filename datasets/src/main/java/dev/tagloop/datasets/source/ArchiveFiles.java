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
    private final Map<String, ZipArchive> archives = new HashMap<>();

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
        Map<String, List<String>> expanded = new LinkedHashMap<>();
        splits.forEach((split, paths) -> {
            List<String> all = new ArrayList<>();
            for (String path : paths) {
                if (isZip(path)) {
                    archive(path).entries().forEach(entry -> all.add(path + INSIDE + entry.name()));
                } else {
                    all.add(path);
                }
            }
            expanded.put(split, all);
        });
        return expanded;
    }

    private static boolean isZip(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    private ZipArchive archive(String path) {
        return archives.computeIfAbsent(path, zip -> ZipArchive.of(files.file(zip)));
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
        int inside = path.indexOf(INSIDE);
        return inside < 0 || files.paths().contains(path)
                ? files.file(path)
                : archive(path.substring(0, inside)).open(path.substring(inside + INSIDE.length()));
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
                .map(path -> path.contains(INSIDE) && !files.paths().contains(path)
                        ? path.substring(0, path.indexOf(INSIDE))
                        : path)
                .distinct()
                .toList());
    }
}
