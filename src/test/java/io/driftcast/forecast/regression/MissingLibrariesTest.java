package io.driftcast.forecast.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftcast.forecast.ModelNames;
import io.driftcast.forecast.ModelRequest;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An installation from which the jars of a library were taken out. */
class MissingLibrariesTest {

    private static final String OURS = LagModels.class.getPackageName() + ".";

    /** Loads the package anew and finds no class of the one left out. */
    private static final class Without extends ClassLoader {

        private final String prefix;

        Without(String prefix) {
            super(MissingLibrariesTest.class.getClassLoader());
            this.prefix = prefix;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith(prefix)) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith(OURS)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            String file = name.replace('.', '/') + ".class";
            try (InputStream in = getParent().getResourceAsStream(file)) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        ModelNames models() throws ReflectiveOperationException {
            return (ModelNames) loadClass(OURS + "LagModels", true).getConstructor().newInstance();
        }
    }

    @ParameterizedTest
    @CsvSource({"ml.dmlc., xgboost, lightgbm", "io.github.metarank., lightgbm, xgboost"})
    void modelIsListedWithTheReasonAndTheOthersWork(String prefix, String lost, String kept)
            throws ReflectiveOperationException {
        TreeLibraries.assumeAll();
        ModelNames models = new Without(prefix).models();
        ModelRequest request = ModelRequest.of(1);
        assertThat(models.find("ridge", request)).isNotNull();
        assertThat(models.find(kept, request)).isNotNull();
        assertThat(models.names()).contains(lost, kept);
        assertThat(models.unavailable()).containsOnlyKeys(lost);
        assertThat(models.unavailable().get(lost)).contains(prefix.replace('.', '/'));
        assertThatThrownBy(() -> models.find(lost, request))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(lost + " is not available")
                .hasMessageContaining("cannot be loaded");
    }

    @Test
    void nothingIsMissingHere() {
        assertThat(new LagModels().unavailable()).isEmpty();
    }
}
