package io.driftcast.forecast.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.driftcast.bytes.ModelImage;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the contract tests' cases against the catalogue. */
class ContractCasesTest {

    @Test
    void everyKindOfTheCatalogueIsCovered() {
        assumeTrue(ModelCatalogue.unavailable().isEmpty(), "all libraries are there");
        assertThat(
                        ContractCase.all()
                                .map(each -> each.image().apply(1))
                                .map(ModelImage::kind)
                                .collect(Collectors.toSet()))
                .isEqualTo(ModelCatalogue.families().kinds());
    }

    @Test
    void everyNameOfTheCatalogueIsCovered() {
        assertThat(ContractModel.all().filter(ContractModel::isPlain).map(ContractModel::name))
                .containsAll(
                        ModelCatalogue.names().stream()
                                .filter(name -> !ModelCatalogue.unavailable().containsKey(name))
                                .toList());
    }
}
