package busbar.engine.match;

/** Intervals of numbers as a search tree by their lower ends, each node with the highest upper end below it (Cormen
 *  et al.,
 *  "Interval trees"). A treap: priorities come from the ends themselves, so the same intervals make the same tree,
 *  and it is
 *  about as deep as a balanced one. Immutable; a change copies the way from the root.
 *
 *  @param highest upper end in this part of the tree */
record Intervals(double from, double to, Bucket rules, int priority, double highest, Intervals left, Intervals right) {

    private static Intervals node(double from, double to, Bucket rules, Intervals left, Intervals right) {
        double highest = Math.max(to, Math.max(left == null ? to : left.highest, right == null ? to : right.highest));
        return new Intervals(from, to, rules, priority(from, to), highest, left, right);
    }

    private static int priority(double from, double to) {
        long bits = (Double.doubleToLongBits(from) * 31 + Double.doubleToLongBits(to)) * 0x9E3779B97F4A7C15L;
        return (int) (bits >>> 32);
    }

    /** Adds the rules of all intervals that hold a number. */
    static void visit(Intervals tree, double value, Candidates candidates) {
        Intervals node = tree;
        while (node != null && node.highest >= value) {
            visit(node.left, value, candidates);
            if (node.from > value) {
                return;
            }
            if (node.to >= value) {
                node.rules.addTo(candidates);
            }
            node = node.right;
        }
    }

    /** How many rules there are behind a number, counted up to a bound. */
    static int load(Intervals tree, double value, int countMax) {
        int count = 0;
        Intervals node = tree;
        while (node != null && node.highest >= value && count < countMax) {
            count += load(node.left, value, countMax - count);
            if (node.from > value) {
                return count;
            }
            count += node.to >= value ? node.rules.size() : 0;
            node = node.right;
        }
        return count;
    }

    private int compare(double otherFrom, double otherTo) {
        int byFrom = Double.compare(otherFrom, from);
        return byFrom != 0 ? byFrom : Double.compare(otherTo, to);
    }

    static Intervals with(Intervals tree, double from, double to, Compiled rule, Object by) {
        if (tree == null) {
            return node(from, to, Bucket.EMPTY.with(rule, by), null, null);
        }
        int side = tree.compare(from, to);
        if (side == 0) {
            return node(from, to, tree.rules.with(rule, by), tree.left, tree.right);
        }
        return side < 0 ? tree.balanced(with(tree.left, from, to, rule, by), tree.right)
                : tree.balanced(tree.left, with(tree.right, from, to, rule, by));
    }

    /** This node over new parts, one of which may have to come above it. */
    private Intervals balanced(Intervals newLeft, Intervals newRight) {
        if (newLeft != null && newLeft.priority > priority) {
            return node(newLeft.from, newLeft.to, newLeft.rules, newLeft.left,
                    node(from, to, rules, newLeft.right, newRight));
        }
        if (newRight != null && newRight.priority > priority) {
            return node(newRight.from, newRight.to, newRight.rules, node(from, to, rules, newLeft, newRight.left),
                    newRight.right);
        }
        return node(from, to, rules, newLeft, newRight);
    }

    static Intervals without(Intervals tree, double from, double to, Compiled rule, Object by) {
        if (tree == null) {
            return null;
        }
        int side = tree.compare(from, to);
        if (side != 0) {
            return side < 0
                    ? node(tree.from, tree.to, tree.rules, without(tree.left, from, to, rule, by), tree.right)
                    : node(tree.from, tree.to, tree.rules, tree.left, without(tree.right, from, to, rule, by));
        }
        Bucket fewer = tree.rules.without(rule, by);
        return fewer.size() > 0 ? node(from, to, fewer, tree.left, tree.right) : joined(tree.left, tree.right);
    }

    private static Intervals joined(Intervals left, Intervals right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return left.priority >= right.priority
                ? node(left.from, left.to, left.rules, left.left, joined(left.right, right))
                : node(right.from, right.to, right.rules, joined(left, right.left), right.right);
    }
}
