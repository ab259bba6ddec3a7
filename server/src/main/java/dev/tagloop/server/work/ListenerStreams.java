package dev.tagloop.server.work;

import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.EventStream;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Streams of events to those who listen to something. Each ends when its news does, and after a while: a browser comes back by itself, and has to
 * show its session again. Their number is bounded, for everybody and for each.
 */
public final class ListenerStreams {
    private static final Logger LOG = LoggerFactory.getLogger(ListenerStreams.class);
    private static final long LONGEST_SECONDS = 900;
    private static final Duration BEAT = Duration.ofSeconds(10);

    private final String what;
    private final StreamPlaces places;

    /** @param what they listen to, for messages */
    public ListenerStreams(String what, int most, int mostOfOne) {
        this.what = what;
        this.places = new StreamPlaces(what, most, mostOfOne);
    }

    /** What one listener is told. */
    public interface News {
        /** Whether nothing more comes. */
        boolean isOver();

        /**
         * Sends what there is, waiting for it this long at most; where nothing comes, a {@linkplain EventStream#beat beat}.
         *
         * @return whether that was all
         */
        boolean tell(EventStream stream, Duration atMost) throws IOException, InterruptedException;
    }

    /** Tells a listener the news. @throws dev.tagloop.server.http.ApiException 503 if too many listen */
    public void serve(Call call, News news) {
        long user = call.caller().id();
        places.enter(user);
        try {
            tell(call, news);
        } catch (IOException e) {
            LOG.debug("a listener to {} has gone: {}", what, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            places.leave(user);
        }
    }

    private static void tell(Call call, News news) throws IOException, InterruptedException {
        long seconds = Math.clamp(call.query().number("seconds").orElse(LONGEST_SECONDS), 0, LONGEST_SECONDS);
        Duration left = Duration.ofSeconds(seconds);
        long end = System.nanoTime() + left.toNanos();
        EventStream stream = call.events();
        boolean all = call.method().equals(HandlerType.HEAD);
        while (!all && !news.isOver() && !left.isNegative()) {
            all = news.tell(stream, left.compareTo(BEAT) < 0 ? left : BEAT);
            left = Duration.ofNanos(end - System.nanoTime());
        }
    }
}
