package dev.tagloop.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The rules that Python's scan of the cache checks, written down without the product's own classes. */
final class CachePromises {
    private CachePromises() {}

    static void hold(Path cache) throws IOException {
        for (Path repo : list(cache)) {
            String name = repo.getFileName().toString();
            if (name.equals(".locks") || name.equals("CACHEDIR.TAG")) {
                continue;
            }
            assertThat(name).matches("(models|datasets|spaces)--.+");
            assertThat(repo.resolve("snapshots")).isDirectory();
            for (Path snapshot : list(repo.resolve("snapshots"))) {
                assertThat(snapshot).isDirectory();
                assertThat(snapshot.getFileName().toString()).matches("[0-9a-f]{40}");
                try (Stream<Path> files = Files.walk(snapshot)) {
                    for (Path file :
                            files.filter(path -> !Files.isDirectory(path)).toList()) {
                        assertThat(file).as("no broken link").exists();
                        if (Files.isSymbolicLink(file)) {
                            assertThat(Files.readSymbolicLink(file).isAbsolute())
                                    .isFalse();
                            assertThat(file.toRealPath().getParent())
                                    .isEqualTo(repo.resolve("blobs").toRealPath());
                        }
                    }
                }
            }
            if (Files.exists(repo.resolve("refs"))) {
                try (Stream<Path> refs = Files.walk(repo.resolve("refs"))) {
                    for (Path ref : refs.filter(Files::isRegularFile).toList()) {
                        String commit = Files.readString(ref);
                        assertThat(commit).matches("[0-9a-f]{40}");
                        assertThat(repo.resolve("snapshots").resolve(commit)).isDirectory();
                    }
                }
            }
            for (Path blob : list(repo.resolve("blobs"))) {
                assertThat(Files.isRegularFile(blob, LinkOption.NOFOLLOW_LINKS)).isTrue();
                assertThat(blob.getFileName().toString())
                        .matches("[0-9a-f]{40}|[0-9a-f]{64}(\\.[0-9a-f]{8}\\.incomplete)?");
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
