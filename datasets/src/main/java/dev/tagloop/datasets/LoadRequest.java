package dev.tagloop.datasets;

import dev.tagloop.datasets.source.DatasetSource;
import dev.tagloop.datasets.source.HubSource;
import dev.tagloop.hub.Hub;
import dev.tagloop.hub.repo.Revision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What to load, for the cases that {@link Datasets#load(String, String)} has no arguments for:
 *
 * <pre>{@code
 * Datasets.request("csv").dataFiles("train", "reviews/*.csv").option("sep", ";").load("train[:100]");
 * }</pre>
 */
public final class LoadRequest {

    private final List<DatasetSource> sources;
    private final String id;
    private final String config;
    private final String dataDir;
    private final Map<String, List<String>> dataFiles;
    private final Map<String, String> options;
    private final String revision;

    private LoadRequest(
            List<DatasetSource> sources,
            String id,
            String config,
            String dataDir,
            Map<String, List<String>> dataFiles,
            Map<String, String> options,
            String revision) {
        this.sources = sources;
        this.id = id;
        this.config = config;
        this.dataDir = dataDir;
        this.dataFiles = Collections.unmodifiableMap(dataFiles);
        this.options = Collections.unmodifiableMap(options);
        this.revision = revision;
    }

    static LoadRequest of(List<DatasetSource> sources, String id) {
        return new LoadRequest(sources, id, null, null, Map.of(), Map.of(), Revision.MAIN);
    }

    /** The configuration to take, by name; null for the default one. */
    public LoadRequest config(String name) {
        return new LoadRequest(sources, id, name, dataDir, dataFiles, options, revision);
    }

    /** The branch, tag or commit of a data set on the Hub; {@code main} unless given. Other places have no such thing. */
    public LoadRequest revision(String name) {
        return new LoadRequest(sources, id, config, dataDir, dataFiles, options, name);
    }

    /** With a client of one's own for the Hub, in place of one with the settings of the environment. */
    public LoadRequest hub(Hub client) {
        List<DatasetSource> others = new ArrayList<>(sources.stream()
                .filter(source -> !(source instanceof HubSource))
                .toList());
        others.add(new HubSource(() -> client));
        return new LoadRequest(others, id, config, dataDir, dataFiles, options, revision);
    }

    /** The folder inside the data set to look for files in. */
    public LoadRequest dataDir(String dir) {
        return new LoadRequest(sources, id, config, dir, dataFiles, options, revision);
    }

    /** The files of one split, as patterns with {@code *}, {@code **}, {@code ?} and {@code [..]}. */
    public LoadRequest dataFiles(String split, String... patterns) {
        Map<String, List<String>> more = new LinkedHashMap<>(dataFiles);
        more.put(split, List.of(patterns));
        return new LoadRequest(sources, id, config, dataDir, more, options, revision);
    }

    /** An option of the reader, such as {@code sep} for CSV or {@code field} for JSON. */
    public LoadRequest option(String name, String setting) {
        Map<String, String> more = new LinkedHashMap<>(options);
        more.put(name, setting);
        return new LoadRequest(sources, id, config, dataDir, dataFiles, more, revision);
    }

    /**
     * The configurations that there are to choose from, in the order of the data set's card.
     *
     * @throws DatasetException if the data set cannot be found or read
     */
    public List<String> configs() {
        return Loader.configs(this);
    }

    /**
     * The splits of the configuration, in their order, without reading them.
     *
     * @throws DatasetException if the data set cannot be found, or if a configuration has to be named
     */
    public List<String> splits() {
        return new Loader(this).splits();
    }

    /**
     * The commit that the revision points to at present. Given as {@link #revision}, it names the very same rows for ever;
     * empty for what does not lie on the Hub.
     *
     * @throws DatasetException if the data set cannot be found
     */
    public Optional<String> commit() {
        return Loader.commit(this);
    }

    /**
     * Loads the rows that a split expression names.
     *
     * @throws DatasetException if they cannot be loaded
     */
    public Dataset load(String split) {
        return new Loader(this).load(split);
    }

    /**
     * Reads rows one after another without keeping them: Parquet of the Hub by ranges of bytes, without fetching it whole.
     *
     * @param split names of splits, joined with {@code +}, without slices
     * @throws DatasetException if the data set cannot be found or read
     */
    public StreamedDataset stream(String split) {
        return new Loader(this).stream(split);
    }

    /**
     * The rows that a split expression names, read one after another when they are asked for and each with its index.
     *
     * @param split which rows, such as {@code train[:100]}; negative bounds and percentages may need a pass to count
     * @throws DatasetException if the data set cannot be found or read
     */
    public RowSelection select(String split) {
        return new Loader(this).select(split);
    }

    /**
     * The splits of the configuration, in their order, with the number of their rows where their files tell that.
     *
     * @throws DatasetException if the data set cannot be found, or if a configuration has to be named
     */
    public Map<String, OptionalLong> sizes() {
        Loader loader = new Loader(this);
        Map<String, OptionalLong> sizes = new LinkedHashMap<>();
        loader.splits().forEach(split -> sizes.put(split, loader.rows(split)));
        return sizes;
    }

    /**
     * The name of the configuration that is taken.
     *
     * @throws DatasetException if the data set cannot be found, or if a configuration has to be named
     */
    public String chosenConfig() {
        return new Loader(this).config();
    }

    /**
     * Loads all splits.
     *
     * @throws DatasetException if they cannot be loaded
     */
    public DatasetDict loadAll() {
        return new Loader(this).loadAll();
    }

    List<DatasetSource> sources() {
        return sources;
    }

    String id() {
        return id;
    }

    String config() {
        return config;
    }

    String revision() {
        return revision;
    }

    Optional<String> dataDir() {
        return Optional.ofNullable(dataDir);
    }

    Map<String, List<String>> dataFiles() {
        return dataFiles;
    }

    Map<String, String> options() {
        return options;
    }
}
