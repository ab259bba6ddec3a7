package dev.tagloop.server.accounts;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Fields;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The fields of an account that may be changed. */
record UserChange(
        Optional<String> username,
        Optional<String> firstName,
        Optional<String> lastName,
        Optional<String> phone,
        Optional<Boolean> allowNewsletters) {
    static final int NAME_LIMIT = 256;

    static UserChange read(Fields fields) {
        if (fields.has("email")) {
            throw ApiException.of(405, "Cannot update read-only field: email")
                    .with("Allow", "GET, HEAD, PATCH, DELETE");
        }
        Fields.TextRule name = Fields.TextRule.upTo(NAME_LIMIT);
        UserChange change = new UserChange(
                fields.text("username", name),
                fields.text("first_name", name),
                fields.text("last_name", name),
                fields.text("phone", name),
                fields.isNull("allow_newsletters") ? Optional.empty() : fields.bool("allow_newsletters"));
        fields.check();
        return change;
    }

    void apply(Handle handle, long user) {
        handle.createUpdate("UPDATE users SET username = COALESCE(:username, username),"
                        + " first_name = COALESCE(:firstName, first_name), last_name = COALESCE(:lastName, last_name),"
                        + " phone = COALESCE(:phone, phone), allow_newsletters = COALESCE(:allowNewsletters, allow_newsletters)"
                        + " WHERE id = :id")
                .bind("username", username.orElse(null))
                .bind("firstName", firstName.orElse(null))
                .bind("lastName", lastName.orElse(null))
                .bind("phone", phone.orElse(null))
                .bind("allowNewsletters", allowNewsletters.orElse(null))
                .bind("id", user)
                .execute();
    }
}
