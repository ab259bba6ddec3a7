package dev.tagloop.server.storage;

import dev.tagloop.server.StudioConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Assumptions;
import org.opentest4j.TestAbortedException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The database under each test's server: SQLite in the test's folder, or, with {@code -Dtagloop.test.database=postgresql}, a PostgreSQL
 * database for each folder, copied from one that has its tables. Tests name their folder and nothing else.
 */
public final class TestDatabases {
    /** {@code sqlite}, which is the default, or {@code postgresql}. */
    private static final String KIND = System.getProperty("tagloop.test.database", "sqlite");
    /** Set where tests on PostgreSQL must not be skipped. */
    private static final boolean REQUIRED =
            Boolean.getBoolean("tagloop.test.postgresql.required") || "true".equals(System.getenv("CI"));

    private static final int KEPT = 24;
    private static final String TEMPLATE = "tagloop_template";

    private static final Map<Path, String> NAMES = new LinkedHashMap<>();
    private static PostgresCluster cluster;
    private static Path sqliteTemplate;
    private static int made;

    private TestDatabases() {}

    /** Whether this run is the one on PostgreSQL. */
    public static boolean arePostgres() {
        return KIND.equals("postgresql");
    }

    /** The seed of a test that shares its rounds among the databases: another one on each, or what {@code -Dtagloop.test.seed} says. */
    public static long seed(long onSqlite) {
        return Long.getLong("tagloop.test.seed", arePostgres() ? onSqlite + 1 : onSqlite);
    }

    /** Settles where a test's server keeps its data. */
    public static StudioConfig settle(StudioConfig config, Path folder) {
        prepare(folder).ifPresent(config::databaseUrl);
        return config.dataDir(folder);
    }

    /** Gives a new folder its tables, and the address of its database where that lies elsewhere. */
    public static Optional<String> prepare(Path folder) {
        Optional<String> url = url(folder);
        if (url.isEmpty()) {
            layTables(folder);
        }
        return url;
    }

    /** A new folder gets its tables as a copy, too: to make them takes a tenth of a test's time. */
    private static void layTables(Path folder) {
        Path template = sqliteTemplate();
        List<Path> laid = new ArrayList<>();
        try {
            if (isNew(folder)) {
                Files.createDirectories(folder);
                for (String name : List.of("tagloop.db", "VERSION")) {
                    laid.add(folder.resolve(name));
                    Files.copy(template.resolve(name), folder.resolve(name));
                }
            }
        } catch (IOException refused) {
            // A folder that takes nothing is what some tests are about: the server meets it as it was.
            laid.forEach(file -> file.toFile().delete());
        }
    }

    /** Whether nothing lies there, and something may: what a test has put there is left to the server. */
    private static boolean isNew(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                return files.findAny().isEmpty();
            }
        }
        return Files.notExists(folder)
                && Files.isDirectory(folder.toAbsolutePath().getParent());
    }

    private static synchronized Path sqliteTemplate() {
        if (sqliteTemplate == null) {
            try {
                Path made = FoldersInMemory.create(TEMPLATE);
                Migrations.bringUpToDate(made, new SqliteDialect(made.resolve("tagloop.db")));
                // Deleted at the end in the opposite order.
                for (String name : List.of("", "VERSION", "tagloop.db")) {
                    made.resolve(name).toFile().deleteOnExit();
                }
                sqliteTemplate = made;
            } catch (IOException | SQLException e) {
                throw new IllegalStateException("the tables of tests cannot be made", e);
            }
        }
        return sqliteTemplate;
    }

    /** The address of the PostgreSQL database that belongs to a folder, made when it is new; nothing in a run on SQLite. */
    public static synchronized Optional<String> url(Path folder) {
        if (!arePostgres()) {
            return Optional.empty();
        }
        Path key = folder.toAbsolutePath().normalize();
        String name = NAMES.get(key);
        if (name == null) {
            name = create();
            NAMES.put(key, name);
        }
        return Optional.of(cluster().url(name));
    }

    /** Opens a test's data folder with its database, without a server. */
    public static DataFolder open(Path folder) {
        return DataFolder.open(folder, url(folder));
    }

    /** Leaves a test out on PostgreSQL, where what it looks at is not there. */
    public static void onlyOnSqlite(String reason) {
        Assumptions.assumeFalse(arePostgres(), reason);
    }

    /** The address of a database without tables. */
    public static synchronized String emptyUrl() throws SQLException {
        String name = "empty" + ++made;
        cluster().execute("CREATE DATABASE " + name);
        return cluster().url(name);
    }

    /** A database without tables. */
    static SqlDialect empty(Path sqliteFile) throws SQLException {
        return arePostgres() ? new PostgresDialect(PostgresAddress.parse(emptyUrl())) : new SqliteDialect(sqliteFile);
    }

    /** All that a stopped server has stored: the bytes of the file, or the text of every row. */
    public static String stored(Path folder) throws IOException {
        if (!arePostgres()) {
            return Files.readString(folder.resolve("tagloop.db"), StandardCharsets.ISO_8859_1);
        }
        return jdbi(folder).withHandle(handle -> {
            StringBuilder all = new StringBuilder();
            for (String table : tables(handle)) {
                handle.createQuery("SELECT CAST(t AS TEXT) FROM " + table + " t")
                        .mapTo(String.class)
                        .forEach(row -> all.append(row).append('\n'));
            }
            return all.toString();
        });
    }

    /** The names of all tables, sorted. */
    public static List<String> tables(Handle handle) {
        Connection connection = handle.getConnection();
        List<String> names = new ArrayList<>();
        try (ResultSet rows =
                connection.getMetaData().getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                names.add(rows.getString("TABLE_NAME"));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the tables of a test's database cannot be listed", e);
        }
        names.sort(null);
        return names;
    }

    /** The database of a folder, to look into and to arrange things behind the server's back. */
    public static Jdbi jdbi(Path folder) {
        return url(folder)
                .map(TestDatabases::postgres)
                .orElseGet(() -> Jdbi.create("jdbc:sqlite:" + folder.resolve("tagloop.db")));
    }

    static Jdbi postgres(String url) {
        PostgresAddress address = PostgresAddress.parse(url);
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {address.host()});
        source.setPortNumbers(new int[] {address.port()});
        source.setDatabaseName(address.database());
        source.setUser(address.user());
        source.setPassword(address.password().orElseThrow());
        return Jdbi.create(source);
    }

    /** The database server of this run. */
    static synchronized PostgresCluster cluster() {
        if (cluster == null) {
            PostgresPrograms programs = PostgresPrograms.find().orElseThrow(TestDatabases::missing);
            try {
                cluster = PostgresCluster.start(programs);
                cluster.execute("CREATE DATABASE " + TEMPLATE);
                Path folder = FoldersInMemory.create("tagloop-template");
                Migrations.bringUpToDate(folder, new PostgresDialect(PostgresAddress.parse(cluster.url(TEMPLATE))));
                Files.delete(folder.resolve("VERSION"));
                Files.delete(folder);
            } catch (IOException | SQLException e) {
                throw new IllegalStateException("the PostgreSQL of the tests cannot be used", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return cluster;
    }

    private static RuntimeException missing() {
        String message = "PostgreSQL is not installed here: nothing was tested on it (apt-get install postgresql)";
        return REQUIRED ? new IllegalStateException(message) : new TestAbortedException(message);
    }

    private static String create() {
        try {
            if (NAMES.size() >= KEPT) {
                dropOldest();
            }
            String name = "test" + ++made;
            cluster().execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
            return name;
        } catch (SQLException e) {
            throw new IllegalStateException("a database could not be made for a test", e);
        }
    }

    /** Hundreds of tests would fill the disk otherwise. One that is still in use stays. */
    private static void dropOldest() {
        Map.Entry<Path, String> oldest = NAMES.entrySet().iterator().next();
        if (!Files.exists(oldest.getKey())) {
            try {
                cluster().execute("DROP DATABASE " + oldest.getValue());
                NAMES.remove(oldest.getKey());
            } catch (SQLException e) {
                System.err.println("The database of a finished test stays: " + e.getMessage());
            }
        }
    }
}
