package dev.tagloop.server.help;

import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.PageNotFoundException;
import dev.tagloop.server.http.Routes;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The user guide: chapters in Markdown that come with the program and need nothing from outside. */
public final class HelpPages {
    /** Few and small: each is drawn once. */
    private final Map<Page, String> pages = new ConcurrentHashMap<>();

    private record Page(Chapter chapter, Reader reader) {}

    public void declare(Routes routes) {
        routes.open(HandlerType.GET, "/help", call -> call.html(200, new GuideFrame(Reader.of(call)).contents()))
                .open(HandlerType.GET, "/help/{chapter}", this::chapter)
                .open(HandlerType.GET, "/static/guide.css", HelpPages::style);
    }

    private void chapter(Call call) {
        Chapter chapter = Chapter.of(call.context().pathParam("chapter")).orElseThrow(PageNotFoundException::new);
        Page page = new Page(chapter, Reader.of(call));
        call.html(200, pages.computeIfAbsent(page, key -> new GuideFrame(key.reader()).chapter(key.chapter())));
    }

    private static void style(Call call) {
        try (InputStream in = HelpPages.class.getResourceAsStream("/dev/tagloop/server/static/guide.css")) {
            call.context().header("Cache-Control", "public, max-age=3600");
            call.bytes(200, "text/css; charset=utf-8", in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
