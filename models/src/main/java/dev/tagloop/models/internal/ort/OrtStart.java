package dev.tagloop.models.internal.ort;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.tagloop.models.internal.natives.OnnxRuntimeNatives;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Starts ONNX Runtime once in the process. As it starts it reads the process's command line with a regular expression
 * that recurses for each character (seen with 1.29.0): a long class path overruns a thread's usual stack and ends the
 * process without a word. So it is started on a thread with a stack that is large enough for any command line.
 */
final class OrtStart {
    private static final long STACK_BYTES = 256L << 20;

    private static OrtEnvironment environment;

    private OrtStart() {}

    static synchronized OrtEnvironment environment() throws OrtException {
        if (environment == null) {
            OnnxRuntimeNatives.prepare();
            environment = onLargeStack();
            environment.setTelemetry(false);
        }
        return environment;
    }

    private static OrtEnvironment onLargeStack() {
        CompletableFuture<OrtEnvironment> started = new CompletableFuture<>();
        Runnable start = () -> {
            try {
                started.complete(OrtEnvironment.getEnvironment());
            } catch (RuntimeException | LinkageError e) {
                started.completeExceptionally(e);
            }
        };
        Thread.Builder.OfPlatform builder =
                Thread.ofPlatform().name("start-onnxruntime").daemon();
        builder.stackSize(STACK_BYTES).start(start);
        try {
            return started.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw (Error) e.getCause();
        }
    }
}
