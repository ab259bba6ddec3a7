package dev.tagloop.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {
    private static final Path DISK = Path.of("/data");
    private static final long GIGABYTE = 1_000_000_000L;

    @Test
    void workThatFitsWithRoomLeftIsNotTalkedAbout() {
        DiskSpace space = new DiskSpace("The import", DISK, 2 * GIGABYTE, 10 * GIGABYTE);
        assertThat(space.isShort()).isFalse();
        assertThat(space.warning()).isEmpty();
    }

    @Test
    void workThatDoesNotFitTellsWhatItNeedsAndWhatIsFree() {
        DiskSpace space = new DiskSpace("The training", DISK, 2_500_000_000L, GIGABYTE - 1);
        assertThat(space.isShort()).isTrue();
        assertThat(space.warning())
                .contains(
                        "The training needs about 2.5 GB on the disk of /data, and 1000.0 MB are free there: free some"
                                + " space, or choose another disk, then try again.");
    }

    @Test
    void workThatJustFitsIsWarnedOfAndNotRefused() {
        DiskSpace space = new DiskSpace("The backup", DISK, GIGABYTE, GIGABYTE);
        assertThat(space.isShort()).isFalse();
        assertThat(space.warning())
                .contains("The backup needs about 1.0 GB on the disk of /data, and 1.0 GB are free there: it fits, but"
                        + " little is left afterwards. Free some space soon.");
    }

    @Test
    void placeNeedNotExistYet(@TempDir Path folder) {
        assertThat(DiskSpace.free(folder.resolve("not/made/yet"))).isPositive();
        assertThat(DiskSpace.forWork("It", folder.resolve("not/made/yet"), Long.MAX_VALUE)
                        .isShort())
                .isTrue();
    }

    @Test
    void sizesAreShownInPowersOfAThousand() {
        assertThat(DiskSpace.size(999)).isEqualTo("999 bytes");
        assertThat(DiskSpace.size(1500)).isEqualTo("1.5 kB");
        assertThat(DiskSpace.size(2_340_000_000_000L)).isEqualTo("2.3 TB");
    }
}
