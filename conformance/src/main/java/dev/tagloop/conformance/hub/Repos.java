package dev.tagloop.conformance.hub;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The repositories by type and id, and the old ids of those that moved. */
final class Repos {
    /** A type as it stands in addresses of the API. */
    static final List<String> TYPES = List.of("models", "datasets", "spaces");

    private final Map<String, LocalRepo> byKey = new ConcurrentSkipListMap<>();
    private final Map<String, String> moved = new ConcurrentSkipListMap<>();

    void add(LocalRepo repo) {
        byKey.put(repo.type() + "/" + repo.id(), repo);
    }

    void remove(LocalRepo repo) {
        byKey.remove(repo.type() + "/" + repo.id());
    }

    void move(String type, String from, String to) {
        moved.put(type + "/" + from, to);
    }

    LocalRepo find(String type, String id) {
        return byKey.get(type + "/" + id);
    }

    Optional<String> movedTo(String type, String id) {
        return Optional.ofNullable(moved.get(type + "/" + id));
    }

    Collection<LocalRepo> all() {
        return byKey.values();
    }

    /** How many of {@code parts}, from {@code start} on, are the id: two, or one for a name of the first days. */
    static int idLength(List<String> parts, int start, List<String> verbs) {
        return parts.size() <= start + 1 || verbs.contains(parts.get(start + 1)) ? 1 : 2;
    }
}
