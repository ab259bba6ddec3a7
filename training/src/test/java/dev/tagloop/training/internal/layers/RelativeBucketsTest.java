package dev.tagloop.training.internal.layers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RelativeBucketsTest {

    @Test
    void bothDirectionsShareTheBucketsAndFarDistancesShareOne() {
        RelativeBuckets buckets = new RelativeBuckets(32, 128, true);
        assertThat(buckets.of(0)).isZero();
        assertThat(buckets.of(-1)).isEqualTo(1);
        assertThat(buckets.of(1)).isEqualTo(17);
        assertThat(buckets.of(-7)).isEqualTo(7);
        assertThat(buckets.of(-8)).isEqualTo(8);
        assertThat(buckets.of(-11)).isEqualTo(8);
        assertThat(buckets.of(-12)).isEqualTo(9);
        assertThat(buckets.of(-1000)).isEqualTo(15);
        assertThat(buckets.of(1000)).isEqualTo(31);
    }

    @Test
    void aDecoderSeesOnlyThePast() {
        RelativeBuckets buckets = new RelativeBuckets(32, 128, false);
        assertThat(buckets.of(5)).isZero();
        assertThat(buckets.of(-15)).isEqualTo(15);
        assertThat(buckets.of(-16)).isEqualTo(16);
        assertThat(buckets.of(-500)).isEqualTo(31);
    }
}
