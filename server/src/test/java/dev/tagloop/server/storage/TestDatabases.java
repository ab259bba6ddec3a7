package dev.tagloop.server.storage;

import dev.tagloop.server.StudioConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
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
    private static final boolean REQUIRED = Boolean.getBoolean("tagloop.test.postgresql.required");

    private static final int KEPT = 24;
    private static final String TEMPLATE = "tagloop_template";

    private static final Map<Path, String> NAMES = new LinkedHashMap<>();
    private static PostgresCluster cluster;
    private static int made;

    private TestDatabases() {}

    /** Whether this run is the one on PostgreSQL. */
    public static boolean arePostgres() {
        return KIND.equals("postgresql");
    }

    /** Settles where a test's server keeps its data. */
    public static StudioConfig settle(StudioConfig config, Path folder) {
        url(folder).ifPresent(config::databaseUrl);
        return config.dataDir(folder);
    }

    /** The address of the PostgreSQL database that belongs to a folder, made when it is new; nothing in a run on SQLite. */
    public static synchronized Optional<String> url(Path folder) {
        if (!arePostgres()) {
            return Optional.empty();
        }
        return Optional.of(
                cluster().url(NAMES.computeIfAbsent(folder.toAbsolutePath().normalize(), unused -> create())));
    }

    /** The address of a database without tables. */
    static synchronized String emptyUrl() throws SQLException {
        String name = "empty" + ++made;
        cluster().execute("CREATE DATABASE " + name);
        return cluster().url(name);
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
                Path folder = Files.createTempDirectory("tagloop-template");
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
