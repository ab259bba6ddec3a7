package dev.tagloop.datasets.source;

import dev.tagloop.datasets.DatasetException;
import dev.tagloop.hub.Hub;
import dev.tagloop.hub.HubException;
import dev.tagloop.hub.repo.Listing;
import dev.tagloop.hub.repo.TreeEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files of a repository on the Hub at one commit; each is fetched into the cache when it is read. */
final class HubFiles implements DataFiles {

    /** The branch on which the Hub itself keeps the data of each data set as Parquet, made by its script if need be. */
    private static final String CONVERTED = "refs/convert/parquet";

    private final Hub hub;
    private final Listing listing;
    private final String revision;
    private final Map<String, TreeEntry> byPath = new TreeMap<>();

    HubFiles(Hub hub, Listing listing, String revision) {
        this.hub = hub;
        this.listing = listing;
        this.revision = revision;
        listing.files().forEach(file -> byPath.put(file.path(), file));
    }

    @Override
    public String description() {
        return "the data set " + listing.repo().id() + " on the Hub";
    }

    @Override
    public String name() {
        return listing.repo().name();
    }

    @Override
    public List<String> paths() {
        return List.copyOf(byPath.keySet());
    }

    @Override
    public Optional<String> commit() {
        return Optional.of(listing.commit());
    }

    @Override
    public boolean isConverted() {
        return revision.equals(CONVERTED);
    }

    @Override
    public Optional<DataFiles> converted() {
        try {
            Listing there = hub.listing(listing.repo(), CONVERTED);
            return Optional.of(new HubFiles(hub, there, CONVERTED));
        } catch (HubException e) {
            if (e.kind() == HubException.Kind.REVISION_NOT_FOUND) {
                return Optional.empty();
            }
            throw new DatasetException(
                    "Dataset '" + listing.repo().id() + "' has a script, and its converted data cannot be read: "
                            + e.getMessage(),
                    e);
        }
    }

    @Override
    public void prepare(List<String> paths) {
        try {
            hub.snapshot(listing, paths.stream().map(byPath::get).toList());
        } catch (HubException e) {
            throw new DatasetException(description() + " cannot be fetched: " + e.getMessage(), e);
        }
    }

    @Override
    public DataFile file(String path) {
        return new HubFile(hub, listing, byPath.get(path));
    }
}
