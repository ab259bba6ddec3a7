package dev.tagloop.hub;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a call fails with. */
final class Failures {
    private Failures() {}

    static HubException of(ThrowingCallable call) {
        HubException failure = catchThrowableOfType(HubException.class, call);
        if (failure == null) {
            throw new AssertionError("it did not fail");
        }
        return failure;
    }

    static HubException.Kind kind(ThrowingCallable call) {
        return of(call).kind();
    }
}
