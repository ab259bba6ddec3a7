package dev.tagloop.hub;

import static java.util.Objects.requireNonNull;

import dev.tagloop.hub.auth.HubToken;
import dev.tagloop.hub.auth.TokenResolution;
import dev.tagloop.hub.internal.cache.CacheFiles;
import dev.tagloop.hub.internal.cache.CacheLayout;
import dev.tagloop.hub.internal.http.Credentials;
import dev.tagloop.hub.internal.http.Endpoint;
import dev.tagloop.hub.internal.http.HubHttp;
import dev.tagloop.net.OutboundGate;
import dev.tagloop.net.OutboundPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of a {@link Hub}; what is not set comes from the environment. */
public final class HubBuilder {
    private HubEnvironment environment = HubEnvironment.ofProcess();
    private OutboundPolicy policy = OutboundPolicy.operator();
    private Backoff backoff = Backoff.defaults();
    private Optional<HubToken> argument = Optional.empty();
    private boolean anonymous;
    private URI endpoint;
    private Path cacheFolder;
    private Boolean offline;

    HubBuilder() {}

    /** Another environment than the process's. */
    public HubBuilder environment(HubEnvironment other) {
        environment = requireNonNull(other, "environment");
        return this;
    }

    /** Which addresses may be reached; any, unless set. Set the user policy where the endpoint comes from a user. */
    public HubBuilder policy(OutboundPolicy other) {
        policy = requireNonNull(other, "policy");
        return this;
    }

    /** How often and when failed requests are sent again. */
    public HubBuilder backoff(Backoff other) {
        backoff = requireNonNull(other, "backoff");
        return this;
    }

    /** A token; it wins over the environment's. */
    public HubBuilder token(String token) {
        argument = HubToken.of(token, HubToken.Origin.ARGUMENT, "the argument");
        anonymous = false;
        return this;
    }

    /** No token, whatever the environment has. */
    public HubBuilder withoutToken() {
        argument = Optional.empty();
        anonymous = true;
        return this;
    }

    /** The address of the Hub. */
    public HubBuilder endpoint(URI address) {
        endpoint = requireNonNull(address, "endpoint");
        return this;
    }

    /** The folder of the cache. */
    public HubBuilder cacheFolder(Path folder) {
        cacheFolder = requireNonNull(folder, "cacheFolder");
        return this;
    }

    /** Whether only the cache is used. */
    public HubBuilder offline(boolean isOffline) {
        offline = isOffline;
        return this;
    }

    /** The client. */
    public Hub build() {
        return new Hub(this);
    }

    HubEnvironment environment() {
        return environment;
    }

    Optional<HubToken> token() {
        return anonymous ? Optional.empty() : argument.or(() -> TokenResolution.implicit(environment));
    }

    HubHttp http(Optional<HubToken> token) {
        return new HubHttp(
                OutboundGate.create(policy),
                new Endpoint(endpoint == null ? environment.endpoint() : endpoint),
                new Credentials(token),
                userAgent(),
                backoff,
                offline == null ? environment.offline() : offline);
    }

    CacheFiles cache() {
        Path folder = cacheFolder == null ? environment.cacheFolder() : cacheFolder;
        return new CacheFiles(new CacheLayout(folder), !environment.symlinksDisabled());
    }

    private String userAgent() {
        String version = Optional.ofNullable(Hub.class.getPackage().getImplementationVersion())
                .orElse("dev");
        String origin = environment
                .userAgentOrigin()
                .map(value -> "; origin/" + value.replaceAll("[^!-~]", "_"))
                .orElse("");
        return "tagloop/" + version + "; java/" + Runtime.version().feature() + origin;
    }
}
