package dev.tagloop.server.tasks;

import dev.tagloop.server.filters.TaskFilter;
import dev.tagloop.server.storage.Database;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The lists that people scroll through, as they were found. A question that is asked again while nothing was written is answered from here;
 * who names a list goes on with it whatever was written meanwhile, so that rows do not move under their hands. The longest unused ones are
 * forgotten where memory is short.
 */
final class TaskLists {
    /** The part of the memory that the lists may take. */
    private static final int PART = 16;

    private static final long LARGEST = 64L << 20;

    private final Database database;
    private final long room = Math.min(LARGEST, Runtime.getRuntime().maxMemory() / PART);
    private final Random random = new SecureRandom();

    /** By their names, the one that was used last at the end. */
    private final LinkedHashMap<String, TaskList> byName = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<String, String> nameByKey = new HashMap<>();

    TaskLists(Database database) {
        this.database = database;
    }

    /** @param name of a list that was answered before; where it is not known, or answered something else, it is asked anew */
    synchronized TaskList of(long project, TaskFilter filter, Optional<String> name) {
        long version = database.version();
        String key = project + filter.key();
        Optional<TaskList> named =
                name.map(byName::get).filter(list -> list.key().equals(key));
        if (named.isPresent()) {
            return named.get();
        }
        String last = nameByKey.get(key);
        TaskList known = last == null ? null : byName.get(last);
        if (known != null && known.version() == version) {
            return known;
        }
        byte[] bytes = new byte[12];
        random.nextBytes(bytes);
        TaskList fresh = new TaskList(HexFormat.of().formatHex(bytes), key, version, project, filter);
        byName.put(fresh.name(), fresh);
        nameByKey.put(key, fresh.name());
        forget(fresh);
        return fresh;
    }

    private void forget(TaskList kept) {
        long taken = byName.values().stream().mapToLong(TaskList::bytes).sum();
        for (Iterator<TaskList> lists = byName.values().iterator(); taken > room && lists.hasNext(); ) {
            TaskList list = lists.next();
            if (list != kept) {
                taken -= list.bytes();
                lists.remove();
                nameByKey.remove(list.key(), list.name());
            }
        }
    }
}
