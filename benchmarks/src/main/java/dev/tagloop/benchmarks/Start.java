package dev.tagloop.benchmarks;

import dev.tagloop.cli.Main;
import dev.tagloop.cli.Rehearsal;
import dev.tagloop.places.JvmOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a virtual machine is started. */
enum Start {
    /** As the {@code tagloop} script starts the program: with the options of {@link JvmOptions} and the ahead-of-time cache. */
    PROGRAM {
        @Override
        List<String> options(Path archive, Class<?> main) throws IOException {
            List<String> options = new ArrayList<>(JvmOptions.common());
            if (main == Main.class && Runtime.version().feature() >= FIRST_WITH_CACHE) {
                options.add("-XX:AOTCache=" + cache(archive));
            } else {
                options.addAll(archive(archive));
            }
            options.add("-Xlog:disable");
            return options;
        }
    },
    /** As the script did before, and without the collection that an idle server asks for: the peer of what came after it. */
    BEFORE {
        @Override
        List<String> options(Path archive, Class<?> main) {
            List<String> options = new ArrayList<>(List.of(
                    "--enable-native-access=ALL-UNNAMED", "-Xms24m", "-XX:+UseSerialGC", "-XX:+DisableExplicitGC"));
            options.addAll(archive(archive));
            options.add("-Xlog:disable");
            return options;
        }
    };

    private static final int FIRST_WITH_CACHE = 25;

    /** @param archive beside which lies what the first start makes for the others */
    abstract List<String> options(Path archive, Class<?> main) throws IOException;

    private static List<String> archive(Path archive) {
        return List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive, "-Xshare:auto");
    }

    /** Made once a run: the script makes it in the background. */
    private static synchronized Path cache(Path archive) throws IOException {
        Path cache = archive.resolveSibling("server.aot");
        if (Files.exists(cache)) {
            return cache;
        }
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(JvmOptions.common());
        command.addAll(List.of(
                "-XX:AOTCacheOutput=" + cache,
                "-Xlog:disable",
                "-cp",
                System.getProperty("java.class.path"),
                Rehearsal.class.getName(),
                "server"));
        Path log = archive.resolveSibling("rehearsal.log");
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the cache was made", e);
        }
        if (!Files.exists(cache)) {
            throw new IOException("no ahead-of-time cache was made: " + Files.readString(log));
        }
        return cache;
    }
}
