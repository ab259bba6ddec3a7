package dev.tagloop.datasets.push;

import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.card.CardUpdate;
import dev.tagloop.hub.FileRequest;
import dev.tagloop.hub.Hub;
import dev.tagloop.hub.HubException;
import dev.tagloop.hub.UploadRequest;
import dev.tagloop.hub.repo.CommitResult;
import dev.tagloop.hub.repo.Listing;
import dev.tagloop.hub.repo.RepoId;
import dev.tagloop.hub.repo.TreeEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts a data set's folder onto the Hub in one commit, as {@code push_to_hub} of Hugging Face's library does: numbered data
 * files of an earlier push that are not written again are removed, and a card that people have edited there is brought up to
 * date instead of being replaced.
 *
 * {@snippet :
 * DatasetPush push = DatasetPush.of(hub, RepoId.dataset("org/news"), folder);
 * push.plan().additions(); // what would be sent
 * CommitResult done = push.run(request -> request.withMessage("New labels"));
 * }
 */
public final class DatasetPush {
    private static final String CARD = "README.md";
    private static final Pattern SHARD = Pattern.compile("data/\\w+(?:\\.\\w+)*-[0-9]{5}-of-[0-9]{5}[^/]*\\.parquet");
    private static final int TRIES = 5;

    private final Hub hub;
    private final RepoId repo;
    private final Path folder;
    private final String branch;

    private DatasetPush(Hub hub, RepoId repo, Path folder, String branch) {
        this.hub = hub;
        this.repo = repo;
        this.folder = folder;
        this.branch = branch;
    }

    /** A push to {@code main}. Nothing is sent yet. */
    public static DatasetPush of(Hub hub, RepoId repo, Path folder) {
        return new DatasetPush(hub, repo, folder, "main");
    }

    /** The same to another branch, which must be there when it runs. */
    public DatasetPush toBranch(String name) {
        return new DatasetPush(hub, repo, folder, name);
    }

    /**
     * What would be sent and removed as the repository is now; all of the folder where there is no repository yet.
     *
     * @throws DatasetException if the folder cannot be read, or a card is wrong
     * @throws HubException if the Hub cannot be asked
     */
    public UploadRequest plan() {
        UploadRequest upload = Hub.folder(repo, folder, "", List.of(), List.of(".*", "*/.*", "*.part"))
                .withRevision(branch);
        Optional<Listing> there = there();
        if (there.isEmpty()) {
            return upload;
        }
        Set<String> written =
                upload.additions().stream().map(UploadRequest.Addition::path).collect(Collectors.toSet());
        UploadRequest planned =
                withCard(upload, there.get()).withParent(there.get().commit());
        for (TreeEntry file : there.get().files()) {
            if (SHARD.matcher(file.path()).matches() && !written.contains(file.path())) {
                planned = planned.without(file.path());
            }
        }
        return planned;
    }

    /**
     * Sends it. When somebody else commits in the meantime it is planned anew.
     *
     * @param settings message and listener, put onto each plan
     * @throws HubException if the Hub refuses it
     */
    public CommitResult run(UnaryOperator<UploadRequest> settings) {
        for (int tries = 1; ; tries++) {
            try {
                return hub.upload(settings.apply(plan()));
            } catch (HubException e) {
                boolean moved =
                        e.kind() == HubException.Kind.PRECONDITION_FAILED || e.kind() == HubException.Kind.CONFLICT;
                if (!moved || tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private Optional<Listing> there() {
        try {
            return Optional.of(hub.listing(repo, branch));
        } catch (HubException e) {
            return switch (e.kind()) {
                case REPOSITORY_NOT_FOUND, REVISION_NOT_FOUND, NOT_CACHED -> Optional.empty();
                default -> throw e;
            };
        }
    }

    private UploadRequest withCard(UploadRequest upload, Listing there) {
        Path card = folder.resolve(CARD);
        boolean both = Files.isRegularFile(card)
                && there.files().stream().anyMatch(file -> file.path().equals(CARD));
        if (!both) {
            return upload;
        }
        String fresh = read(card);
        if (!CardUpdate.isMarked(fresh)) {
            return upload;
        }
        String old = read(hub.download(FileRequest.of(repo, CARD).withRevision(there.commit())));
        List<UploadRequest.Addition> files = new ArrayList<>(upload.additions());
        files.removeIf(file -> file.path().equals(CARD));
        files.add(new UploadRequest.OfBytes(CARD, CardUpdate.of(old, fresh).getBytes(StandardCharsets.UTF_8)));
        return UploadRequest.to(repo).withRevision(branch).with(files);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new DatasetException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
