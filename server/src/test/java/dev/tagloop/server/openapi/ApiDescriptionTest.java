package dev.tagloop.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.Http;
import dev.tagloop.server.TestStudio;
import dev.tagloop.server.http.Route;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiDescriptionTest {
    @TempDir
    Path folder;

    @Test
    void theServedDocumentIsOpenApiAndHasEveryRoute() {
        try (TestStudio studio = new TestStudio(folder)) {
            Http.Answer answer = Http.to(studio.url()).get("/api/tagloop/openapi.json");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("application/json");
            SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(answer.text());
            assertThat(parsed.getMessages()).isEmpty();
            OpenAPI api = parsed.getOpenAPI();
            assertThat(api.getOpenapi()).isEqualTo("3.1.0");
            Set<String> ids = new HashSet<>();
            for (Route route : studio.routes()) {
                PathItem path = api.getPaths().get(route.path());
                assertThat(path).as(route.path()).isNotNull();
                Operation operation = path.readOperationsMap()
                        .get(PathItem.HttpMethod.valueOf(route.method().toString()));
                assertThat(operation).as(route.method() + " " + route.path()).isNotNull();
                assertThat(operation.getSummary()).isNotBlank();
                assertThat(operation.getResponses()).containsKey("default");
                assertThat(ids.add(operation.getOperationId()))
                        .as(operation.getOperationId())
                        .isTrue();
                assertThat(operation.getSecurity() != null
                                && operation.getSecurity().isEmpty())
                        .as("open: " + route.path())
                        .isEqualTo(route.kind() == Route.Kind.OPEN);
            }
            assertThat(api.getComponents().getSchemas())
                    .containsKeys("Project", "Task", "Annotation", "Prediction", "Draft", "User", "Error");
        }
    }
}
