package dev.tagloop.server.movein;

import dev.tagloop.labelstudio.move.MoveSource;
import dev.tagloop.server.accounts.Arrivals;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Database;
import dev.tagloop.server.storage.Times;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/** Finds the accounts of a source here by their addresses, and makes those that are missing. */
final class ArrivingPeople {
    private static final int LONGEST = 256;

    private final Database database;
    private final Arrivals arrivals;
    private final MoveReport report;

    ArrivingPeople(Database database, Arrivals arrivals, MoveReport report) {
        this.database = database;
        this.arrivals = arrivals;
        this.report = report;
    }

    /** @param make false to find only */
    People of(MoveSource source, boolean make) {
        List<ObjectNode> told = new ArrayList<>(source.accounts());
        // The first account of an empty server owns it.
        told.sort(Comparator.comparing(account -> account.path("id").asLong(0) != source.owner()));
        People people = new People();
        if (make) {
            database.write(handle -> {
                for (ObjectNode account : told) {
                    arrive(handle, account, people, true);
                }
                if (source.takesLegacyTokens() && told.stream().anyMatch(account -> account.has("legacy_token"))) {
                    arrivals.allowLegacyTokens(handle);
                }
                database.ids()
                        .taken(
                                handle.getConnection(),
                                "users",
                                handle.createQuery("SELECT COALESCE(MAX(id), 0) FROM users")
                                        .mapTo(Long.class)
                                        .one());
                return null;
            });
        } else {
            database.read(handle -> {
                for (ObjectNode account : told) {
                    arrive(handle, account, people, false);
                }
                return null;
            });
        }
        return people;
    }

    private void arrive(Handle handle, ObjectNode told, People people, boolean make) {
        String email = told.path("email").asString("");
        long there = told.path("id").asLong(0);
        if (!Arrivals.isAddress(email)) {
            report.note("The account " + there + " (\"" + email + "\") did not come, because its address is none.");
            return;
        }
        Optional<Long> known = arrivals.find(handle, email);
        if (known.isPresent()) {
            report.found(email);
            people.know(there, email, known.get());
            return;
        }
        Arrivals.Arrival arrival = arrival(told, email, there);
        report.made(email, arrival.passwordHash().isPresent());
        if (make) {
            people.know(there, email, arrivals.make(handle, arrival));
        }
    }

    private static Arrivals.Arrival arrival(ObjectNode told, String email, long there) {
        String now = Times.now();
        return new Arrivals.Arrival(
                there,
                email,
                text(told, "username").filter(name -> !name.isBlank()).orElse(email.split("@", 2)[0]),
                text(told, "first_name").orElse(""),
                text(told, "last_name").orElse(""),
                text(told, "phone").orElse(""),
                text(told, "password").filter(Arrivals::isUsablePassword),
                text(told, "legacy_token").filter(token -> token.matches("[0-9a-fA-F]{40}")),
                told.path("custom_hotkeys").isObject() ? Json.stored(told.path("custom_hotkeys")) : "{}",
                Told.time(told, "date_joined").orElse(now),
                Told.time(told, "last_activity").orElse(now),
                Told.truth(told, "is_active", true),
                Told.truth(told, "is_member", true));
    }

    private static Optional<String> text(ObjectNode told, String key) {
        return Told.text(told, key).filter(text -> text.length() <= LONGEST);
    }
}
