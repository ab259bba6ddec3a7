package dev.tagloop.server.ml;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Fields;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.storage.InstanceKey;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a request says about a connection, as columns to store. */
final class BackendInput {
    static final String SEAL = "ML backend password";

    private static final Set<String> METHODS = Set.of("NONE", "BASIC_AUTH");
    private static final String NEEDS_BOTH =
            "Authentication username and password is required for Basic Authentication.";
    private static final double LONGEST = 3600;

    private final Fields fields;
    private final InstanceKey key;
    private final Map<String, Object> columns = new LinkedHashMap<>();

    private BackendInput(Fields fields, InstanceKey key) {
        this.fields = fields;
        this.key = key;
    }

    /** Reads a new one. A form that leaves a boolean out means false by it; JSON lets a new one follow its backend's versions. */
    static Map<String, Object> ofNew(Fields fields, InstanceKey key) {
        BackendInput input = new BackendInput(fields, key);
        input.columns.put("auto_update", !fields.isForm());
        input.read();
        fields.check();
        input.requireLogin("NONE", "", null);
        return input.columns;
    }

    /** Reads a change of a stored one. */
    static Map<String, Object> ofChange(Fields fields, InstanceKey key, BackendRow old) {
        BackendInput input = new BackendInput(fields, key);
        input.read();
        fields.check();
        input.requireLogin(old.authMethod(), old.basicAuthUser(), old.basicAuthPass());
        return input.columns;
    }

    private void read() {
        text("url", Fields.TextRule.upTo(2000).notBlank());
        text("title", Fields.TextRule.upTo(1000));
        text("description", Fields.TextRule.upTo(100_000));
        text("basic_auth_user", Fields.TextRule.upTo(1000));
        text("model_version", Fields.TextRule.upTo(256));
        fields.choice("auth_method", METHODS).ifPresent(method -> columns.put("auth_method", method));
        fields.bool("is_interactive").ifPresent(value -> columns.put("is_interactive", value));
        fields.bool("auto_update").ifPresent(value -> columns.put("auto_update", value));
        password();
        extraParams();
        timeout();
    }

    private void text(String name, Fields.TextRule rule) {
        if (fields.isNull(name) && !name.equals("url")) {
            columns.put(name, "");
        } else {
            fields.text(name, rule).ifPresent(value -> columns.put(name, value));
        }
    }

    private void password() {
        if (fields.isNull("basic_auth_pass")) {
            columns.put("basic_auth_pass", null);
        } else {
            fields.text("basic_auth_pass", Fields.TextRule.verbatim())
                    .ifPresent(value -> columns.put("basic_auth_pass", value.isEmpty() ? null : key.seal(SEAL, value)));
        }
    }

    private void extraParams() {
        Optional<JsonNode> sent = fields.json("extra_params");
        if (sent.isPresent() && sent.get().isNull()) {
            columns.put("extra_params", null);
        } else {
            sent.map(Json::stored).ifPresent(stored -> columns.put("extra_params", stored));
        }
    }

    private void timeout() {
        Optional<Double> seconds = fields.number("timeout").map(BigDecimal::doubleValue);
        if (seconds.isPresent() && !(seconds.get() > 0 && seconds.get() <= LONGEST)) {
            fields.error("timeout", "A prediction may take more than 0 and at most " + (int) LONGEST + " seconds.");
        } else {
            seconds.ifPresent(value -> columns.put("timeout", value));
        }
    }

    private void requireLogin(String oldMethod, String oldUser, String oldPassword) {
        boolean asks = columns.getOrDefault("auth_method", oldMethod).equals("BASIC_AUTH");
        String user = (String) columns.getOrDefault("basic_auth_user", oldUser);
        boolean hasPassword = columns.getOrDefault("basic_auth_pass", oldPassword) != null;
        if (asks && (user.isEmpty() || !hasPassword)) {
            throw ApiException.invalidRequest(NEEDS_BOTH);
        }
        if (user.indexOf(':') >= 0) {
            throw ApiException.invalid("basic_auth_user", "A user name of Basic Authentication has no colon.");
        }
    }
}
