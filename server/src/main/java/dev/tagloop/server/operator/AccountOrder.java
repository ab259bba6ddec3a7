package dev.tagloop.server.operator;

import dev.tagloop.server.http.Json;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an operator wants done.
 *
 * @param email the account; empty for {@link Action#LIST}
 * @param password for {@link Action#PASSWD}, and for {@link Action#ADD} where one is given
 */
public record AccountOrder(Action action, String email, Optional<String> password) {
    /** The orders that there are. */
    public enum Action {
        LIST,
        ADD,
        PASSWD,
        DISABLE,
        ENABLE,
        LINK
    }

    /** An order without a password. */
    public static AccountOrder of(Action action, String email) {
        return new AccountOrder(action, email, Optional.empty());
    }

    JsonNode json() {
        ObjectNode json = Json.object()
                .put("action", action.name().toLowerCase(Locale.ROOT))
                .put("email", email);
        password.ifPresent(text -> json.put("password", text));
        return json;
    }

    /** Empty where the JSON is no order. */
    static Optional<AccountOrder> read(JsonNode json) {
        return Stream.of(Action.values())
                .filter(action -> action.name()
                        .toLowerCase(Locale.ROOT)
                        .equals(json.path("action").asString("")))
                .findFirst()
                .map(action -> new AccountOrder(
                        action,
                        json.path("email").asString(""),
                        Optional.of(json.path("password"))
                                .filter(JsonNode::isString)
                                .map(JsonNode::asString)));
    }
}
