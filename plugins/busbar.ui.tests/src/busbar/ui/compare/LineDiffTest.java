package busbar.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.ui.compare.LineDiff.Kind;
import busbar.ui.compare.LineDiff.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LineDiffTest {

    @Test
    void whatIsCommonStandsSideBySide() {
        assertEquals(List.of(new Row(Kind.SAME, "a", "a"), new Row(Kind.REMOVED, "b", ""), new Row(Kind.SAME, "c", "c"),
                new Row(Kind.ADDED, "", "d")), LineDiff.of(List.of("a", "b", "c"), List.of("a", "c", "d")));
    }

    @Test
    void aLineThatWentWhereAnotherCameIsAChangedOne() {
        assertEquals(List.of(new Row(Kind.SAME, "a", "a"), new Row(Kind.CHANGED, "b", "x"),
                new Row(Kind.SAME, "c", "c")), LineDiff.of(List.of("a", "b", "c"), List.of("a", "x", "c")));
        assertEquals(List.of(), LineDiff.of(List.of(), List.of()));
    }

    @Test
    void aMemberThatChangedStandsBesideItself() {
        assertEquals(List.of(new Row(Kind.ADDED, "", " \"a\" : 1"), new Row(Kind.CHANGED, " \"b\" : 2", " \"b\" : 3")),
                LineDiff.of(List.of(" \"b\" : 2"), List.of(" \"a\" : 1", " \"b\" : 3")));
    }

    @Test
    void bothTextsCanBeReadFromTheRowsWhateverTheyAre() {
        Random chance = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            List<String> left = lines(chance);
            List<String> right = lines(chance);
            List<Row> rows = LineDiff.of(left, right);
            assertEquals(left, rows.stream().filter(r -> r.kind() != Kind.ADDED).map(Row::left).toList());
            assertEquals(right, rows.stream().filter(r -> r.kind() != Kind.REMOVED).map(Row::right).toList());
            assertTrue(rows.stream().allMatch(r -> (r.kind() == Kind.SAME) == r.left().equals(r.right())), "" + rows);
        }
    }

    @Test
    void hugeTextsArePairedLineByLine() {
        List<String> many = Stream.generate(() -> "x").limit(5_000).toList();
        assertTrue(LineDiff.of(many, many).stream().allMatch(r -> r.kind() == Kind.SAME));
        List<String> others = Stream.generate(() -> "y").limit(5_001).toList();
        assertEquals(5_001, LineDiff.of(many, others).size());
    }

    private static List<String> lines(Random chance) {
        List<String> lines = new ArrayList<>();
        for (int i = chance.nextInt(7); i > 0; i--) {
            lines.add(Character.toString('a' + chance.nextInt(4)));
        }
        return lines;
    }
}
