package busbar.ui.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import busbar.api.pattern.Dialect;
import busbar.api.pattern.Explanation;
import org.junit.jupiter.api.Test;

class TryOutTest {

    private static TryOut of(String pattern, String sample) {
        return TryOut.of(RuleSketch.blank("orders", "r").withPattern(Dialect.ALIYUN, pattern), sample);
    }

    private static Explanation said(String pattern) {
        return assertInstanceOf(TryOut.Said.class, of(pattern, SampleEvent.TEMPLATE)).explanation();
    }

    @Test
    void everyEventMatchesAnEmptyFilter() {
        assertTrue(said("{}").matches());
    }

    @Test
    void eachFieldIsSaid() {
        Explanation said = said("{\"source\": [\"shop.orders\"], "
                + "\"data\": {\"amount\": [{\"numeric\": [\">\", 200]}]}}");

        assertFalse(said.matches());
        assertEquals(2, said.fields().size());
        assertTrue(said.fields().get(0).matched());
        assertFalse(said.fields().get(1).matched());
        assertEquals("data.amount", said.fields().get(1).path());
    }

    @Test
    void whatTheServiceTellsOfItselfCanBeTriedBeforeItTellsAnything() {
        String pattern = "{\"source\": [\"busbar.engine\"], \"type\": [{\"prefix\": \"busbar:Rule:\"}]}";

        TryOut tried = of(pattern, SampleEvent.OFFICIAL);

        assertTrue(assertInstanceOf(TryOut.Said.class, tried).explanation().matches());
    }

    @Test
    void aBrokenPatternIsToBeMendedFirst() {
        assertEquals(new TryOut.Unknown(Messages.TryForm_patternWrong), of("{", SampleEvent.TEMPLATE));
    }

    @Test
    void aBrokenSampleSaysWhereItIsBroken() {
        TryOut.Unknown unknown = assertInstanceOf(TryOut.Unknown.class, of("{}", "{\"a\": }"));

        assertTrue(unknown.why().contains("line 1"), unknown.why());
    }
}
