package dev.tagloop.training.internal.checkpoint;

import dev.tagloop.models.Checkpoint;
import dev.tagloop.training.TrainingSettings;
import dev.tagloop.training.internal.data.Window;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Names everything that the outcome of a training depends on, so that one is gone on with only under equal conditions. */
public final class Fingerprint {
    /** Raised when the same input trains to other weights, or the file is laid out in another way. */
    private static final String FORMAT = "tagloop training 1";

    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** SHA-256 over base, settings, classes and windows, in hexadecimal digits. */
    public static String of(
            Checkpoint base,
            TrainingSettings settings,
            List<String> tags,
            List<Window> train,
            List<Window> validation) {
        Fingerprint all = new Fingerprint();
        all.text(FORMAT);
        all.text(settings.toString());
        all.text(tags.toString());
        all.text(base.config().toJson());
        base.weights().forEach((name, tensor) -> {
            all.text(name + Arrays.toString(tensor.shape()));
            tensor.addTo(all.digest);
        });
        all.windows(train);
        all.windows(validation);
        return HexFormat.of().formatHex(all.digest.digest());
    }

    private void windows(List<Window> windows) {
        text("windows " + windows.size());
        for (Window window : windows) {
            text(window.text()
                    + Arrays.toString(window.ids())
                    + Arrays.toString(window.labels())
                    + Arrays.toString(window.words())
                    + Arrays.toString(window.shapes()));
        }
    }

    private void text(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
