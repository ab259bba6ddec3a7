package dev.tagloop.server.openapi;

import dev.tagloop.server.http.ApiLevel;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Route;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The API as an OpenAPI 3.1 document: the registered routes with what the tables say of them. */
final class ApiDescription {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    /** Parts of paths that are words; all others are numbers. */
    private static final List<String> WORDS = List.of("action", "chapter", "file", "kind");

    private ApiDescription() {}

    static ObjectNode of(List<Route> routes) {
        Map<String, RouteEntry> entries = new LinkedHashMap<>();
        RouteTable.read().forEach(entry -> entries.put(entry.name(), entry));
        ObjectNode document = Json.object().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Tagloop")
                .put("version", ApiLevel.programRelease())
                .put(
                        "description",
                        "The API of Label Studio " + ApiLevel.SHORT_RELEASE
                                + " with extensions under /api/tagloop. Every"
                                + " path is served with and without a slash at its end. Errors have a stable code in the"
                                + " header X-Tagloop-Error, explained at /help/errors; every answer has an X-Request-Id.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        document.putArray("servers").addObject().put("url", "/");
        ObjectNode paths = document.putObject("paths");
        for (Route route : routes) {
            RouteEntry entry = entries.get(route.method() + " " + route.path());
            if (entry != null && entry.state() != RouteEntry.State.NO) {
                ObjectNode path =
                        paths.has(route.path()) ? (ObjectNode) paths.get(route.path()) : paths.putObject(route.path());
                path.set(entry.method().toLowerCase(Locale.ROOT), operation(entry, route.kind()));
            }
        }
        ArrayNode groups = document.putArray("tags");
        entries.values().stream()
                .filter(entry -> entry.state() != RouteEntry.State.NO)
                .map(RouteEntry::group)
                .distinct()
                .forEach(group -> groups.addObject().put("name", group));
        document.set("components", components());
        ArrayNode security = document.putArray("security");
        security.addObject().putArray("token");
        security.addObject().putArray("session");
        return document;
    }

    private static ObjectNode operation(RouteEntry entry, Route.Kind kind) {
        ObjectNode operation = Json.object()
                .put("operationId", operationId(entry))
                .put("summary", entry.summary())
                .put("x-compatibility", entry.state().name().toLowerCase(Locale.ROOT));
        operation.putArray("tags").add(entry.group());
        if (!entry.remark().isEmpty()) {
            operation.put("description", entry.remark());
        }
        ArrayNode parameters = Json.array();
        Matcher inPath = PARAMETER.matcher(entry.path());
        while (inPath.find()) {
            String name = inPath.group(1);
            parameter(parameters, name, "path", WORDS.contains(name) ? "string" : "integer")
                    .put("required", true);
        }
        entry.parameters()
                .forEach(each -> parameter(parameters, each.name(), each.inHeader() ? "header" : "query", each.type()));
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
        if (!entry.bodies().isEmpty()) {
            operation
                    .putObject("requestBody")
                    .putObject("content")
                    .putObject("application/json")
                    .set("schema", SchemaTable.type(String.join("|", entry.bodies())));
        }
        operation.set("responses", responses(entry));
        if (kind == Route.Kind.OPEN) {
            operation.putArray("security");
        }
        return operation;
    }

    private static ObjectNode parameter(ArrayNode parameters, String name, String place, String type) {
        ObjectNode parameter = parameters.addObject().put("name", name).put("in", place);
        parameter.set("schema", SchemaTable.type(type));
        return parameter;
    }

    private static ObjectNode responses(RouteEntry entry) {
        ObjectNode responses = Json.object();
        for (RouteEntry.Answer answer : entry.answers()) {
            ObjectNode response = responses
                    .putObject(Integer.toString(answer.status()))
                    .put("description", answer.status() == 204 ? "Done; there is nothing to say." : entry.summary());
            answer.media().ifPresent(media -> {
                ObjectNode content = response.putObject("content").putObject(media);
                answer.schema().ifPresent(schema -> content.set("schema", SchemaTable.type(schema)));
            });
        }
        responses.putObject("default").put("$ref", "#/components/responses/Error");
        return responses;
    }

    private static ObjectNode components() {
        ObjectNode components = Json.object();
        components.set("schemas", SchemaTable.read());
        ObjectNode error = components.putObject("responses").putObject("Error");
        error.put(
                "description", "It was not done: what is wrong with the request, or why the server cannot do it now.");
        ObjectNode headers = error.putObject("headers");
        for (String header : List.of("X-Tagloop-Error", "X-Request-Id")) {
            headers.putObject(header).putObject("schema").put("type", "string");
        }
        error.putObject("content").putObject("application/json").set("schema", SchemaTable.type("Error"));
        ObjectNode schemes = components.putObject("securitySchemes");
        schemes.putObject("token")
                .put("type", "apiKey")
                .put("in", "header")
                .put("name", "Authorization")
                .put(
                        "description",
                        "\"Token \" or \"Bearer \" and a legacy token, a personal access token or its access token.");
        schemes.putObject("session").put("type", "apiKey").put("in", "cookie").put("name", "sessionid");
        return components;
    }

    /** {@code getApiTasksById} of {@code GET /api/tasks/{id}}. */
    private static String operationId(RouteEntry entry) {
        StringBuilder id = new StringBuilder(entry.method().toLowerCase(Locale.ROOT));
        Arrays.stream(entry.path().split("[/.-]"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.startsWith("{") ? "by" + capital(part.substring(1, part.length() - 1)) : part)
                .forEach(part -> id.append(capital(part)));
        return id.toString();
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
