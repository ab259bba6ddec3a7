package dev.tagloop.server.help;

import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.PageNotFoundException;
import dev.tagloop.server.http.Pages;
import dev.tagloop.server.http.Routes;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/** The user guide: chapters in Markdown that come with the program and need nothing from outside. */
public final class HelpPages {
    /** The chapters by their addresses, in the order of the contents. */
    static final Map<String, String> CHAPTERS = new LinkedHashMap<>();

    static {
        CHAPTERS.put("server", "Running the server");
        CHAPTERS.put("errors", "Error codes");
    }

    private final Map<String, String> pages = new ConcurrentHashMap<>();

    public void declare(Routes routes) {
        routes.open(HandlerType.GET, "/help", call -> call.html(200, contents()))
                .open(HandlerType.GET, "/help/{chapter}", this::chapter);
    }

    private static String contents() {
        return Pages.page(
                "User guide",
                "<h1>User guide</h1><ul>"
                        + CHAPTERS.entrySet().stream()
                                .map(chapter -> "<li><a href=\"/help/" + chapter.getKey() + "\">"
                                        + Pages.escape(chapter.getValue()) + "</a></li>")
                                .collect(Collectors.joining())
                        + "</ul><p><a href=\"/\">Back to the start</a></p>");
    }

    private void chapter(Call call) {
        String name = call.context().pathParam("chapter");
        if (!CHAPTERS.containsKey(name)) {
            throw new PageNotFoundException();
        }
        call.html(200, pages.computeIfAbsent(name, HelpPages::render));
    }

    private static String render(String chapter) {
        List<Extension> extensions = List.of(TablesExtension.create());
        TextContentRenderer plain = TextContentRenderer.builder().build();
        String body = HtmlRenderer.builder()
                .extensions(extensions)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (node instanceof Heading heading && heading.getLevel() > 1) {
                        attributes.put("id", anchor(plain.render(heading)));
                    }
                })
                .build()
                .render(Parser.builder().extensions(extensions).build().parse(markdown(chapter)));
        return Pages.page(CHAPTERS.get(chapter), "<p><a href=\"/help/\">User guide</a></p>" + body);
    }

    /** A heading as the part of an address after the hash. */
    static String anchor(String heading) {
        return heading.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static String markdown(String chapter) {
        try (InputStream in = HelpPages.class.getResourceAsStream(chapter + ".md")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
