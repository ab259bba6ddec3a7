package dev.tagloop.server.operator;

import dev.tagloop.server.StudioException;
import dev.tagloop.server.accounts.AccountOffice;
import dev.tagloop.server.http.ApiException;
import dev.tagloop.server.http.Call;
import dev.tagloop.server.http.Json;
import dev.tagloop.server.http.Routes;
import io.javalin.http.HandlerType;
import tools.jackson.databind.JsonNode;

/** The door for the command line while a server runs. No account of the server opens it: only the seal of who holds its data folder. */
public final class OperatorRoutes {
    static final String PATH = "/api/tagloop/operator/accounts";

    private final Clerk clerk;
    private final OperatorSeal seal;

    public OperatorRoutes(AccountOffice office, OperatorSeal seal) {
        this.clerk = new Clerk(office);
        this.seal = seal;
    }

    public void declare(Routes routes) {
        routes.open(HandlerType.POST, PATH, this::accounts);
    }

    private void accounts(Call call) {
        String value = call.context().header(OperatorSeal.HEADER);
        // Before the body is read: nobody else makes us read one.
        if (value == null) {
            throw ApiException.forbidden();
        }
        JsonNode body = call.body().asJson();
        if (!seal.fits(value, Json.stored(body))) {
            throw ApiException.forbidden();
        }
        AccountOrder order = AccountOrder.read(body)
                .orElseThrow(() -> ApiException.of(
                        400, "This server does not know that order: use the tagloop program of its release."));
        try {
            call.ok(clerk.carryOut(order).json());
        } catch (StudioException e) {
            throw ApiException.of(400, e.getMessage());
        }
    }
}
