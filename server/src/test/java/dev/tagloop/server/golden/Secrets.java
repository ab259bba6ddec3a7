package dev.tagloop.server.golden;

import dev.tagloop.labelstudio.json.Json;
import tools.jackson.databind.JsonNode;

/**
 * The record hides every token behind the same placeholder. Which one an exchange sent follows from what it is about; this class is that
 * knowledge, for the one file that plays with tokens.
 */
final class Secrets {
    private String personal = "none";
    private String rotated;
    private String access = "none";

    void before(Exchange exchange, Bindings bindings, String legacyToken) {
        boolean wrongOnPurpose = exchange.name().equals("wrong legacy token");
        bindings.bind("<token>", wrongOnPurpose || legacyToken == null ? "f".repeat(40) : legacyToken);
        bindings.bind("<jwt>", jwt(exchange.name()));
    }

    private String jwt(String exchange) {
        return switch (exchange) {
            case "whoami by access token" -> access;
            case "whoami by a broken access token" -> access.substring(0, access.length() - 2) + "xx";
            case "blacklist", "blacklist again" -> rotated == null ? personal : rotated;
            default -> personal;
        };
    }

    void after(Exchange exchange, byte[] answer) {
        if (!exchange.path().startsWith("/api/token") || answer.length == 0) {
            return;
        }
        JsonNode json = Json.read(answer);
        if (json.has("token")) {
            personal = json.get("token").asString();
        }
        if (json.has("access")) {
            access = json.get("access").asString();
        }
        if (json.has("refresh")) {
            rotated = json.get("refresh").asString();
        }
    }
}
