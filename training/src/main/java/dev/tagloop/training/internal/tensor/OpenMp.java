package dev.tagloop.training.internal.tensor;

import com.sun.jna.Function;
import com.sun.jna.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes libtorch's worker threads sleep while they wait for each other.
 *
 * <p>GNU OpenMP lets them spin. Beside any other busy process, above all in a virtual machine, one of them then spins on
 * the processor that the other one needs: on two shared cores an epoch took 96 s and more, sleeping 10 to 20 s.
 */
public final class OpenMp {

    private static final Logger LOG = LoggerFactory.getLogger(OpenMp.class);
    private static final String POLICY = "OMP_WAIT_POLICY";

    private OpenMp() {}

    /**
     * Sets the policy in the environment of this process, where the library reads it when it loads; what a person has set
     * stays. Only GNU OpenMP on Linux needs it.
     */
    public static void sleepWhileWaiting() {
        if (!Platform.isLinux() || System.getenv(POLICY) != null || System.getenv("GOMP_SPINCOUNT") != null) {
            return;
        }
        try {
            // System.getenv shows a copy that Java made at its start, so only the C library can set it.
            Function.getFunction("c", "setenv").invokeInt(new Object[] {POLICY, "PASSIVE", 0});
        } catch (LinkageError | RuntimeException e) {
            LOG.debug("{} could not be set; training is slow beside other busy processes", POLICY, e);
        }
    }
}
