package io.driftcast.forecast.regression;

import io.driftcast.forecast.regression.TreeEnsemble.Summation;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * LightGBM's histogram trees (G. Ke et al., NIPS 2017), on one thread. No other class of this
 * program refers to that library.
 */
final class LightgbmGrower implements TreeGrower {

    private static final String PARAMETERS =
            String.join(
                    " ",
                    "objective=regression",
                    "boost_from_average=false",
                    "max_depth=3",
                    "num_leaves=8",
                    "learning_rate=0.1",
                    "lambda_l2=1",
                    "min_data_in_leaf=5",
                    "feature_pre_filter=false",
                    "deterministic=true",
                    "force_row_wise=true",
                    "num_threads=1",
                    "seed=1",
                    "verbosity=-1");

    /**
     * Looks whether the library is there; it tries its native half by itself.
     *
     * @throws LinkageError if either is not there
     */
    LightgbmGrower() {
        if (!loaded()) {
            throw new UnsatisfiedLinkError("LightGBM has no library that loads on this system");
        }
    }

    /**
     * Loads the native half from a folder of this process alone. The binding unpacks it under one
     * name into {@code java.io.tmpdir}: a second program on the host would write over the library
     * that a first one runs, and the first one crashes.
     */
    private static boolean loaded() {
        String shared = System.getProperty("java.io.tmpdir");
        try {
            Path own = Files.createTempDirectory("driftcast-lightgbm-");
            try {
                System.setProperty("java.io.tmpdir", own.toString());
                return LGBMBooster.isNativeLoaded();
            } finally {
                System.setProperty("java.io.tmpdir", shared);
                delete(own);
            }
        } catch (IOException e) {
            throw new UnsatisfiedLinkError("LightGBM cannot be unpacked: " + e);
        }
    }

    /** What is loaded stays mapped without its file. */
    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Override
    public TreeEnsemble grow(float[] rows, float[] targets, int rounds) {
        return read(model(rows, targets, rounds));
    }

    /** LightGBM's own form of the trees, as text. */
    String model(float[] rows, float[] targets, int rounds) {
        int columns = rows.length / targets.length;
        try (LGBMDataset data =
                LGBMDataset.createFromMat(rows, targets.length, columns, true, PARAMETERS, null)) {
            data.setField("label", targets);
            try (LGBMBooster booster = LGBMBooster.create(data, PARAMETERS)) {
                boolean done = false;
                for (int round = 0; round < rounds && !done; round++) {
                    done = booster.updateOneIter();
                }
                return booster.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.SPLIT);
            }
        } catch (LGBMException e) {
            throw new IllegalStateException("LightGBM: " + e.getMessage(), e);
        }
    }

    /** Reads trees of that form: blocks of {@code name=values} lines, one block a tree. */
    static TreeEnsemble read(String model) {
        TreeEnsemble.Builder builder = new TreeEnsemble.Builder(Summation.DOUBLE, 0);
        String trees = model.substring(0, model.indexOf("end of trees"));
        String[] blocks = trees.split("\nTree=\\d+\n", -1);
        for (int tree = 1; tree < blocks.length; tree++) {
            Map<String, String[]> lines = new HashMap<>();
            for (String line : blocks[tree].split("\n", -1)) {
                int sign = line.indexOf('=');
                if (sign > 0) {
                    lines.put(line.substring(0, sign), line.substring(sign + 1).split(" ", -1));
                }
            }
            add(builder, lines);
        }
        return builder.build();
    }

    private static void add(TreeEnsemble.Builder builder, Map<String, String[]> lines) {
        double[] leaves = doubles(lines, "leaf_value");
        if (leaves.length == 1) {
            builder.leaf(leaves[0]);
        } else {
            Splits splits =
                    new Splits(
                            ints(lines, "split_feature"),
                            doubles(lines, "threshold"),
                            ints(lines, "left_child"),
                            ints(lines, "right_child"),
                            leaves);
            splits.add(builder, 0);
        }
    }

    /** A tree with splits; a child below 0 is a leaf, -1 the first. */
    private record Splits(
            int[] features, double[] thresholds, int[] left, int[] right, double[] leaves) {

        void add(TreeEnsemble.Builder builder, int node) {
            if (node < 0) {
                builder.leaf(leaves[-1 - node]);
            } else {
                builder.split(features[node], thresholds[node]);
                add(builder, left[node]);
                add(builder, right[node]);
            }
        }
    }

    private static int[] ints(Map<String, String[]> lines, String name) {
        return Arrays.stream(words(lines, name)).mapToInt(Integer::parseInt).toArray();
    }

    private static double[] doubles(Map<String, String[]> lines, String name) {
        return Arrays.stream(words(lines, name)).mapToDouble(Double::parseDouble).toArray();
    }

    private static String[] words(Map<String, String[]> lines, String name) {
        String[] words = lines.get(name);
        if (words == null) {
            throw new IllegalStateException("LightGBM: a tree without " + name);
        }
        return words;
    }
}
