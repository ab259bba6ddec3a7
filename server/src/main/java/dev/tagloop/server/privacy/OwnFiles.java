package dev.tagloop.server.privacy;

import dev.tagloop.server.storage.FileFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The files of a data folder, looked through for texts. */
final class OwnFiles {
    private final Path root;
    private final Supplier<List<String>> backups;

    /** @param backups the names of the backups that there are */
    OwnFiles(Path root, Supplier<List<String>> backups) {
        this.root = root;
        this.backups = backups;
    }

    List<String> backups() {
        return backups.get();
    }

    Path path(String name) {
        return root.resolve(name);
    }

    private List<Path> in(String place) {
        Path folder = root.resolve(place);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw FileFailure.of("The files of " + folder + " cannot be listed", folder, e);
        }
    }

    /** Writes something else in place of the texts in what is noted of long work. @return how many files */
    long replaceInLogs(Texts texts, String by) {
        return in("jobs").stream().filter(file -> replace(file, texts, by)).count();
    }

    /** The same in any file. @return false where nothing of it stood there */
    boolean replace(Path file, Texts texts, String by) {
        return texts.areIn(file) && rewrite(file, content -> Texts.replaced(content, texts, by));
    }

    /** The same for these characters as they are and nothing else. */
    boolean replace(Path file, String characters, String by) {
        return rewrite(
                file,
                content -> Texts.replaced(
                        content, characters.getBytes(StandardCharsets.UTF_8), by.getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean rewrite(Path file, UnaryOperator<byte[]> change) {
        try {
            byte[] content = Files.readAllBytes(file);
            byte[] changed = change.apply(content);
            if (Arrays.equals(content, changed)) {
                return false;
            }
            Path fresh = file.resolveSibling("." + file.getFileName() + ".part");
            Files.write(fresh, changed);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException e) {
            throw FileFailure.of("The file " + file + " cannot be changed", file, e);
        }
    }

    /** Files beside the database and the backups that hold one of the texts. */
    Map<String, Long> holding(Texts texts) {
        Map<String, Long> found = new TreeMap<>();
        for (Path file : in("")) {
            String name = root.relativize(file).toString().replace('\\', '/');
            if (!name.startsWith("tagloop.db") && !name.startsWith("backups/") && texts.areIn(file)) {
                found.put(name, 1L);
            }
        }
        return found;
    }
}
