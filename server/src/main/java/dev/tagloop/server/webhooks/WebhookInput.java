package dev.tagloop.server.webhooks;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.tasks.PythonText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a request says about a webhook.
 *
 * @param columns to store, by name
 * @param actions those that it names; empty when it names none at all
 */
record WebhookInput(Map<String, Object> columns, Optional<List<WebhookAction>> actions) {
    private static final int LONGEST_URL = 2048;
    private static final int MOST_HEADERS = 10;
    private static final int LONGEST_VALUE = 4096;
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9_-]+");
    private static final String BAD_URL = "Enter a valid URL.";
    /** What a message is framed and described by. */
    private static final Set<String> RESERVED = Set.of(
            "host",
            "content-length",
            "content-type",
            "transfer-encoding",
            "connection",
            "keep-alive",
            "te",
            "trailer",
            "upgrade",
            "proxy-authorization",
            "proxy-connection",
            "expect");

    private static final List<String> RESERVED_BEGINNINGS = List.of("webhook-", "x-tagloop-");

    /** @throws ApiException 400 */
    static WebhookInput ofNew(Fields fields) {
        fields.require("url");
        return read(fields);
    }

    /** @throws ApiException 400 */
    static WebhookInput ofChange(Fields fields) {
        return read(fields);
    }

    private static WebhookInput read(Fields fields) {
        Map<String, Object> columns = new LinkedHashMap<>();
        url(fields).ifPresent(url -> columns.put("url", url));
        for (String name : List.of("send_payload", "send_for_all_actions", "is_active")) {
            fields.bool(name).ifPresent(value -> columns.put(name, value));
        }
        headers(fields).ifPresent(headers -> columns.put("headers", Json.stored(headers)));
        Problems problems = new Problems();
        Optional<List<WebhookAction>> actions = fields.json("actions").map(json -> problems.actions(json));
        if (!problems.errors.isEmpty()) {
            throw ApiException.invalid(Json.object().set("actions", problems.errors));
        }
        fields.check();
        if (actions.orElse(List.of()).stream().anyMatch(WebhookAction::isOrganizationOnly)) {
            throw ApiException.invalidRequest("Project webhook can't contain organization-only action.");
        }
        return new WebhookInput(columns, actions);
    }

    private static Optional<String> url(Fields fields) {
        Optional<String> sent =
                fields.text("url", Fields.TextRule.upTo(LONGEST_URL).notBlank());
        if (sent.isPresent() && !isWebAddress(sent.get())) {
            fields.error("url", BAD_URL);
        }
        return sent;
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https"))
                    && uri.getRawAuthority() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawAuthority().indexOf('@') < 0;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Optional<ObjectNode> headers(Fields fields) {
        Optional<JsonNode> sent = fields.json("headers");
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        JsonNode json = sent.get();
        boolean fits = json.isObject()
                && json.size() <= MOST_HEADERS
                && json.properties().stream()
                        .allMatch(header -> HEADER_NAME.matcher(header.getKey()).matches()
                                && header.getValue().isString());
        if (!fits) {
            fields.error("headers", PythonText.of(json) + " failed JSON schema check");
            return Optional.empty();
        }
        json.properties()
                .forEach(header ->
                        check(fields, header.getKey(), header.getValue().stringValue()));
        return Optional.of((ObjectNode) json);
    }

    private static void check(Fields fields, String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (RESERVED.contains(lower) || RESERVED_BEGINNINGS.stream().anyMatch(lower::startsWith)) {
            fields.error("headers", "The header " + name + " is set by the server itself: leave it out.");
        } else if (value.length() > LONGEST_VALUE || value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c > '~')) {
            fields.error(
                    "headers",
                    "The value of the header " + name + " may have at most " + LONGEST_VALUE
                            + " characters, all of them letters, digits and signs of ASCII.");
        }
    }

    /** Reads actions and keeps what is wrong with each by its place in the list. */
    private static final class Problems {
        private final ObjectNode errors = Json.object();

        List<WebhookAction> actions(JsonNode json) {
            List<WebhookAction> actions = new ArrayList<>();
            if (!json.isArray()) {
                throw ApiException.invalid(
                        "actions",
                        json.isNull()
                                ? "This field may not be null."
                                : "Expected a list of items but got type \"" + Fields.pythonType(json) + "\".");
            }
            for (int i = 0; i < json.size(); i++) {
                String name = json.get(i).isString()
                        ? json.get(i).stringValue()
                        : json.get(i).toString();
                Optional<WebhookAction> action = named(name);
                if (action.isPresent()) {
                    actions.add(action.get());
                } else {
                    errors.putArray(Integer.toString(i)).add("\"" + name + "\" is not a valid choice.");
                }
            }
            return actions;
        }

        private static Optional<WebhookAction> named(String name) {
            for (WebhookAction action : WebhookAction.values()) {
                if (action.name().equals(name)) {
                    return Optional.of(action);
                }
            }
            return Optional.empty();
        }
    }
}
