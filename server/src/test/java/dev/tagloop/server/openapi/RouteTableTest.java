package dev.tagloop.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tagloop.server.TestStudio;
import dev.tagloop.server.openapi.RouteEntry.State;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteTableTest {
    @TempDir
    Path folder;

    /** A new route needs one line in {@code openapi/routes.txt}; one that stood there as "no" needs its state changed. */
    @Test
    void everyRouteHasItsLineAndEveryLineItsRoute() {
        Map<String, RouteEntry> entries =
                RouteTable.read().stream().collect(Collectors.toMap(RouteEntry::name, Function.identity()));
        Set<String> registered;
        try (TestStudio studio = new TestStudio(folder)) {
            registered = studio.routes().stream()
                    .map(route -> route.method() + " " + route.path())
                    .collect(Collectors.toSet());
        }
        List<String> wrong = new ArrayList<>();
        for (String route : registered) {
            RouteEntry entry = entries.get(route);
            if (entry == null) {
                wrong.add(route + " has no line in openapi/routes.txt");
            } else if (entry.state() == State.NO) {
                wrong.add(route + " is served, but its line in openapi/routes.txt says no");
            }
        }
        entries.values().stream()
                .filter(entry -> entry.state() != State.NO && !registered.contains(entry.name()))
                .forEach(
                        entry -> wrong.add(entry.name() + " stands in openapi/routes.txt, but there is no such route"));
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyNamedTypeIsASchemaAndEverySchemaIsNamed() {
        Set<String> known = Set.copyOf(SchemaTable.read().propertyNames());
        String document = SchemaTable.read()
                + RouteTable.read().stream()
                        .flatMap(entry -> Stream.concat(
                                entry.bodies().stream(),
                                entry.answers().stream().flatMap(answer -> answer.schema().stream())))
                        .map(type -> SchemaTable.type(type).toString())
                        .collect(Collectors.joining());
        Set<String> named = Pattern.compile("#/components/schemas/([^\"]+)")
                .matcher(document)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        named.add("Error");
        assertThat(named).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void whatIsNotThereOrNotWholeSaysWhy() {
        assertThat(RouteTable.read())
                .filteredOn(entry -> entry.state() == State.NO || entry.state() == State.PARTLY)
                .allSatisfy(entry -> assertThat(entry.remark()).as(entry.name()).isNotBlank());
    }
}
