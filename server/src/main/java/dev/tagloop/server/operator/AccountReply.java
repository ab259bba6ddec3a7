package dev.tagloop.server.operator;

import dev.tagloop.server.accounts.AccountLink;
import dev.tagloop.server.accounts.AccountOffice.Account;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came of an order.
 *
 * @param accounts those that the order is about, as they are now
 * @param link where one was made
 */
public record AccountReply(List<Account> accounts, Optional<AccountLink> link) {
    JsonNode json() {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("accounts");
        accounts.forEach(account -> list.addObject()
                .put("id", account.id())
                .put("email", account.email())
                .put("is_active", account.isActive())
                .put("is_owner", account.isOwner())
                .put("has_password", account.hasPassword())
                .put("date_joined", account.joined())
                .put("last_activity", account.lastActivity()));
        link.ifPresent(made -> json.put("path", made.path()).put("expires_at", Times.text(made.expiresAt())));
        return json;
    }

    static AccountReply read(JsonNode json) {
        List<Account> accounts = StreamSupport.stream(json.path("accounts").spliterator(), false)
                .map(account -> new Account(
                        account.path("id").asLong(),
                        account.path("email").asString(),
                        account.path("is_active").asBoolean(),
                        account.path("is_owner").asBoolean(),
                        account.path("has_password").asBoolean(),
                        account.path("date_joined").asString(),
                        account.path("last_activity").asString()))
                .toList();
        return new AccountReply(
                accounts,
                json.has("path")
                        ? Optional.of(new AccountLink(
                                json.path("path").asString(),
                                Instant.parse(json.path("expires_at").asString())))
                        : Optional.empty());
    }
}
