package dev.tagloop.datasets;

import dev.tagloop.datasets.card.ConfigEntry;
import dev.tagloop.datasets.card.ConvertedCard;
import dev.tagloop.datasets.card.DatasetCard;
import dev.tagloop.datasets.discovery.FileFormat;
import dev.tagloop.datasets.discovery.SplitFiles;
import dev.tagloop.datasets.format.ReaderOptions;
import dev.tagloop.datasets.format.TableReader;
import dev.tagloop.datasets.source.ArchiveFiles;
import dev.tagloop.datasets.source.BundledSource;
import dev.tagloop.datasets.source.DataFile;
import dev.tagloop.datasets.source.DataFiles;
import dev.tagloop.datasets.source.DatasetSource;
import dev.tagloop.datasets.source.FolderFiles;
import dev.tagloop.datasets.source.PatternFiles;
import dev.tagloop.datasets.split.RowRange;
import dev.tagloop.datasets.split.SplitExpression;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Carries out a request: finds the files, the configuration, the splits and the reader, then reads what is needed. */
final class Loader {

    /** Files whose rows are counted by asking each where a number is only told; for more that would take too long. */
    private static final int MOST_COUNTED = 8;
    /** Splits below this many bytes are fetched whole: then they are in the cache. */
    private static final long SMALL = 64L << 20;
    /** Rows at the start of a split that are read without fetching it. */
    private static final int MOST_BY_RANGES = 10_000;

    private final DataFiles files;
    private final ConfigEntry config;
    private final Map<String, List<String>> paths;
    private final TableReader reader;

    Loader(LoadRequest request) {
        FileFormat packaged = FileFormat.ofBuilder(request.id());
        ArchiveFiles files = new ArchiveFiles(packaged == null ? withoutScript(find(request)) : filesOf(request));
        this.files = files;
        this.config = config(request, packaged == null ? card(files).choose(request.config()) : null);
        Map<String, List<String>> found = files.expand(SplitFiles.of(files, config));
        FileFormat format = packaged == null ? infer(found) : packaged;
        this.paths = packaged == null ? onlyOf(format, found) : withoutForeign(format, found);
        this.reader = TableReader.of(format, new ReaderOptions(config.options()));
    }

    static List<String> configs(LoadRequest request) {
        if (FileFormat.ofBuilder(request.id()) != null) {
            return List.of(ConfigEntry.DEFAULT);
        }
        return card(withoutScript(find(request))).configs().stream()
                .map(ConfigEntry::name)
                .toList();
    }

    static Optional<String> commit(LoadRequest request) {
        return FileFormat.ofBuilder(request.id()) == null ? find(request).commit() : Optional.empty();
    }

    String config() {
        return config.name();
    }

    List<String> splits() {
        return List.copyOf(paths.keySet());
    }

    Dataset load(String expression) {
        SplitExpression split = SplitExpression.parse(expression);
        Map<String, Dataset> loaded = new LinkedHashMap<>();
        Map<String, Integer> sizes = new LinkedHashMap<>();
        for (String name : split.splits(splits())) {
            Dataset dataset = read(name);
            loaded.put(name, dataset);
            sizes.put(name, dataset.size());
        }
        Dataset result = null;
        for (RowRange range : split.resolve(sizes)) {
            Dataset part = loaded.get(range.split()).slice(range.from(), range.to());
            result = result == null ? part : result.concat(part);
        }
        return result;
    }

    StreamedDataset stream(String expression) {
        List<DataFile> parts = SplitExpression.parse(expression).wholeSplits(splits()).stream()
                .flatMap(split -> remote(split).stream())
                .toList();
        return new StreamedDataset(reader, parts, config.features());
    }

    RowSelection select(String expression) {
        SplitExpression split = SplitExpression.parse(expression);
        List<RowRange> ranges = split.ranges(splits()).orElseGet(() -> counted(split));
        List<RowSelection.Part> parts = ranges.stream().map(this::part).toList();
        return new RowSelection(config.name(), files.commit(), parts);
    }

    private RowSelection.Part part(RowRange range) {
        return new RowSelection.Part(
                range,
                new StreamedDataset(
                        reader, few(range) ? remote(range.split()) : here(range.split()), config.features()),
                () -> rows(range.split()));
    }

    private List<RowRange> counted(SplitExpression split) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        for (String name : split.splits(splits())) {
            long rows = reader.count(remote(name)).orElseGet(() -> {
                try (Stream<Row> all = new StreamedDataset(reader, here(name), config.features()).stream()) {
                    return all.count();
                }
            });
            sizes.put(name, Math.toIntExact(rows));
        }
        return split.resolve(sizes);
    }

    /** How many rows a split has, where its files tell that without being read. */
    OptionalLong rows(String split) {
        return paths.get(split).size() > MOST_COUNTED ? OptionalLong.empty() : reader.count(remote(split));
    }

    private List<DataFile> here(String split) {
        return paths.get(split).stream().map(files::file).toList();
    }

    private List<DataFile> remote(String split) {
        return here(split).stream().map(DataFile::remote).toList();
    }

    /** Whether so little of large files is wanted that they are better not fetched whole. */
    private boolean few(RowRange range) {
        if (range.to() > MOST_BY_RANGES) {
            return false;
        }
        try {
            long bytes = 0;
            for (DataFile file : here(range.split())) {
                bytes += file.length();
            }
            return bytes > SMALL;
        } catch (IOException e) {
            throw new DatasetException(files.description() + " cannot be read: " + e.getMessage(), e);
        }
    }

    DatasetDict loadAll() {
        Map<String, Dataset> splits = new LinkedHashMap<>();
        paths.keySet().forEach(name -> splits.put(name, read(name)));
        return new DatasetDict(splits);
    }

    private static DatasetCard card(DataFiles files) {
        return files.isConverted() ? ConvertedCard.read(files) : DatasetCard.read(files);
    }

    private Dataset read(String split) {
        files.prepare(paths.get(split));
        return Dataset.of(reader.read(here(split), config.features()));
    }

    private static DataFiles find(LoadRequest request) {
        for (DatasetSource source : request.sources()) {
            Optional<DataFiles> found = source.find(request.id(), request.revision());
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new DatasetException("There is no data set \"" + request.id()
                + "\". Give the path of a folder with data files, one of the bundled data sets "
                + BundledSource.IDS
                + ", the id of a data set on the Hugging Face Hub such as org/name, or a format such as \"json\" with data"
                + " files");
    }

    /** The files for a packaged builder: those that its patterns name, or those in its folder. */
    private static DataFiles filesOf(LoadRequest request) {
        if (!request.dataFiles().isEmpty()) {
            List<String> patterns =
                    request.dataFiles().values().stream().flatMap(List::stream).toList();
            return new PatternFiles(Path.of(request.dataDir().orElse("")), patterns);
        }
        String dir = request.dataDir()
                .orElseThrow(
                        () -> new DatasetException(
                                "To load \"" + request.id()
                                        + "\" files, say which: dataFiles(\"train\", \"path/to/file\") or dataDir(\"path/to/folder\")"));
        return FolderFiles.of(Path.of(dir));
    }

    private static ConfigEntry config(LoadRequest request, ConfigEntry declared) {
        Map<String, String> options = new LinkedHashMap<>(declared == null ? Map.of() : declared.options());
        options.putAll(request.options());
        if (declared == null) {
            return new ConfigEntry(ConfigEntry.DEFAULT, true, "", request.dataFiles(), Optional.empty(), options);
        }
        boolean asked = !request.dataFiles().isEmpty();
        return new ConfigEntry(
                declared.name(),
                declared.isDefault(),
                request.dataDir().orElse(declared.dataDir()),
                asked ? request.dataFiles() : declared.dataFiles(),
                declared.features(),
                options);
    }

    /** Scripts are not run; the Hub has run many of them itself and keeps what they gave. */
    private static DataFiles withoutScript(DataFiles files) {
        String script = files.name() + ".py";
        if (files.find(script).isEmpty()) {
            return files;
        }
        return files.converted()
                .orElseThrow(() -> new DatasetException("Dataset scripts are no longer supported, but found " + script
                        + " in " + files.description() + ". Convert its data to Parquet files"));
    }

    private FileFormat infer(Map<String, List<String>> found) {
        FileFormat format = null;
        for (Map.Entry<String, List<String>> split : found.entrySet()) {
            FileFormat ofSplit = FileFormat.infer(split.getValue(), files.description());
            if (format != null && ofSplit != format) {
                throw new DatasetException("The files of " + files.description() + " have different formats: " + format
                        + " and, in the split \"" + split.getKey() + "\", " + ofSplit
                        + ". Give all splits files of one format");
            }
            format = ofSplit;
        }
        return format;
    }

    /** Files that a person named are read whatever they are called; what comes with them in an archive is not. */
    private static Map<String, List<String>> withoutForeign(FileFormat format, Map<String, List<String>> found) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        found.forEach((split, all) -> kept.put(
                split,
                all.stream()
                        .filter(path -> !path.contains(ArchiveFiles.INSIDE) || format.reads(path))
                        .toList()));
        return kept;
    }

    private static Map<String, List<String>> onlyOf(FileFormat format, Map<String, List<String>> found) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        found.forEach((split, all) -> {
            List<String> readable = new ArrayList<>(all);
            readable.removeIf(path -> !format.reads(path));
            kept.put(split, readable);
        });
        return kept;
    }
}
