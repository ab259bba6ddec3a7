package dev.tagloop.server.accounts;

import dev.tagloop.labelstudio.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Gives an account an address and a name that tell nothing, and ends whatever lets somebody in by it. */
public final class Anonymity {
    private final Users users;
    private final Lockout lockout;

    Anonymity(Users users, Lockout lockout) {
        this.users = users;
        this.lockout = lockout;
    }

    /**
     * A person, as the server knows one.
     *
     * @param names the full name, where first and last name are told
     * @param shown how exports show the person beside the address, as JSON without blanks
     * @param alias the address from now on, which reaches nobody
     * @param newName the name from now on
     */
    public record Person(String email, List<String> names, List<String> shown, String alias, String newName) {
        /** What tells of the person. */
        public List<String> traces() {
            return Stream.concat(Stream.of(email), names.stream()).toList();
        }
    }

    /** Who has this account; empty when there is none. */
    public Optional<Person> person(Handle handle, long user) {
        return users.find(handle, user).map(found -> {
            boolean named = !found.firstName().isBlank() && !found.lastName().isBlank();
            return new Person(
                    found.email(),
                    named
                            ? List.of(found.firstName().strip() + " "
                                    + found.lastName().strip())
                            : List.of(),
                    Stream.of(found)
                            .flatMap(name -> Stream.of(
                                    fields(name.firstName(), name.lastName(), Json::write),
                                    fields(name.firstName(), name.lastName(), Json::writeAscii)))
                            .distinct()
                            .toList(),
                    "erased-" + user + "@invalid",
                    "Erased " + user);
        });
    }

    private static String fields(String first, String last, Function<JsonNode, String> json) {
        return ",\"first_name\":" + json.apply(StringNode.valueOf(first)) + ",\"last_name\":"
                + json.apply(StringNode.valueOf(last));
    }

    /** Does it. */
    public void apply(Handle handle, long user) {
        Person person = person(handle, user).orElseThrow();
        lockout.endEverything(handle, user);
        handle.createUpdate(
                        "UPDATE users SET email = :email, username = :name, first_name = '', last_name = '', phone = '',"
                                + " password_hash = NULL, custom_hotkeys = '{}', is_active = FALSE WHERE id = :id")
                .bind("email", person.alias())
                .bind("name", "erased-" + user)
                .bind("id", user)
                .execute();
    }
}
