package dev.tagloop.training.internal.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDManager;
import dev.tagloop.training.ComputeDevice;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Bfloat16Test {

    /** 257 has nine significant bits: in bfloat16 it is 256. */
    private static final float[] ODD = new float[64 * 64];

    static {
        Arrays.fill(ODD, 257);
    }

    @Test
    void factorsAreRoundedWhileItIsOpenAndNoLongerAfterwards() {
        assumeTrue(Bfloat16.missing().isEmpty(), "no bf16 here: " + Bfloat16.missing());
        assertThat(product()).isEqualTo(64 * 257f);
        try (Bfloat16 open = Bfloat16.open()) {
            assertThat(open).isNotNull();
            assertThat(product()).isEqualTo(64 * 256f);
        }
        assertThat(product()).isEqualTo(64 * 257f);
    }

    @Test
    void itIsRefusedWithTheReasonWhereItIsMissing() {
        assumeTrue(Bfloat16.missing().isPresent(), "there is bf16 here");
        assertThatThrownBy(Bfloat16::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Bfloat16.missing().orElseThrow())
                .hasMessageContaining("train with fp32");
    }

    private static float product() {
        try (NDManager manager = Torch.newManager(ComputeDevice.CPU)) {
            float[] ones = new float[64 * 64];
            Arrays.fill(ones, 1);
            return Ops.linear(Ops.floats(manager, ODD, 64, 64), Ops.floats(manager, ones, 64, 64), null)
                    .toFloatArray()[0];
        }
    }
}
