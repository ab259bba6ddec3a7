package dev.tagloop.server.storage;

import dev.tagloop.server.StudioException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of one data folder: 32 random bytes made at its first start, kept with file mode 600. Keys for single purposes are derived
 * from it, so that a digest made for one purpose says nothing to another.
 */
public final class InstanceKey {
    private static final int BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] secret;

    private InstanceKey(byte[] secret) {
        this.secret = secret;
    }

    /** That of a data folder, made when it has none. */
    public static InstanceKey of(Path folder) throws IOException {
        return loadOrCreate(folder.resolve("instance.key"));
    }

    static InstanceKey loadOrCreate(Path file) throws IOException {
        return Files.exists(file) ? load(file) : create(file);
    }

    private static InstanceKey create(Path file) throws IOException {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel channel = OwnersFile.create(fresh)) {
            String text = HexFormat.of().formatHex(secret) + "\n";
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            // Tokens sealed under a key that a power cut forgets could never be opened again.
            channel.force(true);
        }
        Files.move(fresh, file);
        return new InstanceKey(secret);
    }

    private static InstanceKey load(Path file) throws IOException {
        OwnersFile.restrict(file);
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        byte[] secret;
        try {
            secret = HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException e) {
            secret = new byte[0];
        }
        if (secret.length != BYTES || isUniform(secret)) {
            throw new StudioException("The file " + file
                    + " does not hold a key of 64 hexadecimal digits: restore it from a backup of the data folder, because the"
                    + " stored tokens cannot be read without it.");
        }
        return new InstanceKey(secret);
    }

    private static boolean isUniform(byte[] secret) {
        byte[] same = new byte[secret.length];
        Arrays.fill(same, secret[0]);
        return Arrays.equals(same, secret);
    }

    /** A key of 32 bytes for one purpose. */
    public byte[] derive(String purpose) {
        return hmac(secret, purpose);
    }

    /** A digest, as hexadecimal text, by which a secret value can be found again but not read. */
    public String digest(String purpose, String value) {
        return HexFormat.of().formatHex(hmac(derive("digest " + purpose), value));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }

    /** Encrypts a value (AES-GCM under a key for this purpose); the result is base64 text. */
    public String seal(String purpose, String value) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, purpose, nonce, value.getBytes(StandardCharsets.UTF_8));
        byte[] whole = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, whole, nonce.length, sealed.length);
        return Base64.getEncoder().encodeToString(whole);
    }

    /** Opens what {@link #seal} made. */
    public String open(String purpose, String sealed) {
        byte[] whole = Base64.getDecoder().decode(sealed);
        byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
        byte[] rest = Arrays.copyOfRange(whole, NONCE_BYTES, whole.length);
        return new String(crypt(Cipher.DECRYPT_MODE, purpose, nonce, rest), StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, String purpose, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(derive("seal " + purpose), "AES"), new GCMParameterSpec(128, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a stored secret does not open under this instance key: was instance.key exchanged?", e);
        }
    }
}
