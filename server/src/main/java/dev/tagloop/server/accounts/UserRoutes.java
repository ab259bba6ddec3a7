package dev.tagloop.server.accounts;

import dev.tagloop.server.access.Access;
import dev.tagloop.server.access.Action;
import dev.tagloop.server.access.Target;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Caller;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.storage.Database;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;

/** The accounts of the caller's organization. */
final class UserRoutes {
    static final Pattern EMAIL = Pattern.compile("[^@\\s<>\"'(),:;\\[\\]\\\\]+@[^@\\s<>\"'(),:;\\[\\]\\\\]+");

    private final Database database;
    private final Access access;
    private final Users users;
    private final Lockout lockout;

    UserRoutes(Database database, Access access, Users users, Lockout lockout) {
        this.database = database;
        this.access = access;
        this.users = users;
        this.lockout = lockout;
    }

    void declare(Routes routes) {
        routes.get("/api/users", this::list)
                .post("/api/users", this::create)
                .get("/api/users/{id}", this::get)
                .patch("/api/users/{id}", this::change)
                .delete("/api/users/{id}", this::delete);
    }

    private long organization(Call call, Action action) {
        Caller caller = call.caller();
        long organization = caller.organization().orElse(-1L);
        access.require(call, action, new Target.Organization(organization));
        return organization;
    }

    private void list(Call call) {
        long organization = organization(call, Action.VIEW);
        call.ok(database.read(handle -> {
            UserJson json = new UserJson(handle);
            ArrayNode list = Json.array();
            users.members(handle, organization).forEach(user -> list.add(json.full(user)));
            return list;
        }));
    }

    private void create(Call call) {
        long organization = organization(call, Action.CREATE);
        Fields fields = call.fields();
        fields.require("email");
        Fields.TextRule name = Fields.TextRule.upTo(UserChange.NAME_LIMIT);
        String email = fields.text("email", name.notBlank()).orElse("");
        String username = fields.text("username", name).orElse("");
        String first = fields.text("first_name", name).orElse("");
        String last = fields.text("last_name", name).orElse("");
        String phone = fields.text("phone", name).orElse("");
        boolean active = fields.has("active_organization")
                && fields.id("active_organization")
                        .filter(id -> id == organization)
                        .isPresent();
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            fields.error("email", "Enter a valid email address.");
        }
        fields.check();
        String address = Users.normalize(email);
        Users.NewUser fresh = new Users.NewUser(
                address, username.isEmpty() ? address.split("@", 2)[0] : username, first, last, phone, null);
        call.created(database.write(handle -> {
            if (users.findByEmail(handle, address).isPresent()) {
                throw ApiException.invalid("email", "user with this email address already exists.");
            }
            long id = users.insert(handle, fresh);
            users.join(handle, organization, id, active);
            return new UserJson(handle).full(users.find(handle, id).orElseThrow());
        }));
    }

    private void get(Call call) {
        long id = call.id("id", "User");
        access.require(call, Action.VIEW, new Target.Account(id));
        call.ok(database.read(handle ->
                new UserJson(handle).full(users.find(handle, id).orElseThrow(() -> ApiException.noMatch("User")))));
    }

    private void change(Call call) {
        long id = call.id("id", "User");
        access.require(call, Action.CHANGE, new Target.Account(id));
        UserChange change = UserChange.read(call.fields());
        call.ok(database.write(handle -> {
            change.apply(handle, id);
            return new UserJson(handle).full(users.find(handle, id).orElseThrow(() -> ApiException.noMatch("User")));
        }));
    }

    /** Closes an account: it can sign in no more, and what it labelled stays. */
    private void delete(Call call) {
        long id = call.id("id", "User");
        access.require(call, Action.DELETE, new Target.Account(id));
        if (id == call.caller().id()) {
            throw ApiException.of(405, "User cannot delete self");
        }
        database.write(handle -> {
            handle.createUpdate("UPDATE users SET is_active = FALSE, active_organization_id = NULL WHERE id = :id")
                    .bind("id", id)
                    .execute();
            lockout.endEverything(handle, id);
            return handle.createUpdate(
                            "UPDATE organization_members SET deleted_at = :now WHERE user_id = :id AND deleted_at IS NULL")
                    .bind("now", dev.tagloop.server.storage.Times.now())
                    .bind("id", id)
                    .execute();
        });
        call.noContent();
    }
}
