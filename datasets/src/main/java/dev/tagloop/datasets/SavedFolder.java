package dev.tagloop.datasets;

import dev.tagloop.datasets.features.Features;
import dev.tagloop.datasets.features.FeaturesJson;
import dev.tagloop.datasets.format.arrow.ArrowTableReader;
import dev.tagloop.datasets.source.DataFile;
import dev.tagloop.datasets.source.PathFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder of {@code save_to_disk}: {@code state.json} names the Arrow files, {@code dataset_info.json} has the features; of
 * several splits {@code dataset_dict.json} names the folders.
 */
final class SavedFolder {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String DICT = "dataset_dict.json";
    private static final String STATE = "state.json";
    private static final String INFO = "dataset_info.json";
    private static final String TRAIN = "train";
    private static final long MOST_JSON = 16L << 20;

    /** A name, never a path: the files of a saved data set lie beside each other. */
    private static final Pattern NAME = Pattern.compile("\\w[\\w.-]*", Pattern.UNICODE_CHARACTER_CLASS);

    private final Path folder;

    SavedFolder(Path folder) {
        this.folder = folder;
    }

    DatasetDict load() {
        Map<String, Dataset> splits = new LinkedHashMap<>();
        if (Files.isRegularFile(folder.resolve(DICT))) {
            Object names = json(folder.resolve(DICT)).get("splits");
            for (String name : names(names, folder.resolve(DICT))) {
                splits.put(name, new SavedFolder(folder.resolve(name)).rows());
            }
        } else {
            String name = json(state()).get("_split") instanceof String split ? split : TRAIN;
            splits.put(name, rows());
        }
        return new DatasetDict(splits);
    }

    private Path state() {
        Path state = folder.resolve(STATE);
        if (!Files.isRegularFile(state)) {
            throw new DatasetException(folder + " holds no data set that save_to_disk wrote: there is no " + STATE
                    + ". Other folders are loaded by their path, as those of load_dataset");
        }
        return state;
    }

    private Dataset rows() {
        Map<?, ?> state = json(state());
        if (state.get("_indices_data_files") instanceof List<?> indices && !indices.isEmpty()) {
            throw new DatasetException(folder + " was saved by an old version with an order of its rows beside them,"
                    + " which is not read. Save it anew");
        }
        List<String> names = new ArrayList<>();
        if (state.get("_data_files") instanceof List<?> files) {
            files.forEach(file -> names.add(
                    file instanceof Map<?, ?> map ? String.valueOf(map.get("filename")) : String.valueOf(file)));
        }
        List<DataFile> files = names(names, state()).stream()
                .map(name -> (DataFile) new PathFile(folder.resolve(name)))
                .toList();
        return Dataset.of(new ArrowTableReader().read(files, features()));
    }

    private Optional<Features> features() {
        Path info = folder.resolve(INFO);
        if (!Files.isRegularFile(info)) {
            return Optional.empty();
        }
        return json(info).get("features") instanceof Map<?, ?> features
                ? Optional.of(FeaturesJson.fromJson(features))
                : Optional.empty();
    }

    private static List<String> names(Object json, Path where) {
        if (!(json instanceof List<?> list) || list.isEmpty()) {
            throw new DatasetException(where + " names nothing to load");
        }
        List<String> names = new ArrayList<>();
        for (Object name : list) {
            if (!(name instanceof String text) || !NAME.matcher(text).matches() || text.contains("..")) {
                throw new DatasetException(where + " names \"" + name + "\", which is no file or folder beside it");
            }
            names.add(text);
        }
        return names;
    }

    private static Map<?, ?> json(Path file) {
        try {
            if (Files.size(file) > MOST_JSON) {
                throw new DatasetException(file + " is too large for what it should hold");
            }
            if (MAPPER.readValue(Files.readAllBytes(file), Object.class) instanceof Map<?, ?> map) {
                return map;
            }
            throw new DatasetException(file + " should hold a JSON object");
        } catch (IOException | JacksonException e) {
            throw new DatasetException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
