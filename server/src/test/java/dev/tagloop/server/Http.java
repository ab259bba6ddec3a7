package dev.tagloop.server;

import dev.tagloop.labelstudio.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A small client for tests: one account, by token or by cookies; nothing follows redirects. */
public final class Http {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String url;
    private final List<String> headers = new ArrayList<>();
    private final Map<String, String> cookies = new java.util.TreeMap<>();

    private Http(String url) {
        this.url = url;
    }

    /** Nobody. */
    public static Http to(String url) {
        return new Http(url);
    }

    public static Http withToken(String url, String token) {
        return new Http(url).header("Authorization", "Token " + token);
    }

    public Http header(String name, String value) {
        headers.add(name);
        headers.add(value);
        return this;
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    /** An answer with its body as text. */
    public record Answer(int status, HttpResponse<String> response) {
        public String text() {
            return response.body();
        }

        public JsonNode json() {
            return Json.read(response.body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, null);
    }

    public Answer post(String path, String json) {
        return send("POST", path, "application/json", json);
    }

    public Answer patch(String path, String json) {
        return send("PATCH", path, "application/json", json);
    }

    /** Posts a form; with the token of the csrftoken cookie when there is one. */
    public Answer form(String path, Map<String, String> fields) {
        Map<String, String> all = new java.util.TreeMap<>(fields);
        if (cookies.containsKey("csrftoken")) {
            all.put("csrfmiddlewaretoken", cookies.get("csrftoken"));
        }
        String body = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send("POST", path, "application/x-www-form-urlencoded", body);
    }

    public Answer send(String method, String path, String type, String body) {
        return publish(
                method,
                path,
                type,
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
    }

    /** The same with bytes that need not be text. */
    public Answer sendBytes(String method, String path, String type, byte[] body) {
        return publish(method, path, type, HttpRequest.BodyPublishers.ofByteArray(body));
    }

    /** The same with the content of a file. */
    public Answer sendFile(String method, String path, String type, java.nio.file.Path file) {
        try {
            return publish(method, path, type, HttpRequest.BodyPublishers.ofFile(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Answer publish(String method, String path, String type, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (type != null) {
            request.header("Content-Type", type);
        }
        request.method(method, body);
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("set-cookie").forEach(this::keep);
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String header) {
        String[] pair = header.split(";", 2)[0].split("=", 2);
        if (header.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
