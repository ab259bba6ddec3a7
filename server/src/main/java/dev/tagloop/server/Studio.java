package dev.tagloop.server;

import dev.tagloop.server.access.Access;
import dev.tagloop.server.accounts.AccountOffice;
import dev.tagloop.server.accounts.Accounts;
import dev.tagloop.server.http.HttpServer;
import dev.tagloop.server.http.Listening;
import dev.tagloop.server.http.Routes;
import dev.tagloop.server.operations.Metrics;
import dev.tagloop.server.storage.DataFolder;
import dev.tagloop.server.upkeep.Upkeep;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A running annotation server. Start it with {@link #start}, stop it with {@link #close}; what it acknowledged is on the disk. */
public final class Studio implements AutoCloseable {
    private final StudioConfig config;
    private final DataFolder folder;
    private final Accounts accounts;
    private final Routes routes;
    private final Metrics metrics;
    private final HttpServer http;
    private final Upkeep upkeep;
    private boolean closed;

    private Studio(
            StudioConfig config, DataFolder folder, Upkeep upkeep, Optional<CompletableFuture<String>> passwordHash) {
        this.config = config;
        this.upkeep = upkeep;
        this.folder = folder;
        Access access = new Access(folder.database());
        this.accounts = new Accounts(folder.database(), folder.key(), access, config.openSignUp(), config.clock());
        this.metrics = new Metrics(folder.database());
        this.routes = Features.declare(folder, access, accounts, config, upkeep, metrics);
        // Before the server listens: nobody may sign up ahead of the owner.
        config.username()
                .ifPresent(
                        name -> accounts.ensure(name, passwordHash.map(CompletableFuture::join), config.userToken()));
        requireUserOrLoopback();
        this.http = HttpServer.start(
                new HttpServer.Settings(
                        config.host(), config.port(), config.requestLimit(), folder.temporary(), config.stopTimeout()),
                routes,
                accounts.authenticator(),
                metrics::answered);
        folder.announce(url());
    }

    /** Whoever comes first owns a server without users: that must be somebody on this machine. */
    private void requireUserOrLoopback() {
        if (!Listening.isLoopback(config.host()) && !accounts.hasUser()) {
            throw new StudioException("There is no user yet, so the server listens on this machine only and not on "
                    + config.host() + ": make the first user with \"tagloop user add EMAIL\" or give --username and"
                    + " --password, or leave out --host.");
        }
    }

    /**
     * Opens the data folder and listens.
     *
     * @throws StudioException with one sentence for a person, when the folder cannot be used, another server has it, its data is newer than
     *     this program, or the address cannot be bound
     */
    public static Studio start(Consumer<StudioConfig> settings) {
        StudioConfig config = new StudioConfig();
        settings.accept(config);
        // Hashing takes as long as opening the folder; they do not need each other.
        Optional<CompletableFuture<String>> passwordHash = config.password().map(Accounts::hashAhead);
        DataFolder folder = DataFolder.open(config.dataDir(), config.databaseUrl());
        Upkeep upkeep = new Upkeep();
        try {
            return new Studio(config, folder, upkeep, passwordHash);
        } catch (RuntimeException e) {
            upkeep.close();
            folder.close();
            throw e;
        }
    }

    /** The address for a browser or a client on this machine, without a slash at the end. */
    public String url() {
        String host = config.host();
        try {
            // A server that listens everywhere is reached here by the loopback name.
            if (InetAddress.getByName(host).isAnyLocalAddress()) {
                host = "localhost";
            }
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the server listens on " + host + " but the name is unknown", e);
        }
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
    }

    public int port() {
        return http.port();
    }

    /** Makes an account in the server's organization, or gives the one with this address this password. */
    public StudioUser createUser(String email, String password) {
        return new StudioUser(
                accounts.ensure(email, Optional.of(accounts.hash(password)), Optional.empty()), address(email));
    }

    /** Makes an account without a password, or finds the one with this address. */
    public StudioUser createUser(String email) {
        return new StudioUser(accounts.ensure(email, Optional.empty(), Optional.empty()), address(email));
    }

    /** The account with this address. */
    public Optional<StudioUser> user(String email) {
        return accounts.find(email).map(id -> new StudioUser(id, address(email)));
    }

    private static String address(String email) {
        return email.strip().toLowerCase(java.util.Locale.ROOT);
    }

    /** An address that signs this account in, once, within an hour. */
    public String signInLink(StudioUser user) {
        return url() + accounts.signInLink(user.id());
    }

    /** The account's legacy token, switched on for its organization. */
    public String token(StudioUser user) {
        return accounts.token(user.id());
    }

    /** What an operator does to accounts; for tests. */
    AccountOffice office() {
        return accounts.office();
    }

    /** What the server serves; for tests that walk it. */
    Routes routes() {
        return routes;
    }

    /** Stops listening, lets running requests end, finishes the waiting writes and gives the data folder back. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            upkeep.stopping();
            http.close();
            upkeep.close();
            folder.close();
            metrics.close();
        }
    }
}
