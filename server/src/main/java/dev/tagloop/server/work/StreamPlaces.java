package dev.tagloop.server.work;

import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.ErrorCode;
import java.util.HashMap;
import java.util.Map;

/** How many may listen to streams of events at the same time: each holds a connection. Bounded for everybody and for each. */
final class StreamPlaces {
    private final String what;
    private final int most;
    private final int mostOfOne;
    private final Map<Long, Integer> open = new HashMap<>();
    private int total;

    /** @param what they listen to, for the message */
    StreamPlaces(String what, int most, int mostOfOne) {
        this.what = what;
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** Takes a place, to be {@linkplain #leave left}. @throws ApiException 503 if there is none */
    synchronized void enter(long user) {
        int own = open.getOrDefault(user, 0);
        if (own >= mostOfOne || total >= most) {
            throw ApiException.of(
                            503,
                            "Too many listen to " + what + " at present ("
                                    + (own >= mostOfOne ? own + " of yours" : total)
                                    + "): close some, or ask from time to time.")
                    .as(ErrorCode.BUSY);
        }
        open.put(user, own + 1);
        total++;
    }

    /** Leaves a place. */
    synchronized void leave(long user) {
        total--;
        open.computeIfPresent(user, (id, count) -> count > 1 ? count - 1 : null);
    }
}
