package dev.tagloop.datasets;

import dev.tagloop.datasets.card.DataCard;
import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.table.ValueBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A data set as files in the layout of a Hub repository, as {@code push_to_hub} of Hugging Face's library makes it: Parquet
 * under {@code data/}, numbered by split, and a {@code README.md} that names splits and features.
 */
public final class DatasetFolder {

    /** As many bytes of values go into one file, about. */
    static final long SHARD_BYTES = 500_000_000;

    private final long shardBytes;

    private DatasetFolder(long shardBytes) {
        this.shardBytes = shardBytes;
    }

    /**
     * Writes splits and their card into a folder, which is made if needed; files of the same names are replaced.
     *
     * @return the files written, the card last
     * @throws DatasetException if the splits have different features or a file cannot be written
     */
    public static List<Path> write(DatasetDict splits, Path folder, DataCard card) {
        return new DatasetFolder(SHARD_BYTES).writeAll(splits, folder, card);
    }

    static List<Path> write(DatasetDict splits, Path folder, DataCard card, long shardBytes) {
        return new DatasetFolder(shardBytes).writeAll(splits, folder, card);
    }

    private List<Path> writeAll(DatasetDict splits, Path folder, DataCard card) {
        Features features = commonFeatures(splits);
        List<Path> written = new ArrayList<>();
        List<DataCard.SplitSize> sizes = new ArrayList<>();
        splits.splits().forEach((name, rows) -> {
            long bytes =
                    rows.stream().mapToLong(row -> ValueBytes.of(row.asMap())).sum();
            sizes.add(new DataCard.SplitSize(name, rows.size(), bytes));
            written.addAll(writeSplit(folder, name, rows, (int) Math.min(bytes / shardBytes + 1, 99_999)));
        });
        try {
            long onDisk = 0;
            for (Path file : written) {
                onDisk += Files.size(file);
            }
            Path readme = folder.resolve("README.md");
            Files.write(readme, card.readme(features, sizes, onDisk).getBytes(StandardCharsets.UTF_8));
            written.add(readme);
        } catch (IOException e) {
            throw new DatasetException("The card of " + folder + " cannot be written: " + e.getMessage(), e);
        }
        return written;
    }

    private static Features commonFeatures(DatasetDict splits) {
        Features features = null;
        for (Map.Entry<String, Dataset> split : splits.splits().entrySet()) {
            if (features != null && !features.equals(split.getValue().features())) {
                throw new DatasetException("The split \"" + split.getKey()
                        + "\" has other features than the one before: the splits of a data set share their columns");
            }
            features = split.getValue().features();
        }
        if (features == null) {
            throw new DatasetException("There is nothing to write: the data set has no split");
        }
        return features;
    }

    /** Shards of equal numbers of rows, the first ones with one more where it does not come out even. */
    private static List<Path> writeSplit(Path folder, String name, Dataset rows, int shards) {
        List<Path> files = new ArrayList<>();
        int from = 0;
        for (int shard = 0; shard < shards; shard++) {
            int to = from + rows.size() / shards + (shard < rows.size() % shards ? 1 : 0);
            Path file = folder.resolve("data").resolve("%s-%05d-of-%05d.parquet".formatted(name, shard, shards));
            rows.slice(from, to).toParquet(file);
            files.add(file);
            from = to;
        }
        return files;
    }
}
