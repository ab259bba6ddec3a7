package dev.tagloop.server.backup;

import dev.tagloop.server.accounts.FreshSecrets;
import dev.tagloop.server.storage.FreshStore;
import dev.tagloop.server.storage.Room;
import dev.tagloop.server.storage.UnfinishedRestore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Brings a backup back into a new data folder, on SQLite or PostgreSQL whatever it came from. All of it or nothing. */
public final class Restore {
    private Restore() {}

    /**
     * Does it.
     *
     * @param folder empty, or not there yet
     * @param databaseUrl an empty PostgreSQL database for the rows; without one they come into the folder, in SQLite
     * @return what was brought back
     * @throws dev.tagloop.server.StudioException with one sentence; then the folder is as empty as before
     */
    public static Manifest into(Path backup, Path folder, Optional<String> databaseUrl, Watch watch) {
        try (BackupFile file = BackupFile.open(backup)) {
            FreshStore.requireKnown(file.manifest().format());
            file.verify(watch);
            // Rows take more room in a store than as text: there are indexes.
            Room.require("The restore", folder, 2 * file.manifest().size());
            UnfinishedRestore unfinished = UnfinishedRestore.begin(folder);
            try {
                return into(file, unfinished, databaseUrl, watch);
            } catch (IOException | RuntimeException e) {
                unfinished.giveUp();
                throw e;
            }
        } catch (IOException e) {
            throw new BackupException(
                    "The backup " + backup + " cannot be restored into " + folder + ": " + e.getMessage() + ".", e);
        }
    }

    private static Manifest into(
            BackupFile file, UnfinishedRestore unfinished, Optional<String> databaseUrl, Watch watch)
            throws IOException {
        Manifest manifest = file.manifest();
        Path place = unfinished.place();
        FreshStore store = FreshStore.make(place, databaseUrl, manifest.format());
        int done = 0;
        for (FileMark mark : manifest.files()) {
            watch.step("Files", done++, manifest.files().size());
            file.extract(mark, place.resolve(mark.path()));
        }
        StoreFiller filler = new StoreFiller(store, manifest.tables(), manifest.counters(), watch);
        filler.fill(file::rows, manifest.secrets() ? rows -> {} : FreshSecrets.in(place)::put, () -> {
            store.complete();
            unfinished.settle();
        });
        unfinished.done();
        return manifest;
    }
}
