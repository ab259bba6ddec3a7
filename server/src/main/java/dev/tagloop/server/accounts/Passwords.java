package dev.tagloop.server.accounts;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Hashes passwords with Argon2id. Only a few hashes are computed at a time, because each takes memory and tens of milliseconds. */
final class Passwords {
    /** The least strong setting of the usual recommendation: 19 MiB, two passes, one lane. */
    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);

    private final Semaphore turns = new Semaphore(2, true);

    String hash(String password) {
        return taking(() -> encoder.encode(password));
    }

    boolean matches(String password, String hash) {
        Optional<DjangoHash> foreign = DjangoHash.read(hash);
        return taking(() -> foreign.isPresent() ? foreign.get().matches(password) : encoder.matches(password, hash));
    }

    /** Whether a hash is one that moved in, to be replaced once its password is known. */
    static boolean isForeign(String hash) {
        return DjangoHash.read(hash).isPresent();
    }

    /** Takes the time of a real check, so that an unknown address cannot be told from a wrong password. */
    void pretend() {
        // Making a hash is the same work as checking one.
        hash("no account has this password");
    }

    private <T> T taking(java.util.function.Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
