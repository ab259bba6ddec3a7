package dev.tagloop.server.backup;

import dev.tagloop.server.storage.RestingFolder;
import java.nio.file.Path;
import java.util.Optional;

/** Backing up, restoring or moving in a process of its own, so that a test can kill it. It says each step. */
public final class KeepMain {
    private KeepMain() {}

    /** @param args the work, where from, where to, and the address of a database to read from or write to, or nothing */
    public static void main(String[] args) {
        Optional<String> url = args.length > 3 ? Optional.of(args[3]) : Optional.empty();
        Path from = Path.of(args[1]);
        Path to = Path.of(args[2]);
        Watch watch = new Watch(
                (step, done, total) -> {
                    System.out.println("STEP " + step);
                    System.out.flush();
                },
                new dev.tagloop.jobs.CancelToken());
        switch (args[0]) {
            case "backup" -> {
                try (RestingFolder folder = RestingFolder.open(from, Optional.empty())) {
                    Backup.make(folder, to, true, watch);
                }
            }
            case "restore" -> Restore.into(from, to, url, watch);
            default -> Move.make(new Move.Place(from, Optional.empty()), new Move.Place(to, url), watch);
        }
        System.out.println("DONE");
    }
}
