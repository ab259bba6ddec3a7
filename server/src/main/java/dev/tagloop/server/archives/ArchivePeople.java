package dev.tagloop.server.archives;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;

/** Who the people of an archive are here: members of the organization with the same address, and for all others whoever reads it in. */
final class ArchivePeople {
    private final Map<Long, Long> ids = new HashMap<>();
    private final List<String> unknown = new ArrayList<>();
    private final long reader;

    private ArchivePeople(long reader) {
        this.reader = reader;
    }

    static ArchivePeople of(Handle handle, long organization, long reader, ArchiveLines lines) throws IOException {
        Map<String, Long> members = new HashMap<>();
        handle.createQuery("SELECT u.id, u.email FROM users u JOIN organization_members m ON m.user_id = u.id"
                        + " WHERE m.organization_id = :organization")
                .bind("organization", organization)
                .map((row, context) -> members.put(row.getString("email"), row.getLong("id")))
                .list();
        ArchivePeople people = new ArchivePeople(reader);
        for (ObjectNode person = lines.next(); person != null; person = lines.next()) {
            if (!person.path("id").isIntegralNumber()) {
                throw new BadArchiveException(lines.place() + " tells no number of an account");
            }
            String email = person.path("email").asString("").strip();
            Long member = members.get(email.toLowerCase(Locale.ROOT));
            if (member == null) {
                people.unknown.add(email);
            } else {
                people.ids.put(person.get("id").longValue(), member);
            }
        }
        return people;
    }

    /** The account for a number of the archive; null for null. */
    JsonNode of(JsonNode number) {
        return number.isNull() ? number : LongNode.valueOf(ids.getOrDefault(number.longValue(), reader));
    }

    int found() {
        return ids.size();
    }

    /** Addresses of people who are no members here. */
    List<String> unknown() {
        return unknown;
    }
}
