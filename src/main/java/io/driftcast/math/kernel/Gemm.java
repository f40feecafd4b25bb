package io.driftcast.math.kernel;

import java.lang.foreign.Arena;

/**
 * One matrix product C = from + A B, cut into tiles that stay in registers, of blocks that stay in
 * caches: for each {@value #DEPTH} rows of B and each panel of 64 columns, which then lie in the
 * first two levels, all rows of A. C is written and read again between the blocks of k, which
 * leaves the order of each sum as it is.
 *
 * <p>Operands are set before and left alone during a product: on a team, several threads read them.
 * They are let go of at its end, however it ends; setting them throws nothing.
 */
final class Gemm implements WorkerTeam.Task {

    /** How many rows of B are taken at a time. */
    static final int DEPTH = 512;

    // B is copied to a panel where each row of it is used at least so many times.
    private static final int COPY_ROWS = 2 * GemmTile.ROWS;

    // Products of fewer multiplications are not worth waking a thread for.
    private static final long TEAM_PRODUCTS = 1L << 17;

    private static final int PANEL = PackedMatrix.PANEL;
    private static final int LANES = KernelMode.SPECIES.length();

    // Four vectors are a panel only at 512 bit, where there are the 32 registers that this takes.
    private static final boolean WIDE = 4 * LANES == PANEL;

    private static final Tensor ZEROS = Tensor.zeros(Arena.global(), 2 * PANEL);

    private static final ThreadLocal<Gemm> OWN = ThreadLocal.withInitial(Gemm::new);

    private Tensor a = GemmTile.NONE;
    private Tensor b = GemmTile.NONE;
    private Tensor from = GemmTile.NONE;
    private Tensor c = GemmTile.NONE;

    // In bytes: from an operand's beginning when it is set, from that of memory once it has begun.
    private long aBase;
    private long bBase;
    private long fromBase;
    private long cBase;
    private int aRow;
    private int aColumn;
    private int bRow;
    private int fromRow;

    // 0 where each panel begins with the same numbers.
    private int fromColumn;
    private int cRow;
    private boolean packed;
    private int panelRows;
    private int rows;
    private int columns;
    private int depth;
    private int partRows;
    private int partColumns;
    private int partsAcross;

    /** The calling thread's own. */
    static Gemm own() {
        return OWN.get();
    }

    /** Sets B. */
    Gemm b(PackedMatrix matrix) {
        return b(matrix, 0, matrix.rows());
    }

    /** Sets B to some rows of a matrix. */
    Gemm b(PackedMatrix matrix, int firstRow, int count) {
        b = matrix.panels();
        bBase = bytes((long) firstRow * PANEL);
        bRow = PANEL;
        packed = true;
        panelRows = matrix.rows();
        depth = count;
        columns = matrix.columns();
        return this;
    }

    /** Sets B, whose column stride is 1. */
    Gemm b(Matrix matrix) {
        b = matrix.tensor();
        bBase = bytes(matrix.offset());
        bRow = matrix.rowStride();
        packed = false;
        depth = matrix.rows();
        columns = matrix.columns();
        return this;
    }

    /** Sets A, of any strides. */
    Gemm a(Tensor tensor, int offset, int rowStride, int columnStride) {
        a = tensor;
        aBase = bytes(offset);
        aRow = rowStride;
        aColumn = columnStride;
        return this;
    }

    /** Sets what the sums begin with; a row stride of 0 takes one row for all. */
    Gemm from(Tensor tensor, int offset, int rowStride) {
        fromColumn = 1;
        from = tensor;
        fromBase = bytes(offset);
        fromRow = rowStride;
        return this;
    }

    /** Lets the sums begin with 0. */
    Gemm fromZero() {
        from = ZEROS;
        fromBase = 0;
        fromRow = 0;
        fromColumn = 0;
        return this;
    }

    /** Sets C. */
    Gemm c(Tensor tensor, int offset, int rowStride, int count) {
        c = tensor;
        cBase = bytes(offset);
        cRow = rowStride;
        rows = count;
        return this;
    }

    private static long bytes(long elements) {
        return elements * Float.BYTES;
    }

    /** Computes all of it on this thread. */
    void run() {
        try {
            begin();
            block(0, rows, 0, columns);
        } finally {
            clear();
        }
    }

    /** Computes all of it on a team. */
    void run(WorkerTeam team) {
        if (team.threads() == 1 || (long) rows * columns * depth < TEAM_PRODUCTS) {
            run();
            return;
        }
        int panels = Math.ceilDiv(columns, PANEL);
        boolean byPanels = panels % team.threads() == 0 || panels >= 4 * team.threads();
        if (byPanels) {
            partColumns = PANEL;
            partRows = rows;
        } else {
            partColumns = columns;
            int share = Math.ceilDiv(rows, 2 * team.threads());
            partRows = Math.ceilDiv(share, GemmTile.ROWS) * GemmTile.ROWS;
        }
        partsAcross = Math.ceilDiv(columns, partColumns);
        try {
            begin();
            team.run(partsAcross * Math.ceilDiv(rows, partRows), this);
        } finally {
            clear();
        }
    }

    /** Finds the operands' memory. */
    private void begin() {
        aBase += Memory.base(a);
        bBase += Memory.base(b);
        fromBase += Memory.base(from);
        cBase += Memory.base(c);
    }

    @Override
    public void run(int part) {
        int m = part / partsAcross * partRows;
        int n = part % partsAcross * partColumns;
        block(m, Math.min(rows, m + partRows), n, Math.min(columns, n + partColumns));
    }

    private void clear() {
        a = GemmTile.NONE;
        b = GemmTile.NONE;
        from = GemmTile.NONE;
        c = GemmTile.NONE;
    }

    /** The rows from m0 to m1 of the columns from n0, where a panel begins, to n1. */
    private void block(int m0, int m1, int n0, int n1) {
        if (m0 == m1 || n0 == n1) {
            return;
        }
        GemmTile tile = GemmTile.own();
        try {
            block(tile, m0, m1, n0, n1);
        } finally {
            tile.clear();
        }
    }

    private void block(GemmTile tile, int m0, int m1, int n0, int n1) {
        tile.a = a;
        tile.aRow = bytes(aRow);
        tile.aColumn = bytes(aColumn);
        int whole = m1 - m0 == 1 && depth <= GemmTile.DEPTH ? vector(tile, m0, n0, n1) : n0;
        // One block at least: of nothing, C is still what it begins with.
        int k = 0;
        do {
            int count = Math.min(DEPTH, depth - k);
            for (int n = whole; n < n1; n += PANEL) {
                panel(tile, m0, m1, n, Math.min(PANEL, n1 - n), k, count);
            }
            k += count;
        } while (k < depth);
    }

    /** One row: the columns of whole panels. Returns where the rest begin. */
    private int vector(GemmTile tile, int m, int n0, int n1) {
        int whole = n0 + (n1 - n0) / PANEL * PANEL;
        tile.b = b;
        tile.bRow = bytes(bRow);
        tile.from = from;
        tile.c = c;
        long aAt = aBase + bytes((long) m * aRow);
        long fromAt = fromBase + bytes((long) m * fromRow);
        long cAt = cBase + bytes((long) m * cRow);
        int group = 4 * LANES;
        for (int n = n0; n < whole; n += 2 * group) {
            // The last of an odd number of groups is computed twice over, which costs no time.
            int apart = whole - n > group ? group : 0;
            long bAt = bAt(0, n);
            tile.row1vectors8(
                    aAt,
                    bAt,
                    bAt(0, n + apart) - bAt,
                    fromAt + bytes((long) n * fromColumn),
                    cAt + bytes(n),
                    bytes(apart),
                    depth);
        }
        return whole;
    }

    private long bAt(int k, int n) {
        long at =
                packed
                        ? ((long) n / PANEL * panelRows + k) * PANEL + n % PANEL
                        : (long) k * bRow + n;
        return bBase + bytes(at);
    }

    /** The columns from n, at most a panel, of k to k + count. */
    private void panel(GemmTile tile, int m0, int m1, int n, int width, int k, int count) {
        long bAt = bAt(k, n);
        if (packed) {
            tile.b = b;
            tile.bRow = bytes(PANEL);
        } else if (m1 - m0 < COPY_ROWS && width == PANEL) {
            tile.b = b;
            tile.bRow = bytes(bRow);
        } else {
            tile.takePanel(b, bAt, bytes(bRow), width, count);
            bAt = Memory.base(tile.b);
        }
        tile.from = k == 0 ? from : c;
        tile.fromRow = bytes(k == 0 ? fromRow : cRow);
        tile.c = c;
        tile.cRow = bytes(cRow);
        long fromAt = k == 0 ? fromBase + bytes((long) n * fromColumn) : cBase + bytes(n);
        long aAt = aBase + bytes((long) k * aColumn);
        int done = 0;
        if (WIDE && width == PANEL) {
            whole(tile, m0, m1, aAt, bAt, fromAt, cBase + bytes(n), count);
            done = PANEL;
        }
        while (done < width) {
            int vectors = width - done >= 2 * LANES ? 2 : 1;
            int cut = Math.min(vectors * LANES, width - done);
            long skip = bytes(done);
            narrow(
                    tile,
                    vectors,
                    cut,
                    m0,
                    m1,
                    aAt,
                    bAt + skip,
                    fromAt + skip,
                    cBase + bytes(n) + skip,
                    count);
            done += cut;
        }
    }

    /** Four vectors, for all rows. */
    private static void whole(
            GemmTile tile, int m0, int m1, long aAt, long bAt, long fromAt, long cAt, int count) {
        int m = m0;
        while (m < m1) {
            long am = aAt + m * tile.aRow;
            long fm = fromAt + m * tile.fromRow;
            long cm = cAt + m * tile.cRow;
            int left = m1 - m;
            // Two tiles of 4 rows waste less on 7 or 8 than one of 6 and one that is nearly empty.
            if (left <= 4 || left == 7 || left == 8) {
                tile.rows4vectors4(am, bAt, fm, cm, Math.min(4, left), count);
                m += 4;
            } else {
                tile.rows6vectors4(am, bAt, fm, cm, Math.min(6, left), count);
                m += 6;
            }
        }
    }

    /** Two vectors or one, of which the first {@code cut} columns count, for all rows. */
    private static void narrow(
            GemmTile tile,
            int vectors,
            int cut,
            int m0,
            int m1,
            long aAt,
            long bAt,
            long fromAt,
            long cAt,
            int count) {
        for (int m = m0; m < m1; m += GemmTile.ROWS) {
            int some = Math.min(GemmTile.ROWS, m1 - m);
            long am = aAt + m * tile.aRow;
            long fm = fromAt + m * tile.fromRow;
            long cm = cAt + m * tile.cRow;
            if (vectors == 2) {
                tile.rows6vectors2(am, bAt, fm, cm, some, count);
            } else if (cut == LANES) {
                tile.rows6vectors1(am, bAt, fm, cm, some, count);
            } else {
                tile.partOfVector(am, bAt, fm, cm, some, cut, count);
            }
        }
    }
}
