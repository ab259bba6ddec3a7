package dev.tagloop.cli.backend;

import dev.tagloop.cli.Version;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The files of a backend's project. */
final class BackendProjectFiles {
    private final BackendSource source;

    BackendProjectFiles(BackendSource source) {
        this.source = source;
    }

    /**
     * Writes them, all or none.
     *
     * @return what was written, below the folder
     * @throws FileAlreadyExistsException if one is there and may not be replaced
     */
    List<Path> write(Path folder, boolean force) throws IOException {
        Map<String, String> files = files(folder);
        for (String name : files.keySet()) {
            Path file = folder.resolve(name);
            if (!force && Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
        }
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
            written.add(Path.of(file.getKey()));
        }
        return written;
    }

    private Map<String, String> files(Path folder) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("pom.xml", filled("pom.xml.txt", folder));
        files.put("src/main/java/" + source.folder() + source.className() + ".java", source.text());
        files.put(
                "src/main/java/" + source.folder() + "Main.java",
                BackendSource.head(source.packageName()) + filled("Main.java.txt", folder));
        files.put("src/test/java/" + source.folder() + source.className() + "Test.java", source.test());
        files.put("Dockerfile", filled("Dockerfile.txt", folder));
        files.put(".dockerignore", "target\n");
        files.put("README.md", filled("README.md.txt", folder));
        return files;
    }

    private String filled(String name, Path folder) {
        return BackendSource.resource(name)
                .replace("@NAME@", artifact(folder))
                .replace("@CLASS@", source.className())
                .replace("@MAIN@", source.packageName().isEmpty() ? "Main" : source.packageName() + ".Main")
                .replace("@VERSION@", Version.current())
                .replace("@ARTIFACTS@", artifacts());
    }

    /** A name that Maven takes, after the folder's. */
    private static String artifact(Path folder) {
        Path last = folder.toAbsolutePath().normalize().getFileName();
        String name = last == null ? "" : last.toString().replaceAll("[^A-Za-z0-9_.-]+", "-");
        return name.matches("[A-Za-z0-9].*") ? name : "backend";
    }

    private String artifacts() {
        return source.artifacts().stream()
                .map(artifact -> """
                            <dependency>
                              <groupId>dev.tagloop</groupId>
                              <artifactId>%s</artifactId>
                            </dependency>
                        """.formatted(artifact))
                .collect(Collectors.joining())
                .stripTrailing();
    }
}
