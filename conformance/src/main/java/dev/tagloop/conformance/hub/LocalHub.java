package dev.tagloop.conformance.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * A Hugging Face Hub on this machine, on two hosts as the real one: the endpoint, and a store of large files whose
 * addresses are signed and that takes no token.
 *
 * <pre>{@code
 * try (LocalHub hub = LocalHub.start(folder)) {
 *     hub.repo("datasets", "org/words").put("data.csv", "a,b\n1,2\n");
 *     // HF_ENDPOINT = hub.endpoint()
 * }
 * }</pre>
 */
public final class LocalHub implements AutoCloseable {
    private final HttpServer front;
    private final HttpServer store;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Repos repos = new Repos();
    private final Accounts accounts = new Accounts();
    private final Links links = new Links();
    private final Faults faults = new Faults();
    private final List<Recorded> requests = new CopyOnWriteArrayList<>();
    private final ObjectStore objects;
    private final ApiRoutes api;
    private final ResolveRoutes resolve;
    private final LfsRoutes lfs;
    private volatile int pageSize = 1000;

    private LocalHub(Path folder, int port) throws IOException {
        objects = new ObjectStore(folder);
        front = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        store = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        links.serveFrom("http://localhost:" + store.getAddress().getPort());
        api = new ApiRoutes(repos, accounts, new WriteRoutes(repos, accounts, objects, this), this);
        resolve = new ResolveRoutes(repos, accounts, links, objects);
        lfs = new LfsRoutes(repos, accounts, links, objects, this);
        front.createContext("/", exchange -> serve(exchange, true));
        store.createContext("/", exchange -> serve(exchange, false));
        front.setExecutor(threads);
        store.setExecutor(threads);
        front.start();
        store.start();
    }

    /** Starts on free ports; contents are kept under {@code folder}. */
    public static LocalHub start(Path folder) {
        return start(folder, 0);
    }

    /** Starts on a given port. */
    public static LocalHub start(Path folder, int port) {
        try {
            return new LocalHub(folder, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code HF_ENDPOINT} is set to. */
    public String endpoint() {
        return "http://127.0.0.1:" + front.getAddress().getPort();
    }

    /** The address of the second host. */
    public String contentHost() {
        return "http://localhost:" + store.getAddress().getPort();
    }

    /** Makes an account with a token of role {@code read} or {@code write}. */
    public LocalHub user(String name, String token, String role, String... organizations) {
        accounts.add(token, new Accounts.Account(name, name + "-laptop", role, List.of(organizations)));
        return this;
    }

    /**
     * A repository, made if it is not there.
     *
     * @param type {@code models}, {@code datasets} or {@code spaces}
     */
    public LocalRepo repo(String type, String id) {
        LocalRepo there = repos.find(type, id);
        if (there != null) {
            return there;
        }
        LocalRepo made = new LocalRepo(type, id, objects);
        repos.add(made);
        return made;
    }

    /** A repository that a client may have made; empty if there is none. */
    public Optional<LocalRepo> find(String type, String id) {
        return Optional.ofNullable(repos.find(type, id));
    }

    /** From now on an old id leads to a new one. */
    public LocalHub move(String type, String from, String to) {
        repos.move(type, from, to);
        return this;
    }

    /** How many entries a page of a listing has. */
    public LocalHub pageSize(int entries) {
        pageSize = entries;
        return this;
    }

    /** Large files above this many bytes are to be uploaded in parts of this size; 0 for never. */
    public LocalHub chunk(long bytes) {
        lfs.chunk(bytes);
        return this;
    }

    /** All signed addresses given so far are dead. */
    public void expireLinks() {
        links.expire();
    }

    /** What is to go wrong. */
    public Faults faults() {
        return faults;
    }

    /** All requests, oldest first. */
    public List<Recorded> requests() {
        return requests;
    }

    /** The requests for one thing, oldest first. */
    public List<Recorded> requests(Call call) {
        return requests.stream().filter(request -> request.call() == call).toList();
    }

    int pageSize() {
        return pageSize;
    }

    private void serve(HttpExchange exchange, boolean atFront) throws IOException {
        Recorded seen = recorded(exchange, atFront);
        int number = note(seen);
        try (exchange) {
            Optional<Fault> fault = faults.take(seen);
            Ask ask = new Ask(
                    seen,
                    exchange.getRequestURI().getRawPath(),
                    Ask.form(exchange.getRequestURI().getRawQuery()),
                    exchange.getRequestBody());
            // An answer that replaces the right one comes before anything is done.
            boolean undone = fault.filter(f -> f instanceof Fault.Status || f instanceof Fault.Drop)
                    .isPresent();
            Reply reply = undone ? Reply.empty(200) : answer(ask, atFront);
            exchange.getRequestBody().readAllBytes();
            if (atFront) {
                reply.with("X-Request-Id", "Root=1-" + requests.size());
            }
            new Wire(exchange, status -> requests.set(number, seen.answered(status))).write(reply, fault);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized int note(Recorded request) {
        requests.add(request);
        return requests.size() - 1;
    }

    private Reply answer(Ask ask, boolean atFront) throws IOException {
        try {
            List<String> parts = ask.parts();
            if (!atFront) {
                return ask.method().equals("PUT") ? lfs.put(ask) : resolve.content(ask);
            }
            if (ask.path().contains(".git/info/lfs/objects/")) {
                return lfs.atRepository(ask, parts);
            }
            if (ask.path().startsWith("/api/complete_multipart")) {
                return lfs.complete(ask);
            }
            Optional<ResolveRoutes.Address> address = ResolveRoutes.parse(parts);
            if (address.isPresent()) {
                return resolve.answer(ask, address.get());
            }
            return parts.get(0).equals("api") && parts.size() > 1
                    ? api.answer(ask)
                    : Reply.error(404, "", "Sorry, we can't find the page you are looking for.");
        } catch (RuntimeException e) {
            return Reply.error(500, "", "the local Hub failed: " + e);
        }
    }

    private static Recorded recorded(HttpExchange exchange, boolean atFront) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getRawPath();
        return new Recorded(
                Calls.of(method, path, atFront),
                headers.getOrDefault("host", List.of("")).getFirst(),
                method,
                exchange.getRequestURI().toString(),
                headers,
                0);
    }

    @Override
    public void close() {
        front.stop(0);
        store.stop(0);
        threads.shutdownNow();
    }

    /**
     * Serves repositories from a folder with {@code models/ORG/NAME/…} and {@code datasets/ORG/NAME/…} until it is stopped.
     *
     * @param args the folder; the port, 0 for a free one; an account and its token
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[0]);
        int port = args.length > 1 ? Integer.parseInt(args[1]) : 0;
        try (LocalHub hub = start(Files.createTempDirectory("local-hub"), port)) {
            if (args.length > 3) {
                hub.user(args[2], args[3], "write");
            }
            for (String type : Repos.TYPES) {
                Path ofType = folder.resolve(type);
                if (Files.isDirectory(ofType)) {
                    hub.load(type, ofType);
                }
            }
            System.out.println("HF_ENDPOINT=" + hub.endpoint());
            Thread.currentThread().join();
        }
    }

    private void load(String type, Path folder) throws IOException {
        try (Stream<Path> namespaces = Files.list(folder)) {
            for (Path namespace : namespaces.filter(Files::isDirectory).toList()) {
                try (Stream<Path> names = Files.list(namespace)) {
                    for (Path name : names.filter(Files::isDirectory).toList()) {
                        repo(type, namespace.getFileName() + "/" + name.getFileName())
                                .putFolder(name);
                    }
                }
            }
        }
    }
}
