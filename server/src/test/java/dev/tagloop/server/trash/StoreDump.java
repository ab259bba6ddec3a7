package dev.tagloop.server.trash;

import dev.tagloop.server.storage.TestDatabases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every row of every table of a store, but for the trash itself and what annotations remember of having been there. */
final class StoreDump {
    private static final Set<String> LEFT_OUT =
            Set.of("organizations", "users", "annotation_versions", "sqlite_sequence");

    private StoreDump() {}

    static Map<String, List<String>> of(Path folder) {
        Map<String, List<String>> dump = new TreeMap<>();
        TestDatabases.jdbi(folder).useTransaction(handle -> {
            for (String table : TestDatabases.tables(handle)) {
                if (table.startsWith("trash") || LEFT_OUT.contains(table)) {
                    continue;
                }
                dump.put(
                        table,
                        handle
                                .createQuery("SELECT * FROM " + table)
                                .map((row, context) -> {
                                    List<String> values = new ArrayList<>();
                                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                                        String column = row.getMetaData().getColumnName(i);
                                        if (!(table.equals("annotations") && column.startsWith("version"))) {
                                            values.add(column + "=" + row.getObject(i));
                                        }
                                    }
                                    return values.toString();
                                })
                                .stream()
                                .sorted()
                                .toList());
            }
        });
        return dump;
    }

    /** Numbers that a query gives. */
    static List<Long> numbers(Path folder, String sql) {
        return TestDatabases.jdbi(folder)
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).list());
    }
}
