package dev.tagloop.training.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.models.MiniLm;
import dev.tagloop.training.testing.ChildJvm;
import dev.tagloop.training.testing.TinyBert;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The same steps with and without a garbage collection between forward and backward pass, and in another process, give
 * bit-equal losses and gradient norms: nothing that autograd saved lies in memory that Java frees.
 */
@Tag("thorough")
class CollectionsChangeNoStepTest {

    private static final int STEPS = 20;

    @Test
    void twentyStepsAreBitEqualWithACollectionInEach() {
        List<String> plain = StepTrace.of(TinyBert.checkpoint(), STEPS, () -> {});
        assertThat(plain).hasSize(STEPS).doesNotHaveDuplicates();
        assertThat(StepTrace.of(TinyBert.checkpoint(), STEPS, System::gc)).isEqualTo(plain);
    }

    @Test
    void anotherProcessWithASmallYoungGenerationTakesTheSameSteps() {
        List<String> here = StepTrace.of(TinyBert.checkpoint(), STEPS, () -> {});
        assertThat(ChildJvm.of(StepTrace.class.getName(), "" + STEPS, "gc")
                        .options("-Xmn4m")
                        .run())
                .isEqualTo(here);
    }

    @Test
    void stepsOfTheRealEncoderAreBitEqualToo() {
        List<String> plain = StepTrace.of(MiniLm.checkpoint(), 4, () -> {});
        assertThat(StepTrace.of(MiniLm.checkpoint(), 4, System::gc)).isEqualTo(plain);
    }
}
