package dev.tagloop.training.internal.checkpoint;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.internal.task.TrainingTask;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Names everything that the outcome of a training depends on, so that one is gone on with only under equal conditions. */
public final class Fingerprint {
    /** Raised when the same input trains to other weights, or the file is laid out in another way. */
    private static final String FORMAT = "tagloop training 3";

    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** SHA-256 over task, base, settings and examples, in hexadecimal digits. */
    public static <E> String of(
            TrainingTask<E, ?> task, Checkpoint base, String settings, List<E> train, List<E> validation) {
        Fingerprint all = new Fingerprint();
        all.text(FORMAT);
        all.text(task.name());
        all.text(settings);
        all.text(task.finished().toJson());
        base.weights().forEach((name, tensor) -> {
            all.text(name + Arrays.toString(tensor.shape()));
            tensor.addTo(all.digest);
        });
        all.examples(task, train);
        all.examples(task, validation);
        return HexFormat.of().formatHex(all.digest.digest());
    }

    private <E> void examples(TrainingTask<E, ?> task, List<E> examples) {
        text("examples " + examples.size());
        examples.forEach(example -> text(task.identity(example)));
    }

    private void text(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
