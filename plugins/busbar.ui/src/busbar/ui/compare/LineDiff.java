package busbar.ui.compare;

import java.util.ArrayList;
import java.util.List;

/** Two texts line by line, what they have in common side by side. Pure; any thread. */
final class LineDiff {
    private static final long CELLS_MAX = 4_000_000; // 16 MB of table; past it lines are paired by their numbers

    private LineDiff() {
    }

    /** What became of a line. */
    enum Kind {
        SAME, CHANGED, REMOVED, ADDED
    }

    /** @param left empty where the line was added
     *  @param right empty where it was removed */
    record Row(Kind kind, String left, String right) {
    }

    static List<Row> of(List<String> left, List<String> right) {
        List<Row> rows = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        List<String> come = new ArrayList<>();
        int[][] common = (long) left.size() * right.size() > CELLS_MAX ? null : common(left, right);
        int i = 0;
        int j = 0;
        while (i < left.size() || j < right.size()) {
            if (i < left.size() && j < right.size() && left.get(i).equals(right.get(j))) {
                flush(rows, gone, come);
                rows.add(new Row(Kind.SAME, left.get(i++), right.get(j++)));
            } else if (takesLeft(common, i, j, left.size(), right.size())) {
                gone.add(left.get(i++));
            } else {
                come.add(right.get(j++));
            }
        }
        flush(rows, gone, come);
        return List.copyOf(rows);
    }

    private static boolean takesLeft(int[][] common, int i, int j, int lefts, int rights) {
        if (i == lefts || j == rights) {
            return j == rights;
        }
        return common == null ? i <= j : common[i + 1][j] >= common[i][j + 1];
    }

    /** Length of the longest common run of lines from each pair of places on. */
    private static int[][] common(List<String> left, List<String> right) {
        int[][] longest = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                longest[i][j] = left.get(i).equals(right.get(j)) ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        return longest;
    }

    /** A line that went and one that came at one place are a line that changed, where both begin alike. */
    private static void flush(List<Row> rows, List<String> gone, List<String> come) {
        int next = 0;
        for (String went : gone) {
            int same = next;
            while (same < come.size() && !beginning(come.get(same)).equals(beginning(went))) {
                same++;
            }
            if (same == come.size()) {
                rows.add(new Row(Kind.REMOVED, went, ""));
            } else {
                come.subList(next, same).forEach(line -> rows.add(new Row(Kind.ADDED, "", line)));
                rows.add(new Row(Kind.CHANGED, went, come.get(same)));
                next = same + 1;
            }
        }
        come.subList(next, come.size()).forEach(line -> rows.add(new Row(Kind.ADDED, "", line)));
        gone.clear();
        come.clear();
    }

    /** The name of a member, else the indent. */
    private static String beginning(String line) {
        int colon = line.indexOf("\" : ");
        return colon >= 0 ? line.substring(0, colon) : line.substring(0, line.length() - line.stripLeading().length());
    }
}
