package dev.tagloop.server.golden;

import dev.tagloop.labelstudio.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Plays one recorded file against a server and collects what differs. */
final class Replay {
    private static final String BOUNDARY = "golden-boundary";
    private static final List<String> COMPARED_HEADERS =
            List.of("content-type", "location", "www-authenticate", "content-disposition", "filename", "allow");

    /** Where what was kept of an answer is compared; elsewhere its form is not the server's. */
    private static final Pattern COMPARED_SHORTENED = Pattern.compile("/api/(tasks|dm/.*|ml.*)/?");

    private final String file;
    private final String url;
    private final Deliberate deliberate;
    private final Bindings bindings = new Bindings();
    private final Map<String, Map<String, String>> cookies = new HashMap<>();
    private final Map<String, String> legacyTokens = new HashMap<>();
    private final Secrets secrets = new Secrets();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Result result = new Result();
    private Optional<RecordedBackend> backend = Optional.empty();
    private Optional<RecordedReceiver> receiver = Optional.empty();

    Replay(String file, String url, Deliberate deliberate) {
        this.file = file;
        this.url = url;
        this.deliberate = deliberate;
        bindings.bind("<base url>", url);
        bindings.bind("<host>", url);
    }

    /** What came of a file. */
    static final class Result {
        int compared;
        int deliberate;
        int later;
        /** Exchanges whose request names something that a later route would have made. */
        int dependent;

        final List<String> differences = new ArrayList<>();

        @Override
        public String toString() {
            return compared + " compared, " + deliberate + " different on purpose, " + later + " of later issues, "
                    + dependent + " that depend on those, " + differences.size() + " differ";
        }
    }

    void token(String user, String token) {
        legacyTokens.put(user, token);
    }

    /** Tells what a placeholder stands for that no answer will show. */
    void bind(String placeholder, String value) {
        bindings.bind(placeholder, value);
    }

    /** Lets the recorded ML backend answer the server. */
    void backend(RecordedBackend recorded) {
        backend = Optional.of(recorded);
        bindings.bind("<ml backend>", recorded.host());
    }

    /** Lets the recorded webhook receiver take the server's messages. */
    void receiver(RecordedReceiver recorded) {
        receiver = Optional.of(recorded);
        bindings.bind("<receiver>", recorded.host());
    }

    Result play(List<Exchange> exchanges) throws IOException, InterruptedException {
        for (Exchange exchange : exchanges) {
            if (deliberate.isLater(exchange)) {
                result.later++;
            } else if (deliberate.isLeftOut(file, exchange)) {
                result.deliberate++;
            } else {
                play(exchange);
            }
        }
        client.close();
        if (receiver.isPresent()) {
            result.differences.addAll(receiver.get().left());
        }
        return result;
    }

    private void play(Exchange exchange) throws IOException, InterruptedException {
        secrets.before(exchange, bindings, legacyTokens.get(exchange.user()));
        Optional<HttpRequest> request = request(exchange);
        if (request.isEmpty()) {
            result.dependent++;
            return;
        }
        backend.ifPresent(recorded -> recorded.before(exchange));
        HttpResponse<byte[]> answer = client.send(request.get(), HttpResponse.BodyHandlers.ofByteArray());
        keepCookies(exchange, answer);
        Optional<Integer> status = deliberate.status(file, exchange);
        List<String> problems = new ArrayList<>();
        if (status.isPresent()) {
            result.deliberate++;
            if (answer.statusCode() != status.get()) {
                problems.add("status " + answer.statusCode() + ", on purpose " + status.get());
            }
            // Ids in the answer are still needed later.
            compareBody(exchange, answer);
            problems.addAll(messages(exchange));
        } else {
            result.compared++;
            problems.addAll(compareHead(exchange, answer));
            problems.addAll(compareBody(exchange, answer));
            problems.addAll(messages(exchange));
            backend.ifPresent(
                    recorded -> problems.addAll(recorded.differences(bindings, deliberate.paths(file, exchange))));
        }
        secrets.after(exchange, answer.body());
        if (!problems.isEmpty()) {
            result.differences.add(exchange + "\n    "
                    + problems.stream().limit(12).collect(Collectors.joining("\n    "))
                    + (answer.statusCode() >= 400 ? "\n    body: " + text(answer, 600) : ""));
        }
    }

    private List<String> messages(Exchange exchange) throws InterruptedException {
        return receiver.isPresent()
                ? receiver.get()
                        .differences(
                                exchange,
                                deliberate.moreMessages(file, exchange),
                                bindings,
                                deliberate.paths(file, exchange))
                : List.of();
    }

    private static String text(HttpResponse<byte[]> answer, int most) {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        return text.length() > most ? text.substring(0, most) + "…" : text;
    }

    private List<String> compareHead(Exchange exchange, HttpResponse<byte[]> answer) {
        List<String> problems = new ArrayList<>();
        int recorded = exchange.response().get("status").asInt();
        if (recorded != answer.statusCode()) {
            problems.add("status " + answer.statusCode() + ", recorded " + recorded);
        }
        JsonNode headers = exchange.response().path("headers");
        for (String name : COMPARED_HEADERS) {
            String expected = headers.path(name).asString("");
            String actual = answer.headers().firstValue(name).orElse("");
            if (!bindings.matches(expected, actual)) {
                problems.add("header " + name + " \"" + actual + "\", recorded \"" + expected + "\"");
            }
        }
        return problems;
    }

    private List<String> compareBody(Exchange exchange, HttpResponse<byte[]> answer) {
        JsonNode response = exchange.response();
        if (response.path("shortened").asBoolean(false)) {
            return compareShortened(exchange, answer);
        }
        String type = response.path("body_type").asString("empty");
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        return switch (type) {
            case "json", "json indented" -> compareJson(exchange, body, type.endsWith("indented"));
            case "text" ->
                bindings.matches(response.get("body").asString(), body) ? List.of() : List.of("text differs: " + body);
            case "html", "binary" -> body.isEmpty() ? List.of("empty body, recorded " + type) : List.of();
            default -> body.isEmpty() ? List.of() : List.of("a body where none was recorded: " + text(answer, 200));
        };
    }

    private List<String> compareShortened(Exchange exchange, HttpResponse<byte[]> answer) {
        boolean comparable = answer.statusCode() < 300
                && answer.headers().firstValue("content-type").orElse("").equals("application/json");
        return comparable && COMPARED_SHORTENED.matcher(exchange.path()).matches()
                ? new Shortened(bindings, deliberate.paths(file, exchange))
                        .differences(exchange.response().get("body"), Json.read(answer.body()))
                : List.of();
    }

    private List<String> compareJson(Exchange exchange, String body, boolean indented) {
        JsonNode actual;
        try {
            actual = Json.read(body);
        } catch (RuntimeException e) {
            return List.of("no JSON: " + body.substring(0, Math.min(200, body.length())));
        }
        Comparison comparison = new Comparison(bindings, deliberate.paths(file, exchange));
        comparison.compare("", exchange.response().get("body"), actual);
        if (indented && !body.contains("\n  ")) {
            comparison.differences().add("not indented, as recorded");
        }
        return comparison.differences();
    }

    private Optional<HttpRequest> request(Exchange exchange) throws IOException, InterruptedException {
        JsonNode recorded = exchange.request();
        Optional<String> path = bindings.substitute(exchange.path());
        Optional<String> query = query(recorded.path("query"));
        if (path.isEmpty() || query.isEmpty()) {
            return Optional.empty();
        }
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(url + path.get() + query.get()));
        Map<String, String> headers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> header : recorded.path("headers").properties()) {
            headers.put(
                    header.getKey(),
                    bindings.substitute(header.getValue().asString()).orElse(""));
        }
        switch (recorded.path("auth").asString("none")) {
            case "token" -> headers.put("Authorization", "Token " + legacyTokens.get(exchange.user()));
            case "session" -> {
                needCsrf(exchange);
                headers.put("Cookie", cookieHeader(exchange.user()));
            }
            default -> {
                // No credentials, or those in the headers.
            }
        }
        Optional<byte[]> body = body(recorded, headers, exchange);
        if (body.isEmpty()) {
            return Optional.empty();
        }
        headers.forEach(builder::header);
        boolean nothing = body.get().length == 0 && !recorded.has("body");
        builder.method(
                exchange.method(),
                nothing ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body.get()));
        return Optional.of(builder.build());
    }

    private Optional<String> query(JsonNode pairs) {
        List<String> parts = new ArrayList<>();
        for (JsonNode pair : pairs) {
            Optional<String> value = bindings.substitute(pair.get(1).asString());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            parts.add(encode(pair.get(0).asString()) + "=" + encode(value.get()));
        }
        return Optional.of(parts.isEmpty() ? "" : "?" + String.join("&", parts));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Optional<byte[]> body(JsonNode recorded, Map<String, String> headers, Exchange exchange)
            throws IOException {
        JsonNode body = recorded.path("body");
        return switch (recorded.path("body_type").asString("none")) {
            case "json" -> fill(body).map(json -> Json.writeAscii(json).getBytes(StandardCharsets.UTF_8));
            case "form" -> fill(withCsrf(body, exchange)).map(Replay::form);
            case "multipart" -> {
                headers.put("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
                yield Optional.of(multipart(body));
            }
            case "text" -> bindings.substitute(body.asString()).map(text -> text.getBytes(StandardCharsets.UTF_8));
            default -> Optional.of(new byte[0]);
        };
    }

    /** A tree with placeholders replaced; ids become numbers, ids as text become text. */
    private Optional<JsonNode> fill(JsonNode json) {
        if (json.isString()) {
            String text = json.stringValue();
            Optional<String> value = bindings.substitute(text);
            boolean number = text.matches("<id:[a-z]+:\\d+>");
            return value.map(
                    filled -> number ? Json.read(filled) : Json.mapper().valueToTree(filled));
        }
        if (json.isArray()) {
            ArrayNode filled = Json.mapper().createArrayNode();
            for (JsonNode item : json) {
                Optional<JsonNode> value = fill(item);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                filled.add(value.get());
            }
            return Optional.of(filled);
        }
        if (json.isObject()) {
            ObjectNode filled = Json.mapper().createObjectNode();
            for (Map.Entry<String, JsonNode> entry : json.properties()) {
                Optional<JsonNode> value = fill(entry.getValue());
                Optional<String> key = bindings.substitute(entry.getKey());
                if (value.isEmpty() || key.isEmpty()) {
                    return Optional.empty();
                }
                filled.set(key.get(), value.get());
            }
            return Optional.of(filled);
        }
        return Optional.of(json);
    }

    private JsonNode withCsrf(JsonNode body, Exchange exchange) {
        if (body.has("csrfmiddlewaretoken")) {
            bindings.bind("<csrf token>", jar(exchange.user()).getOrDefault("csrftoken", "none"));
        }
        return body;
    }

    private static byte[] form(JsonNode body) {
        List<String> pairs = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            List<JsonNode> values =
                    field.getValue().isArray() ? List.copyOf(field.getValue().values()) : List.of(field.getValue());
            values.forEach(value -> pairs.add(encode(field.getKey()) + "=" + encode(value.asString())));
        }
        return String.join("&", pairs).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] multipart(JsonNode body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Map.Entry<String, JsonNode> field : body.path("fields").properties()) {
            part(
                    out,
                    "name=\"" + field.getKey() + "\"",
                    "",
                    field.getValue().asString().getBytes(StandardCharsets.UTF_8));
        }
        for (JsonNode file : body.path("files")) {
            byte[] bytes = file.has("base64")
                    ? Base64.getDecoder().decode(file.get("base64").asString())
                    : file.path("text").asString("").getBytes(StandardCharsets.UTF_8);
            part(
                    out,
                    "name=\"" + file.get("field").asString() + "\"; filename=\""
                            + file.get("filename").asString() + "\"",
                    "Content-Type: " + file.path("content_type").asString("application/octet-stream") + "\r\n",
                    bytes);
        }
        out.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static void part(ByteArrayOutputStream out, String disposition, String header, byte[] bytes)
            throws IOException {
        out.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n" + header + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    /** A browser opens the form before it sends it; the record leaves that out for all but the first. */
    private void needCsrf(Exchange exchange) throws IOException, InterruptedException {
        Map<String, String> jar = jar(exchange.user());
        if (exchange.request().path("body").has("csrfmiddlewaretoken") && !jar.containsKey("csrftoken")) {
            keepCookies(
                    exchange,
                    client.send(
                            HttpRequest.newBuilder(URI.create(url + "/user/login/"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray()));
        }
    }

    private Map<String, String> jar(String user) {
        return cookies.computeIfAbsent(user, name -> new LinkedHashMap<>());
    }

    private String cookieHeader(String user) {
        return jar(user).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private void keepCookies(Exchange exchange, HttpResponse<byte[]> answer) {
        if (!"session".equals(exchange.request().path("auth").asString("none"))) {
            return;
        }
        for (String header : answer.headers().allValues("set-cookie")) {
            String[] pair = header.split(";", 2)[0].split("=", 2);
            if (header.contains("Max-Age=0")) {
                jar(exchange.user()).remove(pair[0]);
            } else {
                jar(exchange.user()).put(pair[0], pair[1]);
            }
        }
        if (exchange.path().equals("/api/current-user/token") && answer.statusCode() == 200) {
            legacyTokens.put(
                    exchange.user(), Json.read(answer.body()).get("token").asString());
        }
    }
}
