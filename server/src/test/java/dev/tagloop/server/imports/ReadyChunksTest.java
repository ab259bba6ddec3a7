package dev.tagloop.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ReadyChunksTest {
    private static final Duration LONG = Duration.ofSeconds(15);

    private static List<PackedItem> chunk(String data) {
        return List.of(new PackedItem(data, "{}", List.of(), List.of(), java.util.Optional.empty()));
    }

    @Test
    void theWriterTakesThemInTheirOrder() {
        ReadyChunks ready = new ReadyChunks(2, LONG);
        ready.offer(chunk("first"));
        ready.offer(chunk("second"));

        assertThat(ready.take(() -> false)).contains(chunk("first"));
        assertThat(ready.take(() -> false)).contains(chunk("second"));
    }

    @Test
    void theWriterGoesToWhoeverElseWaitsForItAlthoughAChunkIsThere() {
        ReadyChunks ready = new ReadyChunks(2, LONG);
        ready.offer(chunk("first"));

        assertThat(ready.take(() -> true)).isEmpty();
        assertThat(ready.isEmpty()).isFalse();
    }

    @Test
    void theWriterWaitsForAChunkThatIsBeingRead() {
        ReadyChunks ready = new ReadyChunks(2, LONG);
        CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS).execute(() -> ready.offer(chunk("late")));

        assertThat(ready.take(() -> false)).contains(chunk("late"));
    }

    @Test
    void theWriterDoesNotWaitForeverNorAfterTheLast() {
        assertThat(new ReadyChunks(2, Duration.ofMillis(30)).take(() -> false)).isEmpty();
        ReadyChunks ended = new ReadyChunks(2, LONG);
        ended.end();

        assertThat(ended.take(() -> false)).isEmpty();
    }

    @Test
    void theReaderWaitsForRoomAndNoLongerThanSomebodyMakesIt() {
        ReadyChunks ready = new ReadyChunks(1, LONG);
        assertThat(ready.offer(chunk("first"))).isTrue();
        assertThat(ready.offer(chunk("second"))).isFalse();
        CompletableFuture<Void> writer = new CompletableFuture<>();
        writer.whenComplete((done, failure) -> ready.wake());
        CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS).execute(() -> writer.complete(null));

        ready.awaitRoom(writer::isDone);

        assertThat(ready.offer(chunk("second"))).isFalse();
        ready.take(() -> false);
        ready.awaitRoom(() -> false);
        assertThat(ready.offer(chunk("second"))).isTrue();
    }
}
