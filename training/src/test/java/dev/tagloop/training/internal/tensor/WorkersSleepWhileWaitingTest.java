package dev.tagloop.training.internal.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Function;
import com.sun.jna.Platform;
import dev.tagloop.training.Natives;
import dev.tagloop.training.testing.ChildJvm;
import org.junit.jupiter.api.Test;

/** Spinning workers made training five to ten times slower beside another busy process. */
class WorkersSleepWhileWaitingTest {

    @Test
    void theLibraryFindsThePassivePolicyWhenItLoads() {
        assumeTrue(Platform.isLinux(), "GNU OpenMP is used on Linux only, skipped");
        assumeTrue(System.getenv("GOMP_SPINCOUNT") == null, "a person chose another policy, skipped");
        assertThat(ChildJvm.of(PrintPolicy.class.getName()).run()).containsExactly("PASSIVE");
    }

    @Test
    void whatAPersonSetStays() {
        assumeTrue(Platform.isLinux(), "GNU OpenMP is used on Linux only, skipped");
        assertThat(ChildJvm.of(PrintPolicy.class.getName())
                        .environment("OMP_WAIT_POLICY", "ACTIVE")
                        .run())
                .containsExactly("ACTIVE");
    }

    static final class PrintPolicy {
        public static void main(String[] arguments) {
            Natives.load();
            System.out.println(
                    Function.getFunction("c", "getenv").invokeString(new Object[] {"OMP_WAIT_POLICY"}, false));
        }
    }
}
