package dev.tagloop.server.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    @Test
    void partsComeInTheirOrderAndEnd() throws Exception {
        Iterator<Integer> numbers = List.of(1, 2, 3).iterator();
        List<Integer> taken = new ArrayList<>();

        new ReadAhead<>(() -> numbers.hasNext() ? Optional.of(numbers.next()) : Optional.<Integer>empty())
                .forEach(taken::add);

        assertThat(taken).containsExactly(1, 2, 3);
    }

    @Test
    void theNextPartIsReadWhileOneIsWorkedOn() throws Exception {
        AtomicInteger read = new AtomicInteger();
        CountDownLatch second = new CountDownLatch(1);

        new ReadAhead<>(() -> {
                    if (read.incrementAndGet() == 2) {
                        second.countDown();
                    }
                    return read.get() < 3 ? Optional.of(read.get()) : Optional.<Integer>empty();
                })
                .forEach(part -> {
                    try {
                        // Never ends where parts are read one after the other.
                        second.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                });

        assertThat(read).hasValue(3);
    }

    @Test
    void whoWorksHearsOfAFailureOfReading() {
        assertThatThrownBy(() -> new ReadAhead<Integer>(() -> {
                            throw new IllegalStateException("the disk is gone");
                        })
                        .forEach(part -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the disk is gone");
    }

    @Test
    void nothingIsReadAnyMoreOnceTheWorkHasFailed() {
        AtomicBoolean reading = new AtomicBoolean();

        assertThatThrownBy(() -> new ReadAhead<>(() -> {
                            reading.set(true);
                            try {
                                Thread.sleep(50);
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            reading.set(false);
                            return Optional.of(1);
                        })
                        .forEach(part -> {
                            throw new IOException("full");
                        }))
                .hasMessage("full");

        assertThat(reading).isFalse();
    }
}
