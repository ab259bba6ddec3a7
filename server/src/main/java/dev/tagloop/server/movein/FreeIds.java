package dev.tagloop.server.movein;

import dev.tagloop.server.storage.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;

/**
 * Which ids of a source are free here: those that no row has, and that nothing in the trash will have again. All of it happens on the one writer, so
 * that nobody takes one meanwhile.
 */
final class FreeIds {
    private final Database database;
    private final Map<String, Long> floors;
    private final ToLongFunction<String> highest;
    /** Tables where things get new ids, behind all that are still to come. */
    private final Set<String> renumbered = new HashSet<>();

    private FreeIds(Database database, Map<String, Long> floors, ToLongFunction<String> highest) {
        this.database = database;
        this.floors = floors;
        this.highest = highest;
    }

    /**
     * As it is now. While the trash holds anything, ids that were ever given may come back out of it.
     *
     * @param highest the highest id of each table in the source
     */
    static FreeIds now(Database database, ToLongFunction<String> highest) {
        return database.read(handle -> {
            Map<String, Long> floors = new HashMap<>();
            long trash = handle.createQuery("SELECT COUNT(*) FROM trash")
                    .mapTo(Long.class)
                    .one();
            for (String table :
                    new String[] {"projects", "tasks", "annotations", "predictions", "drafts", "views", "ml_backends"
                    }) {
                floors.put(table, trash == 0 ? 0 : database.ids().last(handle.getConnection(), table));
            }
            return new FreeIds(database, floors, highest);
        });
    }

    /** The same inside a unit of the writer, with statements prepared once; to be closed. */
    Session on(Handle handle) {
        return new Session(handle);
    }

    final class Session implements AutoCloseable {
        private final Handle handle;
        private final Map<String, PreparedStatement> lookups = new HashMap<>();
        private final Map<String, Long> given = new HashMap<>();

        private Session(Handle handle) {
            this.handle = handle;
        }

        /** The id, if it is free in this table. */
        Optional<Long> free(String table, long id) throws SQLException {
            if (id <= floors.get(table)) {
                return other(table);
            }
            PreparedStatement lookup = lookups.get(table);
            if (lookup == null) {
                lookup = handle.getConnection().prepareStatement("SELECT 1 FROM " + table + " WHERE id = ?");
                lookups.put(table, lookup);
            }
            lookup.setLong(1, id);
            try (ResultSet found = lookup.executeQuery()) {
                if (found.next()) {
                    return other(table);
                }
            }
            // At once: a row that follows without a number of its own must not be given this one.
            if (id > given.getOrDefault(table, 0L)) {
                database.ids().taken(handle.getConnection(), table, id);
                given.put(table, id);
            }
            return Optional.of(id);
        }

        /** The next number is given, behind those that others in the source have: theirs may be free. */
        private Optional<Long> other(String table) throws SQLException {
            if (renumbered.add(table)) {
                database.ids().taken(handle.getConnection(), table, highest.applyAsLong(table));
            }
            return Optional.empty();
        }

        @Override
        public void close() throws SQLException {
            for (PreparedStatement lookup : lookups.values()) {
                lookup.close();
            }
        }
    }
}
