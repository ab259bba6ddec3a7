package dev.tagloop.server.hub;

import dev.tagloop.core.labelconfig.LabelConfigException;
import dev.tagloop.core.rows.RowException;
import dev.tagloop.datasets.AnnotationRows;
import dev.tagloop.datasets.DatasetAddress;
import dev.tagloop.datasets.DatasetException;
import dev.tagloop.datasets.LoadRequest;
import dev.tagloop.labelstudio.convert.ConversionException;
import dev.tagloop.labelstudio.convert.rows.RowOrigin;
import dev.tagloop.server.HubDatasets;
import dev.tagloop.server.http.ApiException;
import java.util.Optional;
import java.util.function.Supplier;

/** Opens what requests name. */
final class HubData {
    private final Optional<HubDatasets> hub;

    HubData(Optional<HubDatasets> hub) {
        this.hub = hub;
    }

    boolean isThere() {
        return hub.isPresent();
    }

    /** A data set that was named, with the request that loads it. @param id its id, without a configuration */
    record Opened(String id, Optional<String> config, LoadRequest request) {
        /** The rows that were asked for, their columns recognised. */
        AnnotationRows rows(HubInput input) {
            return AnnotationRows.of(request.select(input.split()), input.columns(), input.kind(), input.joining());
        }

        RowOrigin origin(AnnotationRows rows) {
            return new RowOrigin(id, rows.selection().config(), rows.selection().commit());
        }
    }

    Opened open(HubInput input) {
        HubDatasets datasets = hub.orElseThrow(() -> ApiException.of(
                400,
                "This server does not read data sets of the Hugging Face Hub: whoever runs it has not allowed it."));
        DatasetAddress address = input.config().isPresent()
                ? new DatasetAddress(input.id(), input.config())
                : DatasetAddress.resolve(input.id(), id -> datasets.open(id).revision(input.revision()));
        LoadRequest request = datasets.open(address.id()).revision(input.revision());
        return new Opened(
                address.id(),
                address.config(),
                address.config().map(request::config).orElse(request));
    }

    /** Does something with a data set; what is wrong with it becomes an answer of status 400. */
    static <T> T asked(Supplier<T> work) {
        try {
            return work.get();
        } catch (DatasetException | RowException | ConversionException | LabelConfigException e) {
            throw ApiException.of(400, e.getMessage());
        }
    }
}
