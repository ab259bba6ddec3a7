package dev.tagloop.cli.server;

import dev.tagloop.cli.UserError;
import dev.tagloop.cli.options.Given;
import dev.tagloop.labelstudio.backend.GatedConnector;
import dev.tagloop.labelstudio.webhook.GatedWebhookSender;
import dev.tagloop.net.Cidr;
import dev.tagloop.net.OutboundPolicy;
import dev.tagloop.places.UserFolders;
import dev.tagloop.server.StudioConfig;
import dev.tagloop.server.backup.BackupPlan;
import dev.tagloop.server.backup.Retention;
import dev.tagloop.server.operations.MetricsAccess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where a server of this process listens and keeps its data; the environment names are those of Label Studio. */
public final class ServerOptions {
    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "The address to listen on (default: ${DEFAULT-VALUE}, this machine only; 0.0.0.0 for everywhere).")
    private String host;

    @Option(
            names = {"--port", "-p"},
            paramLabel = "PORT",
            defaultValue = "${env:LABEL_STUDIO_PORT:-8080}",
            description = "The port; 0 takes a free one (default: $LABEL_STUDIO_PORT, else 8080).")
    private int port;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "${env:LABEL_STUDIO_BASE_DATA_DIR}",
            description =
                    "The folder for all data (default: $LABEL_STUDIO_BASE_DATA_DIR, else the user's data folder).")
    private Path dataDir;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "A PostgreSQL database instead of the SQLite file in the data folder:"
                    + " postgresql://USER:PASSWORD@HOST:5432/NAME.")
    private String databaseUrl;

    @Option(
            names = OutboundPolicy.ALLOW_FLAG,
            paramLabel = "RANGE",
            split = ",",
            converter = CidrConverter.class,
            description = "Private addresses that imports may fetch files from and ML backends and webhooks may be at,"
                    + " such as 10.1.0.0/16; may be repeated (default: public addresses only; while the server is reached"
                    + " from this machine only, its owner's backends and webhooks may be here too).")
    private List<Cidr> outboundAllow = List.of();

    @Option(
            names = "--trash-days",
            paramLabel = "DAYS",
            defaultValue = "30",
            description = "How long deleted projects, tasks and annotations can be brought back"
                    + " (default: ${DEFAULT-VALUE} days).")
    private int trashDays;

    @Option(
            names = "--task-lock-ttl",
            paramLabel = "SECONDS",
            defaultValue = "${env:TASK_LOCK_TTL:-10800}",
            description = "How long a task is kept for the annotator who was given it (default: $TASK_LOCK_TTL, else"
                    + " 10800, three hours).")
    private long taskLockTtl;

    @Option(
            names = "--stop-timeout",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "How long requests that run may take to end when the server is stopped; new ones are refused"
                    + " meanwhile (default: ${DEFAULT-VALUE}).")
    private long stopTimeout;

    @Option(
            names = "--stream-history-limit",
            paramLabel = "TASKS",
            defaultValue = "${env:LABEL_STREAM_HISTORY_LIMIT:-100}",
            description = "How many tasks of a project an annotator can go back through (default:"
                    + " $LABEL_STREAM_HISTORY_LIMIT, else 100).")
    private int streamHistoryLimit;

    @Option(
            names = "--validate-predictions",
            description = "Refuse predictions that do not fit the labelling configuration of their project, and say why"
                    + " (default: any region is stored).")
    private boolean validatePredictions;

    @Option(
            names = "--backup-every",
            paramLabel = "HOURS",
            defaultValue = "0",
            description =
                    "Make a backup every so many hours while the server runs; 0 makes none but those that somebody"
                            + " asks for (default: ${DEFAULT-VALUE}).")
    private int backupEvery;

    @Option(
            names = "--backup-keep",
            paramLabel = "DAYS,WEEKS",
            defaultValue = "7,4",
            description =
                    "Which of these backups stay: the newest of each of the last DAYS days and of each of the last"
                            + " WEEKS weeks, in UTC; others are deleted, and those that somebody asked for are not"
                            + " (default: ${DEFAULT-VALUE}).")
    private String backupKeep;

    @Option(
            names = "--backup-dir",
            paramLabel = "DIR",
            description = "Where the backups lie, better on another disk (default: backups in the data folder).")
    private Path backupDir;

    @Option(
            names = "--metrics",
            paramLabel = "READERS",
            defaultValue = "owner",
            description =
                    "Who may read /metrics: owner (by token), local (besides, programs on this machine that connect"
                            + " directly), off (default: ${DEFAULT-VALUE}).")
    private MetricsAccess metrics;

    @Option(
            names = "--hub",
            paramLabel = "USE",
            defaultValue = "token",
            description = "How data sets of the Hugging Face Hub are read for people who import them: token (with the"
                    + " token of HF_TOKEN or of `tagloop hub login`, so that whoever may import can read what it can),"
                    + " public (without one), off (default: ${DEFAULT-VALUE}).")
    private HubUse hub;

    /** Fills in the settings these options speak of. */
    public void apply(StudioConfig config) {
        config.host(host)
                .port(port)
                .dataDir(dataDir())
                .remoteFiles(new GateFiles(outboundAllow))
                .backends(new GatedConnector(outboundAllow))
                .labelDatasets(new ServedDatasets())
                .webhooks(new GatedWebhookSender(outboundAllow))
                .moveSources(new GateSources(outboundAllow))
                .trashDays(trashDays);
        Given.text(databaseUrl).ifPresent(config::databaseUrl);
        config.taskLockTtl(Duration.ofSeconds(taskLockTtl))
                .stopTimeout(Duration.ofSeconds(stopTimeout))
                .streamHistoryLimit(streamHistoryLimit)
                .validatePredictions(validatePredictions)
                .metrics(metrics);
        config.backupPlan(backupPlan());
        if (hub != HubUse.OFF) {
            config.hubDatasets(new OperatorHub(hub == HubUse.TOKEN));
        }
    }

    private BackupPlan backupPlan() {
        if (backupEvery < 0 || backupEvery > 24 * 365) {
            throw new UserError("A backup cannot be made every " + backupEvery
                    + " hours: give --backup-every a number from 1 to 8760, or 0 for none.");
        }
        return new BackupPlan(
                Optional.of(Duration.ofHours(backupEvery)).filter(every -> !every.isZero()),
                Retention.of(backupKeep),
                Given.path(backupDir).map(Path::toAbsolutePath));
    }

    /** The data folder, given or by default. */
    public Path dataDir() {
        return Given.path(dataDir).orElseGet(UserFolders.ofProcess()::data);
    }

    /** Reads a range of addresses. */
    static final class CidrConverter implements ITypeConverter<Cidr> {
        @Override
        public Cidr convert(String text) {
            try {
                return Cidr.parse(text.strip());
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
