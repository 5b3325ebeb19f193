package busbar.ui.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.model.TargetForms;
import busbar.api.model.TargetType;
import busbar.api.pattern.Dialect;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CanvasLayoutTest {
    private static final Map<String, TargetType> TYPES =
            TargetForms.ALL.stream().collect(Collectors.toMap(TargetType::type, t -> t));
    private final RuleSketch blank = RuleSketch.blank("orders", "to-crm");

    private static List<Figure> figures(int line, RuleSketch sketch) {
        return new CanvasLayout(line, 0).figures(sketch, TYPES);
    }

    private static RuleSketch withTargets(RuleSketch sketch, int count) {
        RuleSketch more = sketch;
        for (int i = 0; i < count; i++) {
            more = more.withTarget(TargetForms.ALL.get(i % TargetForms.ALL.size()));
        }
        return more;
    }

    @Test
    void aBlankRuleShowsWhatIsMissing() {
        assertEquals(List.of("bus", "drop:filter", "drop:target"),
                figures(16, blank).stream().map(Figure::name).toList());
        assertTrue(figures(16, blank).get(1).isGap());
    }

    @Test
    void figuresStandFromLeftToRightAndNeverOverlap() {
        for (int line : new int[] {12, 16, 37}) {
            RuleSketch rule = withTargets(blank.withPattern(Dialect.ALIYUN, "{}"), 7);
            List<Figure> figures = figures(line, rule);
            for (Figure one : figures) {
                for (Figure other : figures) {
                    assertTrue(one == other || !one.bounds().intersects(other.bounds()), one + " " + other);
                }
            }
            assertTrue(figures.get(0).bounds().x < figures.get(1).bounds().x);
            assertTrue(figures.get(1).bounds().x < figures.get(2).bounds().x);
        }
    }

    @Test
    void everythingLiesWithinTheSizeOfTheDrawing() {
        for (int targets = 0; targets < 20; targets++) {
            RuleSketch rule = withTargets(blank, targets);
            CanvasLayout layout = new CanvasLayout(16, 0);
            for (Figure figure : layout.figures(rule, TYPES)) {
                assertTrue(figure.bounds().x >= 0 && figure.bounds().y >= 0, figure.toString());
                assertTrue(figure.bounds().x + figure.bounds().width <= layout.widthMin(), figure.toString());
                assertTrue(figure.bounds().y + figure.bounds().height <= layout.height(rule), figure.toString());
            }
        }
    }

    @Test
    void boxesGrowWithTheRoomAsLongAsItIsOfUse() {
        int least = new CanvasLayout(16, 0).widthMin();
        int most = new CanvasLayout(16, 0).widthMax();

        assertEquals(least, reach(0));
        assertTrue(reach(least + 60) > least && reach(least + 60) <= least + 60);
        assertEquals(most, reach(10 * most));
    }

    private int reach(int room) {
        return new CanvasLayout(16, room).figures(blank, TYPES).stream()
                .mapToInt(figure -> figure.bounds().x + figure.bounds().width).max().orElseThrow() + 16;
    }

    @Test
    void aFilterThatWantsEverythingSaysSo() {
        assertEquals(Messages.Canvas_everyEvent, filterOf("{ }").detail());
        assertEquals("{ \"source\": [\"a\"] }", filterOf("{ \"source\":\n  [\"a\"] }").detail());
    }

    @Test
    void problemsAreSaidAtTheirFigures() {
        assertFalse(filterOf("{").problem().isEmpty());
        assertTrue(filterOf("{}").problem().isEmpty());
        Figure http = figures(16, blank.withTarget(TYPES.get("http"))).get(2);
        assertEquals("target:http", http.name());
        assertTrue(http.problem().contains("url"));
    }

    private Figure filterOf(String pattern) {
        return figures(16, blank.withPattern(Dialect.ALIYUN, pattern)).get(1);
    }
}
