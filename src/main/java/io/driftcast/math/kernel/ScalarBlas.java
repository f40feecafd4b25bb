package io.driftcast.math.kernel;

/** The reference of {@link Blas}: plain loops in the order that the contract gives. */
final class ScalarBlas implements Blas {

    @Override
    public void fill(float value, Matrix c) {
        Shapes.output(c, c.rows(), c.columns());
        for (int m = 0; m < c.rows(); m++) {
            for (int n = 0; n < c.columns(); n++) {
                c.set(m, n, value);
            }
        }
    }

    @Override
    public void copy(Matrix a, Matrix c) {
        Shapes.copy(a, c);
        for (int m = 0; m < c.rows(); m++) {
            for (int n = 0; n < c.columns(); n++) {
                c.set(m, n, a.get(m, n));
            }
        }
    }

    @Override
    public float dot(Tensor x, Tensor y) {
        Shapes.same(x, y);
        float[] partial = Scratch.zeroSums();
        for (int i = 0; i < x.length(); i++) {
            partial[i % PARTIAL_SUMS] = Math.fma(x.get(i), y.get(i), partial[i % PARTIAL_SUMS]);
        }
        return Scratch.pairwise(partial);
    }

    @Override
    public float sum(Tensor x) {
        float[] partial = Scratch.zeroSums();
        for (int i = 0; i < x.length(); i++) {
            partial[i % PARTIAL_SUMS] += x.get(i);
        }
        return Scratch.pairwise(partial);
    }

    @Override
    public void axpy(float alpha, Tensor x, Tensor y) {
        Shapes.elements(x, y);
        for (int i = 0; i < x.length(); i++) {
            y.set(i, Math.fma(alpha, x.get(i), y.get(i)));
        }
    }

    @Override
    public void scale(float alpha, Tensor x) {
        for (int i = 0; i < x.length(); i++) {
            x.set(i, alpha * x.get(i));
        }
    }

    @Override
    public void scale(float alpha, Matrix x) {
        Shapes.output(x, x.rows(), x.columns());
        for (int m = 0; m < x.rows(); m++) {
            for (int n = 0; n < x.columns(); n++) {
                x.set(m, n, alpha * x.get(m, n));
            }
        }
    }

    @Override
    public void scaleRows(Tensor factors, Matrix x) {
        Shapes.factors(factors, x);
        for (int m = 0; m < x.rows(); m++) {
            for (int n = 0; n < x.columns(); n++) {
                x.set(m, n, factors.get(m) * x.get(m, n));
            }
        }
    }

    @Override
    public void gemv(Tensor x, PackedMatrix a, Tensor y) {
        Shapes.product(x, a, y);
        for (int n = 0; n < a.columns(); n++) {
            float sum = y.get(n);
            for (int k = 0; k < a.rows(); k++) {
                sum = Math.fma(x.get(k), a.get(k, n), sum);
            }
            y.set(n, sum);
        }
    }

    @Override
    public void gemm(Matrix a, PackedMatrix b, Matrix c) {
        Shapes.product(a, b, c);
        for (int m = 0; m < c.rows(); m++) {
            for (int n = 0; n < c.columns(); n++) {
                float sum = c.get(m, n);
                for (int k = 0; k < b.rows(); k++) {
                    sum = Math.fma(a.get(m, k), b.get(k, n), sum);
                }
                c.set(m, n, sum);
            }
        }
    }

    @Override
    public void gemm(Matrix a, Matrix b, Matrix c) {
        Shapes.product(a, b, c);
        for (int m = 0; m < c.rows(); m++) {
            for (int n = 0; n < c.columns(); n++) {
                float sum = c.get(m, n);
                for (int k = 0; k < b.rows(); k++) {
                    sum = Math.fma(a.get(m, k), b.get(k, n), sum);
                }
                c.set(m, n, sum);
            }
        }
    }

    @Override
    public void product(Matrix a, Matrix b, Matrix c) {
        Shapes.product(a, b, c);
        fill(0, c);
        gemm(a, b, c);
    }

    @Override
    public void gemm(Matrix a, PackedMatrix b, Tensor bias, Matrix c) {
        Shapes.bias(bias, c);
        Shapes.product(a, b, c);
        fill(bias, c);
        gemm(a, b, c);
    }

    private static void fill(Tensor bias, Matrix c) {
        for (int m = 0; m < c.rows(); m++) {
            for (int n = 0; n < c.columns(); n++) {
                c.set(m, n, bias.get(n));
            }
        }
    }

    @Override
    public void gemm(WorkerTeam team, Matrix a, PackedMatrix b, Matrix c) {
        Shapes.forTeam(team, a.tensor(), b.panels(), c.tensor());
        gemm(a, b, c);
    }

    @Override
    public void gemm(WorkerTeam team, Matrix a, Matrix b, Matrix c) {
        Shapes.forTeam(team, a.tensor(), b.tensor(), c.tensor());
        gemm(a, b, c);
    }

    @Override
    public void gemm(WorkerTeam team, Matrix a, Matrix b, Tensor bias, Matrix c) {
        Shapes.forTeam(team, a.tensor(), b.tensor(), c.tensor());
        Shapes.forTeam(team, bias, b.tensor(), c.tensor());
        Shapes.bias(bias, c);
        Shapes.product(a, b, c);
        fill(bias, c);
        gemm(a, b, c);
    }

    @Override
    public void addRows(Matrix a, Tensor y) {
        Shapes.rowSum(a, y);
        for (int m = 0; m < a.rows(); m++) {
            for (int n = 0; n < a.columns(); n++) {
                y.set(n, y.get(n) + a.get(m, n));
            }
        }
    }
}
