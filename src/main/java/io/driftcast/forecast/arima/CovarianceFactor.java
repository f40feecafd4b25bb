package io.driftcast.forecast.arima;

import java.util.Arrays;

/**
 * The part of the Kalman filter that does not depend on the values, only on which of them are
 * there, in square-root form: the covariance of the predicted state is A A' + load load' plus, as
 * long as levels are unknown, infinity times D D'.
 *
 * <p>A column of A is something that is not known about the past. A value that is missing adds one
 * (the innovation that nobody saw), a value that is there turns the columns so that all but one
 * have a zero in the first row and drops that one, and a column that has decayed to nothing is left
 * out. So an invertible model that has seen enough values in a row has no columns, and a step costs
 * only the non-zero lags; and no rounding can make a variance negative.
 *
 * <p>The diffuse start is exact: a value that sees columns of D spends one of them, and says
 * nothing else (S. J. Koopman, JASA 92 (1997), doi:10.1080/01621459.1997.10473685). While no value
 * has been missing since the start, what is known of the stationary part does not change until all
 * levels are known; that case is told apart because it costs nothing.
 *
 * <p>Sources for the square-root form: P. G. Kaminski, A. E. Bryson, S. F. Schmidt, IEEE Trans.
 * Automatic Control 16 (1971), doi:10.1109/TAC.1971.1099816. Not thread-safe.
 */
final class CovarianceFactor {

    /** Columns whose squares sum to less, in units of sigma2, are the arithmetic's own. */
    private static final double NEGLIGIBLE = 1e-12;

    private static final double SMALL_ENTRY = 1e-6;

    /** A diffuse entry below this share of its column is zero but for rounding. */
    private static final double DIFFUSE_NOISE = 1e-8;

    private final Companion model;
    private final int size;
    private final int capacity;

    /** The columns of A. */
    double[][] columns;

    int count;

    /** The columns of D. */
    double[][] diffuse;

    int diffuseCount;

    /** Whether no value has been missing since the start, and levels are still unknown. */
    boolean fresh;

    /** What a unit of surprise adds to the state before the step. */
    final double[] gain;

    private final double[] shared;
    private final double[] weights;
    private double variance;
    private boolean informative;

    CovarianceFactor(Companion model) {
        this.model = model;
        size = model.size;
        capacity = size + Math.max(8, size / 2);
        columns = new double[0][];
        diffuse = new double[0][];
        gain = new double[size];
        shared = new double[size];
        weights = new double[capacity + 1];
    }

    /**
     * Back to the start: stationary where the differences are concerned, diffuse levels.
     *
     * @return false if the model has no stationary start
     */
    boolean reset(StationaryCovariance start) {
        double[] first = new double[start.size()];
        if (!start.firstColumn(first)) {
            return false;
        }
        double[][] lower = cholesky(start.whole(first));
        count = 0;
        for (int j = 0; j < start.size(); j++) {
            double[] column = new double[size];
            for (int i = j; i < start.size(); i++) {
                column[i] = lower[i][j];
            }
            stepStationary(column);
            addColumn(column);
        }
        dropNegligible();
        fresh = model.levels > 0;
        diffuseCount = 0;
        for (int h = 0; h < model.levels; h++) {
            double[] column = new double[size];
            column[h] = 1;
            for (int k = 0; k < model.phi.lags.length; k++) {
                column[h + model.phi.lags[k]] = -model.phi.coefficients[k];
            }
            addDiffuse(column);
        }
        return true;
    }

    /** One step of the stationary part alone, which knows no differences. */
    private void stepStationary(double[] column) {
        double first = column[0];
        System.arraycopy(column, 1, column, 0, size - 1);
        column[size - 1] = 0;
        for (int k = 0; k < model.phi.lags.length; k++) {
            column[model.phi.lags[k] - 1] += model.phi.coefficients[k] * first;
        }
    }

    /** The lower factor of a covariance that may be singular. */
    private static double[][] cholesky(double[][] matrix) {
        int n = matrix.length;
        double[][] lower = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                double[] rowI = lower[i];
                double[] rowJ = lower[j];
                for (int k = 0; k < j; k++) {
                    sum -= rowI[k] * rowJ[k];
                }
                if (i == j) {
                    lower[i][i] = sum > 1e-14 * matrix[i][i] ? Math.sqrt(sum) : 0;
                } else {
                    lower[i][j] = lower[j][j] > 0 ? sum / lower[j][j] : 0;
                }
            }
        }
        return lower;
    }

    /** The most columns there ever are. */
    int capacity() {
        return capacity;
    }

    /** Whether nothing is uncertain but the innovations to come. */
    boolean settled() {
        return count == 0 && diffuseCount == 0;
    }

    /** The variance of the innovation just taken in, in units of sigma2. */
    double variance() {
        return variance;
    }

    /** Whether that innovation had a proper distribution, and so counts in the likelihood. */
    boolean informative() {
        return informative;
    }

    /** Moves on by a step without a value. */
    void miss() {
        fresh = false;
        addColumn(model.load.clone());
        if (count > capacity) {
            compress();
        }
        for (int j = 0; j < count; j++) {
            model.advance(columns[j]);
        }
        for (int j = 0; j < diffuseCount; j++) {
            model.advance(diffuse[j]);
        }
        dropNegligible();
    }

    /** Moves on by a step with a value; sets the gain and the innovation's variance. */
    void observe() {
        if (diffuseCount > 0 && observeDiffuse()) {
            informative = false;
            return;
        }
        informative = true;
        double sum = 1;
        for (int j = 0; j < count; j++) {
            weights[j] = columns[j][0];
            sum += weights[j] * weights[j];
        }
        variance = sum;
        double deviation = Math.sqrt(sum);
        Arrays.fill(shared, 0);
        for (int j = 0; j < count; j++) {
            add(weights[j], columns[j], shared);
        }
        for (int i = 0; i < size; i++) {
            gain[i] = (shared[i] + model.load[i]) / sum;
        }
        double scale = 1 / (deviation * (1 + deviation));
        for (int i = 0; i < size; i++) {
            shared[i] = (shared[i] + model.load[i] * (1 + deviation)) * scale;
        }
        for (int j = 0; j < count; j++) {
            turn(columns[j], weights[j]);
        }
        for (int j = 0; j < diffuseCount; j++) {
            model.advance(diffuse[j]);
        }
        dropDecayed();
    }

    /** Takes its share of the column that is dropped from another one, and moves that on. */
    private void turn(double[] column, double share) {
        double[] common = shared;
        int last = size - 1;
        for (int i = 0; i < last; i++) {
            column[i] = column[i + 1] - share * common[i + 1];
        }
        column[last] = 0;
    }

    /** Spends the value on a diffuse direction; false if it says nothing about them. */
    private boolean observeDiffuse() {
        int pivot = -1;
        double largest = 0;
        for (int j = 0; j < diffuseCount; j++) {
            double first = Math.abs(diffuse[j][0]);
            if (first > largest && first > DIFFUSE_NOISE * largest(diffuse[j])) {
                largest = first;
                pivot = j;
            }
        }
        if (pivot < 0) {
            for (int j = 0; j < diffuseCount; j++) {
                diffuse[j][0] = 0;
            }
            return false;
        }
        double[] spent = diffuse[pivot];
        double first = spent[0];
        for (int i = 0; i < size; i++) {
            gain[i] = spent[i] / first;
        }
        diffuseCount--;
        for (int j = pivot; j < diffuseCount; j++) {
            diffuse[j] = diffuse[j + 1];
        }
        for (int j = 0; j < diffuseCount; j++) {
            project(diffuse[j]);
        }
        if (!fresh) {
            addColumn(model.load.clone());
            for (int j = 0; j < count; j++) {
                project(columns[j]);
            }
            if (count > capacity) {
                compress();
            }
            dropNegligible();
        }
        fresh = fresh && diffuseCount > 0;
        return true;
    }

    /** Takes the spent direction out of a column, so that its first entry is zero; moves it on. */
    private void project(double[] column) {
        double first = column[0];
        int last = size - 1;
        for (int i = 0; i < last; i++) {
            column[i] = column[i + 1] - first * gain[i + 1];
        }
        column[last] = 0;
    }

    /**
     * Adds the variances that the state's uncertainty gives to future values, in units of sigma2.
     *
     * @param diffuseVariance stands for the infinite variance of what is still diffuse
     * @param into receives them, the next step first
     */
    void addVariances(double diffuseVariance, double[] into) {
        if (count + diffuseCount == 0) {
            return;
        }
        double[] path = new double[into.length];
        for (int j = 0; j < count; j++) {
            model.path(columns[j], path, 0);
            for (int h = 0; h < path.length; h++) {
                into[h] += path[h] * path[h];
            }
        }
        for (int j = 0; j < diffuseCount; j++) {
            model.path(diffuse[j], path, 0);
            for (int h = 0; h < path.length; h++) {
                into[h] += diffuseVariance * path[h] * path[h];
            }
        }
    }

    /** Back to as many columns as rows, lower triangular, by reflections from the right. */
    private void compress() {
        for (int row = 0; row < Math.min(size, count - 1); row++) {
            double square = 0;
            for (int j = row; j < count; j++) {
                weights[j] = columns[j][row];
                square += weights[j] * weights[j];
            }
            double norm = Math.sqrt(square);
            double corner = weights[row];
            double head = corner + (corner < 0 ? -norm : norm);
            double factor = norm * Math.abs(head);
            if (!(factor > 0)) {
                continue;
            }
            weights[row] = head;
            Arrays.fill(shared, 0);
            for (int j = row; j < count; j++) {
                add(weights[j] / factor, columns[j], shared);
            }
            for (int j = row; j < count; j++) {
                add(-weights[j], shared, columns[j]);
            }
            for (int j = row + 1; j < count; j++) {
                columns[j][row] = 0;
            }
        }
        count = Math.min(count, size);
    }

    private static void add(double factor, double[] from, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * from[i];
        }
    }

    /** Leaves out columns that have decayed; only those that looked small at the last value. */
    private void dropDecayed() {
        int kept = 0;
        for (int j = 0; j < count; j++) {
            boolean gone = Math.abs(weights[j]) <= SMALL_ENTRY && negligible(columns[j]);
            if (!gone) {
                columns[kept++] = columns[j];
            }
        }
        count = kept;
    }

    private void dropNegligible() {
        int kept = 0;
        for (int j = 0; j < count; j++) {
            if (!negligible(columns[j])) {
                columns[kept++] = columns[j];
            }
        }
        count = kept;
    }

    private static boolean negligible(double[] column) {
        double sum = 0;
        for (double entry : column) {
            sum += entry * entry;
            if (sum > NEGLIGIBLE) {
                return false;
            }
        }
        return true;
    }

    private static double largest(double[] column) {
        double largest = 0;
        for (double entry : column) {
            largest = Math.max(largest, Math.abs(entry));
        }
        return largest;
    }

    /** Adds a column, which is kept. */
    void addColumn(double[] column) {
        if (count == columns.length) {
            columns = Arrays.copyOf(columns, Math.min(capacity + 1, 2 * count + 4));
        }
        columns[count++] = column;
    }

    /** Adds a diffuse column, which is kept. */
    void addDiffuse(double[] column) {
        if (diffuseCount == diffuse.length) {
            diffuse = Arrays.copyOf(diffuse, 2 * diffuseCount + 4);
        }
        diffuse[diffuseCount++] = column;
    }
}
