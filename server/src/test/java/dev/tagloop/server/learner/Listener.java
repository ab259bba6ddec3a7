package dev.tagloop.server.learner;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Somebody who listens to server-sent events. */
final class Listener implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final HttpResponse<java.io.InputStream> response;
    private final BufferedReader reader;

    /** An event: its name and its data as one text. */
    record Event(String name, String data) {}

    Listener(String url, String... headers) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url)).headers(headers).build();
        response = CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
        reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    /** The next event; null at the end. Comments are passed over. */
    Event next() throws Exception {
        String name = null;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                return new Event(name, line.substring(6));
            }
        }
        return null;
    }

    List<Event> rest() throws Exception {
        List<Event> events = new ArrayList<>();
        for (Event event = next(); event != null; event = next()) {
            events.add(event);
        }
        return events;
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }
}
