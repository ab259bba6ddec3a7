package dev.tagloop.learning.train;

import dev.tagloop.core.text.Sha256;
import dev.tagloop.models.Checkpoint;
import dev.tagloop.models.FloatTensor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/** Names a base by what it is: a folder's name or a branch may mean other weights tomorrow. */
public final class BaseFingerprint {

    private BaseFingerprint() {}

    /** SHA-256 over names, shapes and numbers of all weights. */
    public static String of(Checkpoint base) {
        MessageDigest digest = Sha256.fresh();
        for (Map.Entry<String, FloatTensor> weight : base.weights().entrySet()) {
            String head = weight.getKey() + Arrays.toString(weight.getValue().shape());
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            weight.getValue().addTo(digest);
        }
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }
}
