package dev.tagloop.datasets.source;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Files on disk that some patterns may name: each file given by its own path, and all files below the folder from which a
 * pattern with wildcards starts. Their paths are written as the patterns are.
 */
public final class PatternFiles implements DataFiles {

    private final Map<String, Path> files = new TreeMap<>();

    /**
     * Looks for the files.
     *
     * @param base the folder that relative patterns start from
     * @param patterns the patterns
     * @throws dev.tagloop.datasets.DatasetException if a folder cannot be listed
     */
    public PatternFiles(Path base, Collection<String> patterns) {
        patterns.forEach(pattern -> add(base, clean(pattern)));
    }

    /** A pattern with {@code /} between its parts and without a leading {@code ./}. */
    public static String clean(String pattern) {
        String clean = pattern.replace(File.separatorChar, '/');
        while (clean.startsWith("./")) {
            clean = clean.substring(2);
        }
        return clean;
    }

    private void add(Path base, String pattern) {
        Path literal = base.resolve(pattern);
        if (Files.isRegularFile(literal)) {
            files.put(pattern, literal);
            return;
        }
        String folder = folderBeforeWildcards(pattern);
        Path root = base.resolve(folder);
        if (Files.isDirectory(root)) {
            FolderFiles below = FolderFiles.of(root);
            below.paths().forEach(path -> files.put(folder + path, root.resolve(path)));
        }
    }

    private static String folderBeforeWildcards(String pattern) {
        int wildcard = pattern.length();
        for (char special : "*?[".toCharArray()) {
            int at = pattern.indexOf(special);
            wildcard = at >= 0 ? Math.min(wildcard, at) : wildcard;
        }
        return pattern.substring(0, pattern.lastIndexOf('/', wildcard) + 1);
    }

    @Override
    public String description() {
        return "the given files";
    }

    @Override
    public String name() {
        return "";
    }

    @Override
    public List<String> paths() {
        return List.copyOf(files.keySet());
    }

    @Override
    public DataFile file(String path) {
        return new PathFile(files.get(path));
    }
}
