package dev.tagloop.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class CancelTokenTest {
    @Test
    void workGoesOnUntilItIsCancelledAndThenStops() {
        CancelToken token = new CancelToken();
        assertThatCode(token::throwIfCancelled).doesNotThrowAnyException();
        token.cancel();
        token.cancel();
        assertThat(token.isCancelled()).isTrue();
        assertThatThrownBy(token::throwIfCancelled).isInstanceOf(CancellationException.class);
    }
}
