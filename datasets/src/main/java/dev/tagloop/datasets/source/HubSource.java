package dev.tagloop.datasets.source;

import dev.tagloop.datasets.DatasetException;
import dev.tagloop.hub.Hub;
import dev.tagloop.hub.HubException;
import dev.tagloop.hub.repo.Listing;
import dev.tagloop.hub.repo.RepoId;
import dev.tagloop.hub.repo.Revision;
import java.util.Optional;
import java.util.function.Supplier;

/** Data sets of the Hugging Face Hub: the id is the repository's, also one under its first name, such as {@code wikiann}. */
public final class HubSource implements DatasetSource {

    private final Supplier<Hub> hub;

    /** Data sets that {@code hub} gets. The client is asked for when the first id is looked up. */
    public HubSource(Supplier<Hub> hub) {
        this.hub = hub;
    }

    @Override
    public Optional<DataFiles> find(String id) {
        return find(id, Revision.MAIN);
    }

    @Override
    public Optional<DataFiles> find(String id, String revision) {
        RepoId repo;
        try {
            repo = RepoId.dataset(id);
            Revision.checked(revision);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        try {
            Hub client = hub.get();
            Listing listing = client.listing(repo, revision);
            return Optional.of(new HubFiles(client, listing, revision));
        } catch (HubException e) {
            throw failure(repo, revision, e);
        }
    }

    /** In the words of Python's library where those say it well. */
    private static DatasetException failure(RepoId repo, String revision, HubException e) {
        String id = repo.id();
        return new DatasetException(
                switch (e.kind()) {
                    case REPOSITORY_NOT_FOUND ->
                        "Dataset '" + id
                                + "' doesn't exist on the Hub or cannot be accessed. Check the id; for a private"
                                + " one log in with `tagloop hub login`. (" + e.getMessage() + ")";
                    case GATED ->
                        "Dataset '" + id
                                + "' is a gated dataset on the Hub. Ask for access on its page, and log in with"
                                + " `tagloop hub login`. (" + e.getMessage() + ")";
                    case REVISION_NOT_FOUND -> "Revision '" + revision + "' doesn't exist for dataset '" + id + "'.";
                    case OFFLINE, UNREACHABLE ->
                        "Dataset '" + id + "' is not in the cache, and the Hub cannot be asked: " + e.getMessage()
                                + ". Without the Hub there are folders, files and " + BundledSource.IDS + ".";
                    default -> "Dataset '" + id + "' cannot be loaded: " + e.getMessage();
                },
                e);
    }
}
