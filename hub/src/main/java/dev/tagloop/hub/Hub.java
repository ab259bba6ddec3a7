package dev.tagloop.hub;

import dev.tagloop.hub.auth.HubToken;
import dev.tagloop.hub.auth.TokenFiles;
import dev.tagloop.hub.auth.WhoAmI;
import dev.tagloop.hub.cache.HubCache;
import dev.tagloop.hub.internal.cache.CacheFiles;
import dev.tagloop.hub.internal.download.FileDownload;
import dev.tagloop.hub.internal.download.Listings;
import dev.tagloop.hub.internal.download.MetadataLookup;
import dev.tagloop.hub.internal.download.SnapshotDownload;
import dev.tagloop.hub.internal.http.HubHttp;
import dev.tagloop.hub.internal.http.RepoCalls;
import dev.tagloop.hub.internal.upload.Upload;
import dev.tagloop.hub.repo.CommitResult;
import dev.tagloop.hub.repo.FileMetadata;
import dev.tagloop.hub.repo.Listing;
import dev.tagloop.hub.repo.Refs;
import dev.tagloop.hub.repo.RepoId;
import dev.tagloop.hub.repo.RepoInfo;
import dev.tagloop.hub.repo.Revision;
import dev.tagloop.hub.repo.TreeEntry;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Hugging Face Hub: models, data sets and their files, with the same settings, tokens and cache as Python's client.
 *
 * <pre>{@code
 * try (Hub hub = Hub.create()) {
 *     Path config = hub.download(RepoId.model("dslim/bert-base-NER"), "config.json");
 * }
 * }</pre>
 *
 * All methods throw {@link HubException}, whose kind tells what went wrong. Bears several threads.
 */
public final class Hub implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Hub.class);

    private final HubBuilder settings;
    private final HubHttp http;
    private final RepoCalls calls;
    private final CacheFiles cache;
    private final MetadataLookup lookup;
    private final FileDownload files;
    private final Listings listings;
    private final SnapshotDownload snapshots;
    private volatile WhoAmI account;

    Hub(HubBuilder settings) {
        this.settings = settings;
        this.http = settings.http(settings.token());
        this.calls = new RepoCalls(http);
        this.cache = settings.cache();
        this.lookup = new MetadataLookup(http, settings.environment().metadataPatience());
        this.files =
                new FileDownload(http, cache, lookup, settings.environment().downloadPatience());
        this.listings = new Listings(calls, cache);
        this.snapshots = new SnapshotDownload(listings, http.offline(), cache, files);
    }

    /** A client with the settings of the environment ({@code HF_TOKEN}, {@code HF_HOME}, {@code HF_ENDPOINT}, …). */
    public static Hub create() {
        return builder().build();
    }

    /** A client with settings of one's own. */
    public static HubBuilder builder() {
        return new HubBuilder();
    }

    /** The address of the Hub. */
    public URI endpoint() {
        return http.endpoint().base();
    }

    /** The folder of the cache. */
    public Path cacheFolder() {
        return cache.layout().root();
    }

    /** Whether offline mode is on: then only the cache is used. */
    public boolean isOffline() {
        return http.offline();
    }

    /** The token in use and where it came from. */
    public Optional<HubToken> token() {
        return http.credentials().token();
    }

    /** The description of {@code main}. */
    public RepoInfo info(RepoId repo) {
        return info(repo, Revision.MAIN);
    }

    /** The description of a repository at a branch, tag or commit. */
    public RepoInfo info(RepoId repo, String revision) {
        return calls.info(repo, Revision.checked(revision));
    }

    /** All files and folders at a branch, tag or commit. */
    public List<TreeEntry> tree(RepoId repo, String revision) {
        return tree(repo, revision, "", true);
    }

    /** The files and folders in a folder, with all below it if {@code recursive}; an empty folder is the root. */
    public List<TreeEntry> tree(RepoId repo, String revision, String folder, boolean recursive) {
        return calls.tree(repo, Revision.checked(revision), folder, recursive);
    }

    /**
     * All files at a branch, tag or commit, with the commit that it stands for. When the Hub cannot be asked, as the cache
     * remembers it.
     */
    public Listing listing(RepoId repo, String revision) {
        return listings.get(repo, Revision.checked(revision));
    }

    /** A file of which parts are read, as a listing has it; nothing is asked. */
    public RemoteFile open(Listing listing, TreeEntry file) {
        return new RemoteFile(
                http, listing.repo(), file.path(), new FileMetadata(listing.commit(), file.etag(), file.size()));
    }

    /** Branches and tags. */
    public Refs refs(RepoId repo) {
        return calls.refs(repo);
    }

    /** What a file is, without fetching it. */
    public FileMetadata metadata(RepoId repo, String revision, String path) {
        return lookup.withRetries(repo, Revision.checked(revision), path);
    }

    /** A file of which parts are read. */
    public RemoteFile open(RepoId repo, String revision, String path) {
        return new RemoteFile(http, repo, path, metadata(repo, revision, path));
    }

    /** A file of {@code main}, fetched unless it is here. */
    public Path download(RepoId repo, String path) {
        return download(FileRequest.of(repo, path));
    }

    /** A file, fetched unless it is here; what is returned lies in the cache and must not be changed. */
    public Path download(FileRequest request) {
        return files.get(request);
    }

    /** All files of {@code main}, fetched unless they are here. */
    public Path snapshot(RepoId repo) {
        return snapshot(SnapshotRequest.of(repo));
    }

    /** The folder with the files asked for, in the cache: must not be changed. */
    public Path snapshot(SnapshotRequest request) {
        return snapshots.get(request);
    }

    /** The folder with these files of a listing, in the cache. What the listing tells about them is not asked again. */
    public Path snapshot(Listing listing, List<TreeEntry> files) {
        SnapshotRequest request = SnapshotRequest.of(listing.repo()).withRevision(listing.commit());
        return snapshots.get(request, listing.commit(), files);
    }

    /** A file as far as the cache knows it, without asking the Hub. */
    public Optional<Path> cached(RepoId repo, String revision, String path) {
        return cache.commit(repo, Revision.checked(revision)).flatMap(commit -> cache.find(repo, commit, path));
    }

    /** Puts files into a repository by one commit; nothing is seen of it before. */
    public CommitResult upload(UploadRequest request) {
        return new Upload(http, calls, request).run();
    }

    /**
     * The files of a folder as an upload that can be changed before it is sent.
     *
     * @param into the folder in the repository; empty for its root
     * @param allow patterns of paths to take, relative to {@code folder}; none for all
     * @param ignore patterns of paths to leave
     */
    public static UploadRequest folder(RepoId repo, Path folder, String into, List<String> allow, List<String> ignore) {
        return FolderUpload.of(repo, folder, into, allow, ignore);
    }

    /** What is in the cache. */
    public HubCache cache() {
        return new HubCache(cacheFolder());
    }

    /** Makes a repository, public or private. One that is there already is fine if {@code existing} says so. */
    public void createRepository(RepoId repo, boolean isPrivate, boolean existing) {
        calls.create(repo, isPrivate, existing);
    }

    /** Deletes a repository with all its files, for ever. */
    public void deleteRepository(RepoId repo) {
        calls.delete(repo);
    }

    /** Makes a branch at a revision. */
    public void createBranch(RepoId repo, String name, String from) {
        calls.branch(repo, Revision.checked(name), Revision.checked(from));
    }

    /** Whose token it is. Asked once, since the Hub limits that call hard. */
    public WhoAmI whoAmI() {
        WhoAmI known = account;
        if (known == null) {
            known = calls.whoAmI();
            account = known;
        }
        return known;
    }

    /**
     * Tries a token and keeps it for this and other programs, Python's among them. This client goes on with its own.
     *
     * @return whose it is
     */
    public WhoAmI login(String token) {
        if (token.strip().startsWith("api_org")) {
            throw new HubException(
                    HubException.Kind.TOKEN_INVALID, "Tokens of organizations are not accepted: use one of your own");
        }
        HubToken given = HubToken.of(token, HubToken.Origin.ARGUMENT, "the argument")
                .orElseThrow(() -> new HubException(
                        HubException.Kind.TOKEN_INVALID, "That is no token: it is empty or holds blanks"));
        WhoAmI owner;
        try (HubHttp other = settings.http(Optional.of(given))) {
            owner = new RepoCalls(other).whoAmI();
        }
        new TokenFiles(settings.environment()).store(owner.tokenName().orElse("oauth-" + owner.name()), given.value());
        if (settings.environment().text("HF_TOKEN").isPresent()) {
            log.warn("The variable HF_TOKEN is set and keeps precedence over the token just stored");
        }
        return owner;
    }

    /** Forgets all stored tokens. */
    public void logout() {
        new TokenFiles(settings.environment()).forgetAll();
    }

    /** Forgets the stored token of that name. */
    public void logout(String name) {
        new TokenFiles(settings.environment()).forget(name);
    }

    /** Drops all connections. */
    @Override
    public void close() {
        http.close();
    }
}
