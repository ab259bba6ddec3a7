package dev.tagloop.server.movein;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Who the accounts of a source are here. */
final class People {
    private final Map<Long, Long> ids = new HashMap<>();
    private final Map<String, Long> addresses = new HashMap<>();
    private final TreeSet<Long> unknown = new TreeSet<>();

    void know(long there, String email, long here) {
        ids.put(there, here);
        addresses.put(address(email), here);
    }

    private static String address(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** The account of an id, an address, an object with either, or a list with one of these; null for nobody and for one that is not known. */
    Long of(JsonNode told) {
        if (told.isArray()) {
            return told.isEmpty() ? null : of(told.get(0));
        }
        if (told.isObject()) {
            JsonNode id = told.has("user_id") ? told.path("user_id") : told.path("id");
            Long known = ids.get(id.asLong(0));
            return known != null ? known : of(told.path("email"));
        }
        if (told.isString() && told.stringValue().contains("@")) {
            return addresses.get(address(told.stringValue()));
        }
        Long id = Told.number(told);
        if (id == null) {
            return null;
        }
        Long here = ids.get(id);
        if (here == null) {
            unknown.add(id);
        }
        return here;
    }

    /** Ids that the source's content names and its list of accounts does not, asked for so far. */
    TreeSet<Long> unknown() {
        return unknown;
    }

    /** Whether any account has another id here. */
    boolean isRenumbered() {
        return ids.entrySet().stream().anyMatch(entry -> !entry.getKey().equals(entry.getValue()));
    }
}
