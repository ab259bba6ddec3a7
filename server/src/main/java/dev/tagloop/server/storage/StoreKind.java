package dev.tagloop.server.storage;

import dev.tagloop.server.StudioException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which database belongs to a data folder: the SQLite file inside it, or a PostgreSQL database elsewhere, of which the file
 * {@code postgresql} inside says that there is one. Without this check a forgotten setting would show an empty server.
 */
final class StoreKind {
    private StoreKind() {}

    /** @throws StudioException when the folder's data is in the other kind of database */
    static SqlDialect choose(Path root, Optional<String> databaseUrl) throws IOException {
        Path file = root.resolve("tagloop.db");
        Path mark = root.resolve("postgresql");
        if (databaseUrl.isEmpty()) {
            if (Files.exists(mark)) {
                throw new StudioException("The data of the folder " + root + " is in the PostgreSQL database "
                        + Files.readString(mark).strip()
                        + ": name it with --database-url, or choose another folder with --data-dir.");
            }
            return new SqliteDialect(file);
        }
        PostgresAddress address = PostgresAddress.parse(databaseUrl.get());
        if (Files.exists(file)) {
            throw new StudioException("The data of the folder " + root + " is in the SQLite file " + file.getFileName()
                    + ": leave --database-url out, or choose another folder with --data-dir.");
        }
        Files.writeString(mark, address.place() + "\n", StandardCharsets.UTF_8);
        return new PostgresDialect(address);
    }
}
