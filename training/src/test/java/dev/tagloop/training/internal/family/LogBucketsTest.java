package dev.tagloop.training.internal.family;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogBucketsTest {

    @Test
    void nearDistancesAreTheirOwnAndFarOnesShareByTheirLogarithm() {
        LogBuckets buckets = new LogBuckets(256, 512);
        assertThat(buckets.of(0)).isZero();
        assertThat(buckets.of(128)).isEqualTo(128);
        assertThat(buckets.of(-128)).isEqualTo(-128);
        // 128 + ceil(ln(129 / 128) / ln(511 / 128) * 127)
        assertThat(buckets.of(129)).isEqualTo(129);
        assertThat(buckets.of(-200)).isEqualTo(-169);
        assertThat(buckets.of(511)).isEqualTo(255);
    }

    @Test
    void withoutBucketsEveryDistanceIsItsOwn() {
        assertThat(new LogBuckets(-1, 512).of(-300)).isEqualTo(-300);
    }
}
